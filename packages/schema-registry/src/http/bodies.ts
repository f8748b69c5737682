import { z } from 'zod/v4';
import { Registration } from '../commands/registerSchema';
import { Config, configSchema } from '../log/RegistryRecord';
import { readShape } from '../readShape';
import { errorCodes, RegistryError } from '../RegistryError';
import { compatibilityLevels } from '@millrace/schema-compat';

/** The largest id or version of the protocol. */
const maxNumber = 2 ** 31 - 1;

const registrationBody = z.object({
  schema: z.string().nullish(),
  schemaType: z.string().nullish(),
  references: z
    .array(
      z.object({
        name: z.string(),
        subject: z.string(),
        version: z.number().int().min(-1).max(maxNumber),
      }),
    )
    .max(500)
    .nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  ruleSet: z.record(z.string(), z.unknown()).nullish(),
  id: z.number().int().max(maxNumber).nullish(),
  version: z.number().int().max(maxNumber).nullish(),
});

/**
 * A posted schema. A request without `schemaType` means AVRO; members that are not known are
 * ignored.
 *
 * @throws RegistryError 42201 naming the member that is wrong
 */
export function readRegistration(
  body: unknown,
  normalize: boolean | undefined,
): Registration {
  const posted = readShape(
    registrationBody,
    body,
    fault =>
      new RegistryError(errorCodes.invalidSchema, `Invalid request: ${fault}`),
  );
  return {
    type: posted.schemaType ?? 'AVRO',
    text: posted.schema ?? '',
    references: posted.references ?? [],
    metadata: withoutEmptyMembers(posted.metadata),
    ruleSet: withoutEmptyMembers(posted.ruleSet),
    id: positive(posted.id),
    version: positive(posted.version),
    normalize,
  };
}

/** Clients send empty lists where others leave them out; both mean the same content. */
function withoutEmptyMembers(
  contract: object | null | undefined,
): object | undefined {
  return contract
    ? Object.fromEntries(
        Object.entries(contract).filter(
          ([, value]) => value !== null && !isEmpty(value),
        ),
      )
    : undefined;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && Object.keys(Object(value)).length === 0;
}

const configBody = configSchema
  .omit({ compatibilityLevel: true })
  .extend({ compatibility: z.string().nullish() });

/**
 * A posted config: the level is called `compatibility` here and `compatibilityLevel` in answers. A
 * member that is null takes away what is set.
 *
 * @throws RegistryError 42203
 */
export function readConfig(body: unknown): Config {
  const { compatibility, ...given } = readShape(
    configBody,
    body,
    fault =>
      new RegistryError(errorCodes.invalidLevel, `Invalid config: ${fault}`),
  );
  if (compatibility === undefined) {
    if (Object.keys(given).length) return given;
    throw invalidLevel('the member "compatibility" is missing');
  }
  if (compatibility === null) return { ...given, compatibilityLevel: null };
  const level = compatibilityLevels.find(
    each => each === compatibility.toUpperCase(),
  );
  if (!level) throw invalidLevel(`found ${JSON.stringify(compatibility)}`);
  return { ...given, compatibilityLevel: level };
}

const modeBody = z.object({ mode: z.string() });

/**
 * @throws RegistryError 42204 when the body holds no mode
 */
export function readMode(body: unknown): string {
  const { mode } = readShape(
    modeBody,
    body,
    fault =>
      new RegistryError(errorCodes.invalidMode, `Invalid mode: ${fault}`),
  );
  return mode;
}

/** Clients write 0 and -1 where they mean none. */
function positive(value: number | null | undefined): number | undefined {
  return value && value > 0 ? value : undefined;
}

function invalidLevel(reason: string): RegistryError {
  return new RegistryError(
    errorCodes.invalidLevel,
    `Invalid compatibility level. Valid values are ${compatibilityLevels.join(
      ', ',
    )}; ${reason}`,
  );
}
