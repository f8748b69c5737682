export * from './narrowGroup';
export * from './toConsumerGroup';
