export * from './BrokerPool';
export * from './requests';
