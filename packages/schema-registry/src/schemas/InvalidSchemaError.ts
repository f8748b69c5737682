import { SchemaProblem } from '@millrace/schema-compat';
import { errorCodes, RegistryError } from '../RegistryError';

/** Why a posted schema was refused, for answers that list problems instead of failing. */
export class InvalidSchemaError extends RegistryError {
  readonly problems: readonly SchemaProblem[];

  constructor(message: string, problems: readonly SchemaProblem[] = []) {
    super(errorCodes.invalidSchema, message);
    this.problems = problems;
  }
}
