export * from './CatalogSnapshot';
