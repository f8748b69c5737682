import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  CompatibilityVerdict,
  RegisteredSchema,
  RegistryClient,
  RegistryConfig,
  SchemaInput,
} from '../../registry';
import { CompatibilityLevelName } from '../../registry/registryModels';
import { FaultPlan } from './FaultPlan';

/** A registry in memory whose every call can be made to fail. */
export class FakeRegistry implements RegistryClient {
  readonly url = 'http://registry.test';
  readonly schemas: RegisteredSchema[] = [];
  readonly levels = new Map<string, CompatibilityLevelName>();
  /** What is set for subjects beside their level. */
  readonly configs = new Map<string, Partial<RegistryConfig>>();
  /** What it says of every schema that it is asked to judge. */
  verdict: CompatibilityVerdict = { compatible: true, messages: [] };
  readonly faults: FaultPlan;
  down = false;
  #nextId = 1;
  readonly #nextVersion = new Map<string, number>();

  constructor(faults: FaultPlan) {
    this.faults = faults;
  }

  subjects() {
    return this.#call('subjects', () => [
      ...new Set(this.schemas.map(schema => schema.subject)),
    ]);
  }

  versions(subject: string) {
    return this.#call('versions', () =>
      this.#of(subject).map(schema => schema.version),
    );
  }

  version(subject: string, version: number) {
    return this.#call('version', () => {
      const found = this.#of(subject).find(one => one.version === version);
      if (!found) {
        throw new NotFoundError(`No version ${version} of ${subject}`);
      }
      return found;
    });
  }

  latest(subject: string) {
    return this.#call('latest', () => this.#of(subject).at(-1));
  }

  register(subject: string, input: SchemaInput) {
    return this.#call('register', () => {
      const present = this.#find(subject, input);
      if (present) {
        return { id: present.id };
      }
      const version = this.#nextVersion.get(subject) ?? 1;
      this.#nextVersion.set(subject, version + 1);
      const id = this.#nextId++;
      this.schemas.push({
        references: [],
        ...input,
        subject,
        version,
        id,
      });
      return { id };
    });
  }

  lookup(subject: string, input: SchemaInput) {
    return this.#call('lookup', () => this.#find(subject, input));
  }

  async checkCompatibility() {
    return this.verdict;
  }

  async ownConfig(subject?: string) {
    const compatibility = await this.compatibility(subject);
    return (
      compatibility && {
        compatibility,
        policy: 'STRICT' as const,
        group: null,
        validatesFields: false,
      }
    );
  }

  effectiveConfig(subject: string) {
    return this.#call('effectiveConfig', () => ({
      compatibility: this.levels.get(subject) ?? ('BACKWARD' as const),
      policy: 'STRICT' as const,
      group: null,
      validatesFields: false,
      ...this.configs.get(subject),
    }));
  }

  compatibility(subject?: string) {
    return this.#call('compatibility', () =>
      subject === undefined ? 'BACKWARD' : this.levels.get(subject),
    );
  }

  setCompatibility(subject: string, level: CompatibilityLevelName) {
    return this.#call('setCompatibility', () => {
      this.levels.set(subject, level);
    });
  }

  deleteCompatibility(subject: string) {
    return this.#call('deleteCompatibility', () => {
      this.levels.delete(subject);
    });
  }

  deleteSubject(subject: string) {
    return this.#call('deleteSubject', () =>
      this.#of(subject).map(schema => {
        this.schemas.splice(this.schemas.indexOf(schema), 1);
        return schema.version;
      }),
    );
  }

  deleteVersion(subject: string, version: number) {
    return this.#call('deleteVersion', () => {
      const index = this.schemas.findIndex(
        one => one.subject === subject && one.version === version,
      );
      this.schemas.splice(index, 1);
    });
  }

  #of(subject: string): RegisteredSchema[] {
    return this.schemas.filter(schema => schema.subject === subject);
  }

  #find(subject: string, input: SchemaInput): RegisteredSchema | undefined {
    return this.#of(subject).find(schema => schema.schema === input.schema);
  }

  async #call<T>(name: string, act: () => T): Promise<T> {
    if (this.down) {
      throw new ServiceUnavailableError(`Nobody answers at ${this.url}`);
    }
    return this.faults.around(`registry.${name}`, act);
  }
}
