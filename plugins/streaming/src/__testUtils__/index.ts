export * from './fakeClient';
export * from './fixtures';
