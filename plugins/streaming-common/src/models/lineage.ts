import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';
import { entityRefSchema, instantSchema } from './primitives';

export const lineageNodeKinds = [
  'topic',
  'application',
  'client',
  'group',
  'connector',
  'dataset',
] as const;
export type LineageNodeKind = (typeof lineageNodeKinds)[number];

export const lineageEdgeKinds = [
  'writes',
  'reads',
  'dead-letters',
  'retries',
  'member-of',
] as const;
export type LineageEdgeKind = (typeof lineageEdgeKinds)[number];

/** How an edge is known; the same edge known several ways is several records, never merged. */
export const provenances = [
  'observed',
  'authorised',
  'declared',
  'parsed',
] as const;
export type Provenance = (typeof provenances)[number];

export const lineageRateSchema = z.object({
  messagesPerSecond: z.number(),
  bytesPerSecond: z.number(),
  windowMs: z.number(),
});

/** One statement that data flows `from` → `to`. Identifier of a node: `<kind>:<scope>/<true name>`. */
export const lineageEdgeSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(lineageEdgeKinds),
  provenance: z.enum(provenances),
  source: z.string(),
  firstSeen: instantSchema.nullable(),
  lastSeen: instantSchema.nullable(),
  freshness: z.enum(['live', 'recent', 'quiet', 'standing']),
  rate: lineageRateSchema.nullable(),
  attributes: z.record(z.string(), z.string()),
});
export type LineageEdge = z.infer<typeof lineageEdgeSchema>;

export const lineageNodeSchema = z.object({
  id: z.string(),
  kind: z.enum(lineageNodeKinds),
  title: z.string(),
  entityRef: entityRefSchema.nullable(),
  owner: entityRefSchema.nullable(),
  domain: z.string().nullable(),
  environment: z.string().nullable(),
  cluster: z.string().nullable(),
  role: z.string().nullable(),
  state: z.enum(['well', 'late', 'failing', 'unknown']),
  marks: z.array(z.string()),
  findings: z.number().int(),
  depth: z.object({
    upstream: z.number().int().nullable(),
    downstream: z.number().int().nullable(),
  }),
  /** Neighbours that exist and are not in this answer. */
  hidden: z.object({
    upstream: z.number().int(),
    downstream: z.number().int(),
  }),
  lag: z.string().nullable(),
});
export type LineageNode = z.infer<typeof lineageNodeSchema>;

export const lineageCoverageSchema = z.object({
  cluster: z.string(),
  producers: z.enum(['complete', 'partial', 'none']),
  consumers: z.enum(['complete', 'partial', 'none']),
  reason: z.string().nullable(),
});
export type LineageCoverage = z.infer<typeof lineageCoverageSchema>;

/** A k-hop answer; every cut is counted in `hidden`. */
export const lineageGraphSchema = z.object({
  version: z.string(),
  roots: z.array(z.string()),
  nodes: z.array(lineageNodeSchema),
  edges: z.array(lineageEdgeSchema),
  hidden: z.object({
    nodes: z.number().int(),
    edges: z.number().int(),
    by: z.object({
      depth: z.number().int(),
      limit: z.number().int(),
      internal: z.number().int(),
      provenance: z.number().int(),
    }),
  }),
  coverage: z.array(lineageCoverageSchema),
});
export type LineageGraph = z.infer<typeof lineageGraphSchema>;

export const impactEffects = [
  'breaks',
  'starves',
  'degrades',
  'could be affected',
] as const;

/** One thing hit when the subject of the question goes away. */
export const impactRowSchema = z.object({
  node: lineageNodeSchema,
  effect: z.enum(impactEffects),
  distance: z.number().int(),
  path: z.array(z.string()),
  evidence: z.array(z.enum(provenances)),
  owner: entityRefSchema.nullable(),
  approver: z.boolean(),
});

/** The answer to "what if this goes away?". Rows known by authorisation only are in `couldBeAffected`, not in `rows`. */
export const impactSchema = z.object({
  subject: z.string(),
  version: z.string(),
  rows: z.array(impactRowSchema),
  couldBeAffected: z.array(impactRowSchema),
  totals: z.object({
    nodes: z.number().int(),
    teams: z.number().int(),
    breaks: z.number().int(),
    starves: z.number().int(),
    degrades: z.number().int(),
  }),
});
export type Impact = z.infer<typeof impactSchema>;

export const lineageFindingSchema = z.object({
  code: z.enum([
    'undeclared-consumer',
    'undeclared-producer',
    'silent-consumer',
    'silent-producer',
    'unused-grant',
    'unauthorised-traffic',
    'consumed-never-produced',
    'produced-never-consumed',
    'half-grant',
    'shared-group',
    'ambiguous-binding',
    'unbound-client',
  ]),
  level: z.enum(['info', 'warning', 'critical']),
  node: z.string(),
  edge: z.string().nullable(),
  owner: entityRefSchema.nullable(),
  reason: z.string(),
  /** The reason as data. */
  said: saidSchema,
});
export type LineageFinding = z.infer<typeof lineageFindingSchema>;
