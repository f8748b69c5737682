export * from './approvals';
export * from './transitions';
