/** Where the schema registry is, and the Basic credentials that it asks for, if it does. */
export interface RegistryAccess {
  host: string;
  auth?: { username: string; password: string };
}
