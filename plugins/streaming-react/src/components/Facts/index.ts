export * from './Facts';
export * from './Quantity';
export * from './useDerivedFacts';
