import { RegistryState } from './RegistryState';

/** What can be asked of a state; a caller may be shown a part of it only. */
export type StateReader = Pick<
  RegistryState,
  | 'subjects'
  | 'versions'
  | 'version'
  | 'contexts'
  | 'hasContext'
  | 'byId'
  | 'idOf'
  | 'highestId'
  | 'config'
  | 'mode'
  | 'modeScopes'
  | 'referrers'
>;
