export * from './compose';
export * from './english';
export * from './Said';
export * from './say';
export * from './units';
