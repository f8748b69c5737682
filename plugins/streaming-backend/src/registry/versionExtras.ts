import {
  SchemaMetadata,
  schemaMetadataSchema,
  SchemaRuleSet,
  schemaRuleSetSchema,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';

/** What a registry may say about a version beside its schema; all of it is left out by older ones. */
export interface VersionExtras {
  metadata?: SchemaMetadata;
  ruleSet?: SchemaRuleSet;
  /** Epoch milliseconds. */
  registeredAt?: number;
  /** Members in a shape that is not known here. */
  unread?: SubjectVersion['unread'];
}

const timestampSchema = z.number().int().positive();

/** Reads the extras of a version answer; what cannot be read is named in `unread`, never an error. */
export function readVersionExtras(answer: {
  metadata?: unknown;
  ruleSet?: unknown;
  ts?: unknown;
}): VersionExtras {
  const metadata = schemaMetadataSchema.safeParse(
    withoutNulls(answer.metadata),
  );
  const ruleSet = schemaRuleSetSchema.safeParse(withoutNulls(answer.ruleSet));
  const ts = timestampSchema.safeParse(answer.ts);
  const unread = [
    ...(isUnread(answer.metadata, metadata) ? ['metadata' as const] : []),
    ...(isUnread(answer.ruleSet, ruleSet) ? ['ruleSet' as const] : []),
  ];
  return {
    ...(metadata.success ? { metadata: metadata.data } : {}),
    ...(ruleSet.success ? { ruleSet: ruleSet.data } : {}),
    ...(ts.success ? { registeredAt: ts.data } : {}),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

function isUnread(value: unknown, parsed: { success: boolean }): boolean {
  return value !== undefined && value !== null && !parsed.success;
}

/** Registries write members without a value as null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
