import { MetadataIndex } from '../index/index';
import { ContractStore, OwnershipFiles, roleOfSubject } from '../ownership';
import { BoundSubject, SubjectBindings } from './SubjectBindings';
import { topicNamedBy } from './topicNamedBy';

/** {@link SubjectBindings} from requests, contract files, and TopicName naming. */
export class DefaultSubjectBindings implements SubjectBindings {
  readonly #index: MetadataIndex;
  readonly #contracts: ContractStore;
  readonly #files: Pick<OwnershipFiles, 'contracts' | 'topicsOf'>;

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
      ...this.#contracts
        .list()
        .filter(one => one.cluster === clusterId)
        .filter(one => one.subjects.some(two => two.subject === subject))
        .map(one => one.topic),
      ...(byName !== subject ? [byName] : []),
    ]);
    return [...candidates]
      .filter(topic => this.#index.topic(clusterId, topic))
      .filter(topic =>
        this.subjectsOf(clusterId, topic).some(one => one.subject === subject),
      )
      .sort();
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
