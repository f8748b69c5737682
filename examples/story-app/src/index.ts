/**
 * The sign-in page of the sample company.
 *
 * @packageDocumentation
 */
export { default } from './module';
