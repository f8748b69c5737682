import { MetadataIndex } from '../index/index';
import {
  ContractStore,
  OwnershipFiles,
  roleOfSubject,
  StoredContract,
} from '../ownership';
import { BoundSubject, SubjectBindings } from './SubjectBindings';
import { topicNamedBy } from './topicNamedBy';

/** {@link SubjectBindings} from requests, contract files, and TopicName naming. */
export class DefaultSubjectBindings implements SubjectBindings {
  readonly #index: MetadataIndex;
  readonly #contracts: ContractStore;
  readonly #files: Pick<OwnershipFiles, 'contracts' | 'topicsOf'>;
  /** Topics by subject, and the contracts that they were read from. */
  #requested: {
    from: readonly StoredContract[];
    topics: ReadonlyMap<string, readonly string[]>;
  } = { from: [], topics: new Map() };

  constructor(options: {
    index: MetadataIndex;
    contracts: ContractStore;
    files: Pick<OwnershipFiles, 'contracts' | 'topicsOf'>;
  }) {
    this.#index = options.index;
    this.#contracts = options.contracts;
    this.#files = options.files;
  }

  subjectsOf(clusterId: string, topic: string): BoundSubject[] {
    const declared = this.#declared(clusterId, topic);
    const suggested = (['key', 'value'] as const)
      .filter(role => !declared.some(one => one.role === role))
      .map(role => ({ subject: `${topic}-${role}`, role }))
      .filter(({ subject }) => this.#index.subject(clusterId, subject))
      .map(one => ({ ...one, source: 'convention' as const }));
    return [...declared, ...suggested];
  }

  topicsOf(clusterId: string, subject: string): string[] {
    const byName = topicNamedBy(subject);
    const candidates = new Set([
      ...this.#files.topicsOf(subject),
      ...this.#requestedTopics(clusterId, subject),
      ...(byName !== subject ? [byName] : []),
    ]);
    return [...candidates]
      .filter(topic => this.#index.topic(clusterId, topic))
      .filter(topic =>
        this.subjectsOf(clusterId, topic).some(one => one.subject === subject),
      )
      .sort();
  }

  /** Lists of thousands ask for each of their rows, so that contracts are not searched every time. */
  #requestedTopics(clusterId: string, subject: string): readonly string[] {
    const contracts = this.#contracts.list();
    if (this.#requested.from !== contracts) {
      const topics = new Map<string, string[]>();
      for (const { cluster, topic, subjects } of contracts) {
        for (const bound of subjects) {
          const key = `${cluster}\0${bound.subject}`;
          topics.set(key, [...(topics.get(key) ?? []), topic]);
        }
      }
      this.#requested = { from: contracts, topics };
    }
    return this.#requested.topics.get(`${clusterId}\0${subject}`) ?? [];
  }

  #declared(clusterId: string, topic: string): BoundSubject[] {
    const requested = this.#contracts.get(clusterId, topic)?.subjects ?? [];
    const filed = this.#files
      .contracts(topic)
      .map(({ subject }) => ({ subject, role: roleOfSubject(subject) }));
    const bound = new Map<string, BoundSubject>();
    for (const { subject, role } of [...requested, ...filed]) {
      bound.set(subject, { subject, role, source: 'declared' });
    }
    return [...bound.values()];
  }
}
