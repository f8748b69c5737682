export * from './ApprovalList';
