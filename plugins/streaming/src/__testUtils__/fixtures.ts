import type {
  Cluster,
  ConsumerGroup,
  Impact,
  LineageEdge,
  LineageGraph,
  LineageNode,
  OwnershipItem,
  RequestPlan,
  SelfServiceOptions,
  StreamingRequest,
  Subject,
  SubjectSummary,
  SubjectVersion,
  Topic,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import { because } from '@millrace/backstage-plugin-streaming-common';

/** The moment at which everything below was seen. */
export const NOW = '2031-06-10T09:00:00.000Z';

const fresh = { observedAt: NOW, freshness: 'fresh', error: null } as const;
const entity = (name: string) => `resource:default/${name}`;
const team = (name: string) => `group:default/team-${name}`;
const application = (name: string) => `component:default/${name}`;

/** A healthy cluster that observes traffic. */
export function aCluster(changes: Partial<Cluster> = {}): Cluster {
  return {
    id: 'dev',
    title: 'Development',
    landscape: 'main',
    environment: 'dev',
    mode: 'manage',
    bootstrapServers: ['127.0.0.1:9092'],
    registryUrl: 'http://127.0.0.1:8081',
    state: 'healthy',
    reason: null,
    registryState: 'healthy',
    registryReason: null,
    brokers: 1,
    controllerId: 1,
    topics: 12,
    consumerGroups: 7,
    capabilities: {
      acls: { value: true, source: 'detected' },
      observations: { value: true, source: 'detected' },
      transactions: { value: false, source: 'profile' },
    },
    age: fresh,
    ...changes,
  };
}

/** A topic that is owned, read and well. */
export function aTopic(changes: Partial<Topic> = {}): Topic {
  return {
    cluster: 'dev',
    environment: 'dev',
    name: 'orders.order.placed.v1',
    topicId: null,
    entityRef: entity('orders.order.placed.v1'),
    role: 'event',
    domain: 'orders',
    description: 'An order was placed by a customer.',
    ownership: { owner: team('orders'), source: 'file', standing: 'confirmed' },
    lifecycle: 'production',
    partitions: 3,
    replicationFactor: 1,
    cleanupPolicy: 'delete',
    retentionMs: '604800000',
    messages: '1234567',
    consumerGroups: 2,
    lag: '12',
    classification: 'internal',
    criticality: 'important',
    age: fresh,
    ...changes,
  };
}

/** A consumer group with one member and some lag on its first partition. */
export function aGroup(changes: Partial<ConsumerGroup> = {}): ConsumerGroup {
  return {
    cluster: 'dev',
    groupId: 'payment-service',
    state: 'Stable',
    protocolType: 'consumer',
    application: application('payment-service'),
    owner: team('payments'),
    members: [
      {
        memberId: 'm-1',
        clientId: 'payment-service',
        host: '/127.0.0.1',
        partitions: 3,
      },
    ],
    partitions: [
      {
        topic: 'orders.order.placed.v1',
        partition: 0,
        committed: '100',
        end: '112',
        lag: '12',
        member: 'm-1',
      },
    ],
    lag: '12',
    age: fresh,
    ...changes,
  };
}

/** Everything about {@link aTopic}. */
export function aTopicDetail(changes: Partial<TopicDetail> = {}): TopicDetail {
  const topic = aTopic();
  return {
    ...topic,
    contract: {
      description: topic.description,
      key: { strategy: 'entity', field: 'orderId', ordering: 'per order' },
      criticality: 'important',
      retentionCategory: 'operational',
      classification: 'internal',
      consumers: [application('payment-service')],
      producers: [application('order-service')],
      source: 'file',
      request: null,
    },
    partitionRows: [0, 1, 2].map(partition => ({
      partition,
      leader: 1,
      replicas: [1],
      inSync: [1],
      start: '0',
      end: '112',
      error: null,
    })),
    config: [
      {
        name: 'retention.ms',
        value: '604800000',
        origin: 'topic',
        desired: '604800000',
      },
      {
        name: 'cleanup.policy',
        value: 'delete',
        origin: 'default',
        desired: null,
      },
    ],
    groups: [aGroup()],
    writers: [
      {
        application: application('order-service'),
        owner: team('orders'),
        clientId: 'order-service',
        principal: 'User:order-service',
        provenances: ['declared', 'observed'],
        lastSeen: NOW,
        messagesPerSecond: 1.4,
      },
    ],
    subjects: [
      {
        subject: 'orders.order.placed.v1-value',
        role: 'value',
        source: 'convention',
        entityRef: 'api:default/orders.order.placed.v1-value',
      },
    ],
    deadLetterTopic: null,
    parentTopic: null,
    registryError: null,
    ...changes,
  };
}

/** A version of {@link aSubject} from the text of its fields. */
export function aVersion(
  version: number,
  fields: object[],
  changes: Partial<SubjectVersion> = {},
): SubjectVersion {
  return {
    version,
    id: version,
    schemaType: 'AVRO',
    schema: JSON.stringify({ type: 'record', name: 'OrderPlaced', fields }),
    references: [],
    deleted: false,
    registeredAt: NOW,
    metadata: null,
    ruleSet: null,
    hiddenReferences: 0,
    unread: [],
    ...changes,
  };
}

/** The subject of {@link aTopicDetail}: a second version added a coupon, a third one was taken back. */
export function aSubject(changes: Partial<Subject> = {}): Subject {
  const orderId = { name: 'orderId', type: 'string', doc: 'Names the order.' };
  const coupon = { name: 'coupon', type: ['null', 'string'], default: null };
  return {
    cluster: 'dev',
    environment: 'dev',
    subject: 'orders.order.placed.v1-value',
    entityRef: 'api:default/orders.order.placed.v1-value',
    ownership: aTopic().ownership,
    schemaType: 'AVRO',
    compatibility: 'BACKWARD',
    compatibilitySource: 'subject',
    topics: ['orders.order.placed.v1'],
    versions: [
      aVersion(2, [orderId, coupon]),
      aVersion(1, [orderId]),
      aVersion(3, [orderId, { name: 'total', type: 'double' }], {
        deleted: true,
      }),
    ],
    fields: [
      {
        path: 'orderId',
        type: 'string',
        nullable: false,
        default: null,
        doc: 'Names the order.',
        tags: [],
      },
      {
        path: 'coupon',
        type: 'string',
        nullable: true,
        default: 'null',
        doc: null,
        tags: [],
      },
    ],
    uses: [
      {
        topic: 'orders.order.placed.v1',
        entityRef: entity('orders.order.placed.v1'),
        role: 'value',
        source: 'convention',
        owner: team('orders'),
        readers: [
          {
            groupId: 'payment-service',
            application: application('payment-service'),
            owner: team('payments'),
            state: 'Stable',
            lag: '12',
          },
        ],
        moreReaders: 0,
        request: 'REQ-3',
      },
    ],
    referencedBy: [],
    referenced: [],
    lint: {},
    compatibilityPolicy: 'STRICT',
    age: fresh,
    ...changes,
  };
}

/** {@link aSubject} as a row of the list. */
export function aSubjectRow(
  changes: Partial<SubjectSummary> = {},
): SubjectSummary {
  const { versions, fields, uses, referencedBy, referenced, ...head } =
    aSubject();
  return { ...head, versions: 2, latest: 2, referencedBy: 0, ...changes };
}

const someNaming = {
  pattern: '^[a-z-]+\\.[a-z-]+\\.[a-z-]+\\.v[1-9][0-9]*$',
  segments: [
    {
      name: 'domain',
      allowed: ['logistics', 'orders', 'payments'],
      pattern: null,
    },
    { name: 'entity', allowed: null, pattern: null },
    { name: 'action', allowed: ['cancelled', 'placed'], pattern: null },
    { name: 'version', allowed: null, pattern: 'v[1-9][0-9]*' },
  ],
  separator: '.',
  maxLength: 100,
  exempt: [],
};

/** What the form offers: two environments and the usual four segments. */
export function someOptions(
  changes: Partial<SelfServiceOptions> = {},
): SelfServiceOptions {
  return {
    environments: [
      {
        id: 'dev',
        cluster: 'dev',
        title: 'Development',
        production: false,
        autoApprove: true,
        mode: 'manage',
      },
      {
        id: 'prod',
        cluster: null,
        title: 'Production',
        production: true,
        autoApprove: false,
        mode: 'manage',
      },
    ],
    naming: { dev: someNaming, prod: someNaming },
    defaultPartitions: { dev: 1, prod: 3 },
    groups: [team('orders')],
    applications: [
      { entityRef: application('order-service'), title: 'order-service' },
      { entityRef: application('payment-service'), title: 'payment-service' },
    ],
    retentionMs: { operational: '604800000', business: '2592000000' },
    ...changes,
  };
}

/** A plan with one refusal that has a fix, and one approval. */
export function aPlan(changes: Partial<RequestPlan> = {}): RequestPlan {
  const { items, derived, sentences, approvals } = aRequest();
  return {
    name: 'orders.order.cancelled.v1',
    cluster: 'dev',
    items,
    derived,
    sentences,
    checks: aRequest().checks,
    approvals,
    autoApproved: false,
    ...changes,
  };
}

/** A request that waits for the platform team, as one of its members sees it. */
export function aRequest(
  changes: Partial<StreamingRequest> = {},
): StreamingRequest {
  return {
    id: 'REQ-7',
    type: 'topic',
    title: 'orders.order.cancelled.v1',
    environment: 'dev',
    cluster: 'dev',
    requester: 'user:default/ada.moreau',
    owner: team('orders'),
    state: 'awaiting_approval',
    revision: 2,
    waitingFor: ['group:default/platform-team'],
    createdAt: NOW,
    updatedAt: NOW,
    unreadable: null,
    justification: 'Payments must release reservations.',
    answers: {
      environment: 'dev',
      segments: {
        domain: 'orders',
        entity: 'order',
        action: 'cancelled',
        version: 'v1',
      },
      owner: team('orders'),
      description: 'An order was cancelled.',
      justification: 'Payments must release reservations.',
      key: { strategy: 'entity', field: 'orderId', ordering: 'per order' },
      criticality: 'important',
      retentionCategory: 'operational',
      classification: 'confidential',
      messagesPerSecond: 20,
      averageSizeBytes: 900,
      messagesPerSecondPerConsumer: null,
      parallelConsumers: 3,
      partitions: null,
      replicationFactor: null,
      producers: [application('order-service')],
      consumers: [application('payment-service')],
      deadLetterTopic: true,
      schema: null,
    },
    items: [
      {
        id: 'topic',
        action: 'create',
        kind: 'topic',
        role: 'main',
        name: 'orders.order.cancelled.v1',
        partitions: 3,
        replicationFactor: 1,
        configs: { 'retention.ms': '604800000' },
      },
      {
        id: 'acl-1',
        action: 'create',
        kind: 'acl',
        principal: 'User:payment-service',
        host: '*',
        resourceType: 'topic',
        resourceName: 'orders.order.cancelled.v1',
        patternType: 'literal',
        operation: 'READ',
        application: application('payment-service'),
      },
      {
        id: 'entity',
        action: 'create',
        kind: 'catalogEntity',
        entityRef: entity('orders.order.cancelled.v1'),
        topic: 'orders.order.cancelled.v1',
        owner: team('orders'),
      },
    ],
    derived: [
      {
        field: 'partitions',
        value: '3',
        reason: 'three consumers side by side',
      },
    ],
    sentences: [],
    checks: [
      {
        ruleId: 'classification.confidential',
        tier: 'global',
        level: 'gate',
        target: 'orders.order.cancelled.v1',
        field: 'classification',
        reason: 'Confidential data needs the platform team.',
      },
      {
        ruleId: 'name.convention',
        tier: 'global',
        level: 'pass',
        target: 'orders.order.cancelled.v1',
        field: 'name',
        reason: 'The name follows the convention.',
      },
    ],
    approvals: [
      {
        id: 'platform',
        slot: 'platform',
        reason: 'The data is confidential.',
        candidates: ['group:default/platform-team'],
        decision: 'open',
        decidedBy: null,
        decidedAt: null,
        comment: null,
      },
    ],
    steps: [],
    events: [
      {
        at: NOW,
        actor: 'user:default/ada.moreau',
        kind: 'created',
        from: null,
        to: 'draft',
        text: null,
        revision: 1,
      },
    ],
    actions: {
      edit: false,
      submit: false,
      cancel: false,
      approve: true,
      reject: true,
      retry: false,
    },
    ...changes,
  };
}

/** A topic that nobody confirmed, with a guess. */
export function anOwnershipItem(
  changes: Partial<OwnershipItem> = {},
): OwnershipItem {
  return {
    cluster: 'dev',
    topic: 'legacy-scans',
    entityRef: entity('legacy-scans'),
    ownership: { owner: null, source: 'none', standing: 'unowned' },
    evidence: [because('evidence.writes', { writer: 'legacy-scanner' })],
    suggestion: { owner: team('logistics'), percentage: 80 },
    ...changes,
  };
}

/** A node of the graph; the identifier names its kind. */
export function aNode(
  id: string,
  changes: Partial<LineageNode> = {},
): LineageNode {
  const kind = id.startsWith('topic:') ? 'topic' : 'application';
  const title = id.slice(id.indexOf('/') + 1);
  return {
    id,
    kind,
    title,
    entityRef: kind === 'topic' ? entity(title) : application(title),
    owner: team('orders'),
    domain: 'orders',
    environment: 'dev',
    cluster: 'dev',
    role: kind === 'topic' ? 'event' : null,
    state: 'well',
    marks: [],
    findings: 0,
    depth: { upstream: null, downstream: null },
    hidden: { upstream: 0, downstream: 0 },
    lag: null,
    ...changes,
  };
}

/** A flow between two nodes, observed unless said otherwise. */
export function anEdge(
  from: string,
  to: string,
  changes: Partial<LineageEdge> = {},
): LineageEdge {
  return {
    id: `${from}>${to}>${changes.provenance ?? 'observed'}`,
    from,
    to,
    kind: to.startsWith('topic:') ? 'writes' : 'reads',
    provenance: 'observed',
    source: 'feed',
    firstSeen: NOW,
    lastSeen: NOW,
    freshness: 'live',
    rate: { messagesPerSecond: 12, bytesPerSecond: 9_000, windowMs: 60_000 },
    attributes: {},
    ...changes,
  };
}

const placed = 'topic:dev/orders.order.placed.v1';
const shipped = 'topic:dev/logistics.parcel.shipped.v1';
const orders = 'application:main/order-service';
const payments = 'application:main/payment-service';
const planner = 'application:main/shipment-planner';
const dlq = 'topic:dev/logistics.shipment.planned.v1.dlq';

/** Orders flow to payments and logistics; one reader is seen and not declared. */
export function aGraph(changes: Partial<LineageGraph> = {}): LineageGraph {
  return {
    version: '1',
    roots: [placed],
    nodes: [
      aNode(orders),
      aNode(placed, { hidden: { upstream: 0, downstream: 4 } }),
      aNode(payments, {
        owner: team('payments'),
        state: 'late',
        lag: '1200',
        findings: 1,
      }),
      aNode(planner, { owner: team('logistics') }),
      aNode(shipped, { owner: team('logistics') }),
      aNode(dlq, { owner: team('logistics'), role: 'dlq', state: 'failing' }),
    ],
    edges: [
      anEdge(orders, placed),
      anEdge(orders, placed, { provenance: 'declared', rate: null }),
      anEdge(placed, payments),
      anEdge(placed, planner),
      anEdge(placed, planner, { provenance: 'authorised', rate: null }),
      anEdge(planner, shipped),
      anEdge(planner, dlq, {
        kind: 'dead-letters',
        provenance: 'declared',
        rate: null,
      }),
    ],
    hidden: {
      nodes: 4,
      edges: 4,
      by: { depth: 4, limit: 0, internal: 0, provenance: 0 },
    },
    coverage: [
      {
        cluster: 'dev',
        producers: 'complete',
        consumers: 'complete',
        reason: null,
      },
    ],
    ...changes,
  };
}

/** What breaks when the orders topic goes away. */
export function anImpact(changes: Partial<Impact> = {}): Impact {
  return {
    subject: placed,
    version: '1',
    rows: [
      {
        node: aNode(payments, { owner: team('payments') }),
        effect: 'breaks',
        distance: 1,
        path: [placed, payments],
        evidence: ['observed'],
        owner: team('payments'),
        approver: true,
      },
      {
        node: aNode(shipped, { owner: team('logistics') }),
        effect: 'starves',
        distance: 2,
        path: [placed, planner, shipped],
        evidence: ['observed'],
        owner: team('logistics'),
        approver: false,
      },
    ],
    couldBeAffected: [],
    totals: { nodes: 2, teams: 2, breaks: 1, starves: 1, degrades: 0 },
    ...changes,
  };
}
