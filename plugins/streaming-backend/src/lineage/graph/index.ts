export * from './ActorResolver';
export * from './ClientDirectory';
export * from './LineageIndex';
