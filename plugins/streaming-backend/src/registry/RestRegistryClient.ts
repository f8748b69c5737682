import {
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { say } from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { sayError } from '../lib/sayError';
import { withCause } from '../lib/withCause';
import {
  CompatibilityVerdict,
  OwnConfig,
  RegisteredSchema,
  RegistryClient,
  RegistryConfig,
  SchemaInput,
} from './RegistryClient';
import {
  CompatibilityLevelName,
  compatibilityResponse,
  configResponse,
  errorResponse,
  idResponse,
  namesResponse,
  registeredSchemaResponse,
  versionsResponse,
} from './registryModels';
import { readVersionExtras } from './versionExtras';

const REQUEST_TIMEOUT_MS = 10_000;
const CONTENT_TYPE = 'application/vnd.schemaregistry.v1+json';

/** Codes of the registry for something that does not exist. */
const SUBJECT_NOT_FOUND = 40401;
const VERSION_NOT_FOUND = 40402;
const SCHEMA_NOT_FOUND = 40403;
const SUBJECT_LEVEL_NOT_FOUND = 40408;

/** A refusal of the registry; `cause` of the Backstage errors that the client throws. */
export class RegistryRefusal extends Error {
  constructor(
    message: string,
    /** The registry's `error_code`, or the HTTP status when it gave none. */
    readonly code: number,
  ) {
    super(message);
    this.name = 'RegistryRefusal';
  }
}

/** {@link RegistryClient} over HTTP. */
export class RestRegistryClient implements RegistryClient {
  readonly #fetch: typeof fetch;
  readonly #headers: Record<string, string>;

  constructor(
    readonly url: string,
    options: { headers?: Record<string, string>; fetch?: typeof fetch } = {},
  ) {
    this.#headers = options.headers ?? {};
    this.#fetch = options.fetch ?? fetch;
  }

  async subjects(): Promise<string[]> {
    const names = await this.#call('GET', '/subjects', namesResponse);
    return names.sort();
  }

  async versions(
    subject: string,
    options: { deleted?: boolean } = {},
  ): Promise<number[]> {
    const search = options.deleted ? '?deleted=true' : '';
    const found = await this.#find(
      `/subjects/${encodeURIComponent(subject)}/versions${search}`,
      versionsResponse,
    );
    return (found ?? []).sort((a, b) => a - b);
  }

  async version(
    subject: string,
    version: number,
    options: { deleted?: boolean } = {},
  ): Promise<RegisteredSchema> {
    const search = options.deleted ? '?deleted=true' : '';
    return toRegistered(
      await this.#call(
        'GET',
        `/subjects/${encodeURIComponent(subject)}/versions/${version}${search}`,
        registeredSchemaResponse,
      ),
    );
  }

  async latest(subject: string): Promise<RegisteredSchema | undefined> {
    const found = await this.#find(
      `/subjects/${encodeURIComponent(subject)}/versions/latest`,
      registeredSchemaResponse,
    );
    return found && toRegistered(found);
  }

  async register(subject: string, input: SchemaInput): Promise<{ id: number }> {
    return this.#call(
      'POST',
      `/subjects/${encodeURIComponent(subject)}/versions`,
      idResponse,
      input,
    );
  }

  async lookup(
    subject: string,
    input: SchemaInput,
  ): Promise<RegisteredSchema | undefined> {
    const found = await this.#find(
      `/subjects/${encodeURIComponent(subject)}`,
      registeredSchemaResponse,
      { method: 'POST', body: input },
    );
    return found && toRegistered(found);
  }

  async checkCompatibility(
    subject: string,
    input: SchemaInput,
  ): Promise<CompatibilityVerdict> {
    const answer = await this.#find(
      `/compatibility/subjects/${encodeURIComponent(
        subject,
      )}/versions?verbose=true`,
      compatibilityResponse,
      { method: 'POST', body: input },
    );
    return {
      compatible: answer?.is_compatible ?? true,
      messages: answer?.messages ?? [],
    };
  }

  async compatibility(
    subject?: string,
  ): Promise<CompatibilityLevelName | undefined> {
    const answer = await this.#find(configPath(subject), configResponse);
    return answer?.compatibilityLevel ?? undefined;
  }

  async effectiveConfig(subject: string): Promise<RegistryConfig> {
    // Registries that do not know the parameter answer that the subject has no config of its own.
    const answer =
      (await this.#find(
        `${configPath(subject)}?defaultToGlobal=true`,
        configResponse,
      )) ?? (await this.#find(configPath(undefined), configResponse));
    const { compatibility, ...config } = toConfig(answer ?? {});
    return { compatibility: compatibility ?? 'BACKWARD', ...config };
  }

  async ownConfig(subject?: string): Promise<OwnConfig | undefined> {
    const answer = await this.#find(configPath(subject), configResponse);
    return answer && toConfig(answer);
  }

  async setCompatibility(
    subject: string,
    level: CompatibilityLevelName,
  ): Promise<void> {
    await this.#call('PUT', configPath(subject), z.unknown(), {
      compatibility: level,
    });
  }

  async deleteCompatibility(subject: string): Promise<void> {
    await this.#find(configPath(subject), z.unknown(), { method: 'DELETE' });
  }

  async deleteSubject(subject: string): Promise<number[]> {
    const versions = await this.#find(
      `/subjects/${encodeURIComponent(subject)}`,
      versionsResponse,
      { method: 'DELETE' },
    );
    return versions ?? [];
  }

  async deleteVersion(subject: string, version: number): Promise<void> {
    await this.#find(
      `/subjects/${encodeURIComponent(subject)}/versions/${version}`,
      z.unknown(),
      { method: 'DELETE' },
    );
  }

  /** As `#call`, with undefined for what does not exist. */
  async #find<T extends z.ZodType>(
    path: string,
    schema: T,
    options: { method?: string; body?: unknown } = {},
  ): Promise<z.output<T> | undefined> {
    try {
      const { method = 'GET', body } = options;
      return await this.#call(method, path, schema, body);
    } catch (error) {
      if (isAbsence(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #call<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    body?: unknown,
  ): Promise<z.output<T>> {
    const response = await this.#send(method, path, body);
    const text = await response.text();
    if (!response.ok) {
      throw toRegistryError(this.url, response.status, text);
    }
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success) {
      throw sayError(
        ServiceUnavailableError,
        say('registry.strange', { url: this.url, method, path }),
      );
    }
    return parsed.data;
  }

  async #send(method: string, path: string, body: unknown): Promise<Response> {
    try {
      return await this.#fetch(`${this.url}${path}`, {
        method,
        headers: {
          ...this.#headers,
          Accept: `${CONTENT_TYPE}, application/json`,
          'Confluent-Accept-Unknown-Properties': 'true',
          ...(body === undefined ? {} : { 'Content-Type': CONTENT_TYPE }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
    } catch (error) {
      throw sayError(
        ServiceUnavailableError,
        say('registry.unanswered', { url: this.url, reason: reasonOf(error) }),
      );
    }
  }
}

/** Headers that authenticate against a registry. */
export function registryHeaders(
  auth:
    | { type: 'basic'; username: string; password: string }
    | { type: 'bearer'; token: string }
    | null,
): Record<string, string> {
  if (!auth) {
    return {};
  }
  const credentials =
    auth.type === 'bearer'
      ? `Bearer ${auth.token}`
      : `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString(
          'base64',
        )}`;
  return { Authorization: credentials };
}

function toRegistered({
  subject,
  version,
  id,
  schemaType,
  schema,
  references,
  ...rest
}: z.output<typeof registeredSchemaResponse>): RegisteredSchema {
  return {
    subject,
    version,
    id,
    schemaType,
    schema,
    references,
    ...readVersionExtras(rest),
  };
}

function toConfig(answer: z.output<typeof configResponse>): OwnConfig {
  return {
    compatibility: answer.compatibilityLevel ?? null,
    policy: answer.compatibilityPolicy ?? 'STRICT',
    group: answer.compatibilityGroup || null,
    validatesFields: answer.validateFields ?? false,
  };
}

function configPath(subject: string | undefined): string {
  return subject === undefined
    ? '/config'
    : `/config/${encodeURIComponent(subject)}`;
}

function isAbsence(error: unknown): boolean {
  const cause = isError(error) ? error.cause : undefined;
  return (
    cause instanceof RegistryRefusal &&
    [
      SUBJECT_NOT_FOUND,
      VERSION_NOT_FOUND,
      SCHEMA_NOT_FOUND,
      SUBJECT_LEVEL_NOT_FOUND,
    ].includes(cause.code)
  );
}

function toRegistryError(url: string, status: number, text: string): Error {
  const parsed = errorResponse.safeParse(parseJson(text));
  const refusal = new RegistryRefusal(
    parsed.success ? parsed.data.message : `HTTP status ${status}`,
    parsed.success ? parsed.data.error_code : status,
  );
  const ErrorClass = errorClassOf(status);
  return withCause(
    sayError(
      ErrorClass,
      say('registry.refused', { url, reason: refusal.message }),
    ),
    refusal,
  );
}

function errorClassOf(status: number) {
  switch (status) {
    case 401:
    case 403:
      return NotAllowedError;
    case 404:
      return NotFoundError;
    case 409:
      return ConflictError;
    case 400:
    case 422:
      return InputError;
    default:
      return status >= 500 ? ServiceUnavailableError : Error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is behind Node's `fetch failed`. */
function reasonOf(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const { cause } = error;
  return isError(cause)
    ? cause.message || String(cause.code ?? cause.name)
    : error.message;
}
