export * from './Facts';
export * from './Quantity';
