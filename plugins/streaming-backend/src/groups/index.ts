export * from './toConsumerGroup';
