export * from './Layout';
export * from './layoutView';
export * from './simpleLayout';
export * from './useLayout';
