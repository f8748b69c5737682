export * from './AuthorizedLineageService';
export * from './DefaultLineageService';
export * from './Findings';
export * from './LineageScope';
export * from './LineageService';
export * from './NodeDescriber';
