export * from './LineageView';
export * from './mergeGraphs';
export * from './reach';
export * from './toView';
