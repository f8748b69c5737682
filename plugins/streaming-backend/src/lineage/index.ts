export * from './createLineageHandlers';
export { DatabaseFlowStore } from './flows';
export * from './Lineage';
export { AuthorizedLineageService, type LineageService } from './service';
