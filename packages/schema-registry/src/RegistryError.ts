/** The error codes of the registry protocol, by what they mean. */
export const errorCodes = {
  denied: 40301,
  subjectNotFound: 40401,
  versionNotFound: 40402,
  schemaNotFound: 40403,
  subjectSoftDeleted: 40404,
  subjectNotSoftDeleted: 40405,
  versionSoftDeleted: 40406,
  versionNotSoftDeleted: 40407,
  subjectConfigNotFound: 40408,
  subjectModeNotFound: 40409,
  incompatibleSchema: 40901,
  invalidSchema: 42201,
  invalidVersion: 42202,
  invalidLevel: 42203,
  invalidMode: 42204,
  operationNotPermitted: 42205,
  referenceExists: 42206,
  idMismatch: 42207,
  invalidSubject: 42208,
  schemaTooLarge: 42209,
  invalidRuleSet: 42210,
  contextNotEmpty: 42211,
  storeError: 50001,
  storeTimeout: 50002,
  unknownLeader: 50004,
} as const;

/**
 * An answer that the protocol has a code for; `httpStatus` is its first three digits. A thrown
 * error of any other kind is a fault of ours.
 */
export class RegistryError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'RegistryError';
    this.code = code;
  }

  get httpStatus(): number {
    return Number(String(this.code).slice(0, 3));
  }
}
