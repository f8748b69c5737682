import {
  classifications,
  criticalities,
  keyStrategies,
  TopicContract,
} from '@millrace/backstage-plugin-streaming-common';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const person = z.union([
  z.string().transform(service => ({ service })),
  z.looseObject({ service: z.string() }),
]);

/** Keys of a contract file; others are kept out of the contract and listed. */
const contractFileSchema = z.looseObject({
  subject: z.string(),
  topic: z.string(),
  owner: z
    .union([
      z.string().transform(team => ({ team })),
      z.looseObject({ team: z.string() }),
    ])
    .optional(),
  description: z.string().optional(),
  consumers: z.array(person).default([]),
  producers: z.array(person).default([]),
  classification: z.enum(classifications).optional(),
  criticality: z.enum(criticalities).optional(),
  key: z
    .looseObject({
      field: z.string().optional(),
      strategy: z.enum(keyStrategies).default('entity'),
      ordering: z.string().default(''),
    })
    .optional(),
});

const KNOWN_KEYS = new Set([
  ...Object.keys(contractFileSchema.shape),
  'created',
  'last_reviewed',
  'retention',
  'compatibility',
  'sla',
  'domain',
  'boundedContext',
  'granularity',
  'legalBasis',
  'headers',
  'mappings',
  'runbook',
  'reviewTriggers',
]);

/** What a contract file says about a topic, wherever that topic is. */
export interface ContractFile {
  subject: string;
  topic: string;
  /** As written: a reference, a name, or a title. */
  team: string | null;
  contract: TopicContract;
  /** Keys that mean nothing here. */
  unknownKeys: string[];
}

/**
 * Reads the text of a contract file.
 *
 * @throws Error with one sentence per wrong key; the caller adds the name of the file
 */
export function parseContractFile(text: string): ContractFile {
  const result = contractFileSchema.safeParse(parse(text));
  if (!result.success) {
    throw new Error(
      result.error.issues
        .map(issue => `${issue.path.join('.') || 'file'}: ${issue.message}`)
        .join('; '),
    );
  }
  const file = result.data;
  return {
    subject: file.subject,
    topic: file.topic,
    team: file.owner?.team ?? null,
    unknownKeys: Object.keys(file).filter(key => !KNOWN_KEYS.has(key)),
    contract: {
      description: file.description?.trim() ?? null,
      key: file.key
        ? {
            strategy: file.key.strategy,
            field: file.key.field ?? null,
            ordering: file.key.ordering,
          }
        : null,
      criticality: file.criticality ?? null,
      retentionCategory: null,
      classification: file.classification ?? null,
      consumers: file.consumers.map(one => one.service),
      producers: file.producers.map(one => one.service),
      source: 'file',
      request: null,
    },
  };
}

/** The role of a subject for its topic, by the suffix that the naming strategies use. */
export function roleOfSubject(subject: string): 'key' | 'value' {
  return subject.endsWith('-key') ? 'key' : 'value';
}
