export * from './StorySignInPage';
