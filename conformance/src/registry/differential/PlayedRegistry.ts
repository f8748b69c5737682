import { Operation } from './script';

/** An answer in which nothing is left that may differ between registries for no reason. */
export interface Answer {
  status: number;
  /** The code of an error, or the body with ids renamed and schemas parsed. */
  body: unknown;
}

/**
 * A registry that a script is played to. Ids are renamed in the order in which they appear, since each registry counts
 * in its own way.
 */
export class PlayedRegistry {
  readonly #url: string;
  readonly #names = new Map<number, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async play({ method, route, body }: Operation): Promise<Answer> {
    const response = await fetch(this.#url + route, {
      method,
      headers: { 'Content-Type': 'application/vnd.schemaregistry.v1+json' },
      body: body && JSON.stringify(body),
    });
    const { status } = response;
    const value = parse(await response.text());
    if (status >= 400) {
      return { status, body: Object(value).error_code };
    }
    if (Array.isArray(value)) {
      return { status, body: [...value].sort() };
    }
    if (typeof value !== 'object' || value === null) {
      return { status, body: value };
    }
    // Members that one of them adds of its own are no part of the protocol.
    const { id, schema, subject, version, compatibility, ...others } =
      value as Record<string, unknown>;
    return {
      status,
      body: {
        ...(typeof id === 'number' ? { id: this.#rename(id) } : {}),
        ...(typeof schema === 'string' ? { schema: parse(schema) } : {}),
        ...(subject === undefined ? {} : { subject, version }),
        ...(compatibility === undefined ? {} : { compatibility }),
        ...pick(others, [
          'is_compatible',
          'compatibilityLevel',
          'mode',
          'type',
        ]),
      },
    };
  }

  #rename(id: number): string {
    const known = this.#names.get(id);
    if (known) {
      return known;
    }
    const name = `schema ${this.#names.size + 1}`;
    this.#names.set(id, name);
    return name;
  }
}

function pick(value: Record<string, unknown>, names: string[]) {
  return Object.fromEntries(
    names
      .filter(name => value[name] !== undefined)
      .map(name => [name, value[name]]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
