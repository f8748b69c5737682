export * from './bindings';
export * from './CatalogSnapshot';
export * from './PollingCatalogSnapshot';
