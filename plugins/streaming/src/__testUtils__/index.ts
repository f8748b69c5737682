export * from './fakeClient';
export * from './fixtures';
export * from './renderPages';
