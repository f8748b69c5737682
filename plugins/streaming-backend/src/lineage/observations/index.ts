export * from './ObservationFeed';
export * from './observationRecord';
export * from './ObservationTally';
