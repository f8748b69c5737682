import { NotFoundError } from '@backstage/errors';
import {
  say,
  SchemaLint,
  Subject,
  SubjectSummary,
  SubjectUse,
  topicEntityRef,
} from '@millrace/backstage-plugin-streaming-common';
import { OperationInput } from '../api/OperationHandlers';
import { CatalogSnapshot } from '../catalog';
import { Clusters } from '../clusters';
import { onTopic, toConsumerGroup } from '../groups';
import { GroupSnapshot, MetadataIndex, SubjectSnapshot } from '../index/index';
import { sayError } from '../lib/sayError';
import { ContractStore, Ownership } from '../ownership';
import { SubjectBindings } from './SubjectBindings';
import { sortSubjects, matchesSubjectQuery } from './subjectQuery';
import { referencedBy, SubjectReferences } from './SubjectReferences';
import { topicNamedBy } from './topicNamedBy';
import { toSubject, toSubjectSummary } from './toSubject';

const MAX_READERS = 100;

/** What of a cluster the caller may see; groups come narrowed to that. */
export interface SubjectViewer {
  canSee(clusterId: string, topic: string): boolean;
  groups(clusterId: string): readonly GroupSnapshot[];
}

/** Puts together what the index, bindings, owners and groups know of subjects. */
export class SubjectReader {
  readonly #sources: {
    clusters: Clusters;
    index: MetadataIndex;
    catalog: CatalogSnapshot;
    contracts: Pick<ContractStore, 'get'>;
    ownership: Ownership;
    bindings: SubjectBindings;
    lint: SchemaLint;
    now: () => number;
  };

  constructor(sources: {
    clusters: Clusters;
    index: MetadataIndex;
    catalog: CatalogSnapshot;
    contracts: Pick<ContractStore, 'get'>;
    ownership: Ownership;
    bindings: SubjectBindings;
    lint: SchemaLint;
    now: () => number;
  }) {
    this.#sources = sources;
  }

  /** Sorted and filtered as asked. */
  list(
    query: OperationInput<'listSubjects'>['query'],
    viewer: SubjectViewer,
  ): SubjectSummary[] {
    const { index } = this.#sources;
    const visible = index
      .subjects(query.cluster)
      .filter(one => this.#isVisible(one.cluster, one.subject, viewer));
    const references = new Map<string, SubjectReferences>();
    for (const cluster of new Set(visible.map(one => one.cluster))) {
      references.set(
        cluster,
        new SubjectReferences(visible.filter(one => one.cluster === cluster)),
      );
    }
    const rows = visible
      .map(snapshot =>
        toSubjectSummary(snapshot, {
          ...this.#context(snapshot, viewer),
          referencedBy: new Set(
            references
              .get(snapshot.cluster)
              ?.referrersOf(snapshot.subject)
              .map(one => one.subject),
          ).size,
        }),
      )
      .filter(row => matchesSubjectQuery(row, query));
    return sortSubjects(rows, query);
  }

  /** @throws NotFoundError when the subject does not exist or may not be seen */
  get(
    ref: { cluster: string; subject: string },
    viewer: SubjectViewer,
  ): Subject {
    const { index } = this.#sources;
    const snapshot = index.subject(ref.cluster, ref.subject);
    if (!snapshot || !this.#isVisible(ref.cluster, ref.subject, viewer)) {
      throw sayError(
        NotFoundError,
        say('subject.unknown', { subject: ref.subject, cluster: ref.cluster }),
      );
    }
    const context = this.#context(snapshot, viewer);
    const canSee = (subject: string) =>
      this.#isVisible(ref.cluster, subject, viewer);
    return toSubject(snapshot, {
      ...context,
      canSee,
      uses: this.#uses(snapshot, context.topics, viewer),
      referencedBy: new SubjectReferences(index.subjects(ref.cluster))
        .referrersOf(ref.subject)
        .filter(({ subject }) => canSee(subject)),
      referenced: referencedBy([...snapshot.versions, ...snapshot.deleted], {
        cluster: ref.cluster,
        index,
        canSee,
      }),
      lint: this.#sources.lint,
    });
  }

  /** Bound to nothing, it is as secret as the topic that its name speaks of. */
  #isVisible(cluster: string, subject: string, viewer: SubjectViewer): boolean {
    const bound = this.#sources.bindings.topicsOf(cluster, subject);
    return (bound.length > 0 ? bound : [topicNamedBy(subject)]).some(topic =>
      viewer.canSee(cluster, topic),
    );
  }

  #context(
    { cluster, subject }: Pick<SubjectSnapshot, 'cluster' | 'subject'>,
    viewer: SubjectViewer,
  ) {
    const { bindings, clusters, ownership, now } = this.#sources;
    const { landscape, environment } = clusters.get(cluster);
    const { owner, source, standing } = ownership.ownerOfSubject(
      cluster,
      subject,
    );
    return {
      landscape,
      environment,
      ownership: { owner, source, standing },
      topics: bindings
        .topicsOf(cluster, subject)
        .filter(topic => viewer.canSee(cluster, topic)),
      now: now(),
    };
  }

  #uses(
    { cluster, subject }: SubjectSnapshot,
    topics: readonly string[],
    viewer: SubjectViewer,
  ): SubjectUse[] {
    const { bindings, clusters, contracts, ownership } = this.#sources;
    const groups = topics.length > 0 ? viewer.groups(cluster) : [];
    return topics.flatMap(topic => {
      const readers = groups
        .filter(group => group.partitions.some(row => row.topic === topic))
        .map(group => this.#reader(group, topic))
        .sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
      return bindings
        .subjectsOf(cluster, topic)
        .filter(bound => bound.subject === subject)
        .map(({ role, source }) => ({
          topic,
          entityRef: topicEntityRef(clusters.get(cluster).landscape, topic),
          role,
          source,
          owner: ownership.ownerOf(cluster, topic).owner,
          readers: readers.slice(0, MAX_READERS),
          moreReaders: Math.max(0, readers.length - MAX_READERS),
          request: contracts.get(cluster, topic)?.contract.request ?? null,
        }));
    });
  }

  #reader(
    snapshot: GroupSnapshot,
    topic: string,
  ): SubjectUse['readers'][number] {
    const { catalog, now } = this.#sources;
    const { groupId, application, owner, state, lag } = onTopic(
      toConsumerGroup(snapshot, catalog, now()),
      topic,
    );
    return { groupId, application, owner, state, lag };
  }
}
