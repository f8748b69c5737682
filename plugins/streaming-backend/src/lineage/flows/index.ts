export * from './DatabaseFlowStore';
export * from './Flow';
export * from './FlowLedger';
export * from './FlowStore';
