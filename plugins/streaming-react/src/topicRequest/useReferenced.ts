import {
  SchemaReference,
  Subject,
} from '@millrace/backstage-plugin-streaming-common';
import { useMemo } from 'react';
import { useStreamingQuery } from '../hooks/useStreamingQuery';
import { findSubject } from '../schemas/findSubject';

/** The subjects that a schema refers to, as far as the caller may see them; undefined until they are read. */
export function useReferenced(
  cluster: string | null,
  references: readonly SchemaReference[],
): readonly Subject[] | undefined {
  const names = useMemo(
    () =>
      [...new Set(references.map(({ subject }) => subject))].filter(Boolean),
    [references],
  );
  const query = useStreamingQuery(
    `referenced ${cluster} ${JSON.stringify(names)}`,
    async (client, signal) => {
      const found = await Promise.all(
        cluster === null
          ? []
          : names.map(subject =>
              findSubject(client, { cluster, subject }, signal),
            ),
      );
      return found.flatMap(subject => subject ?? []);
    },
    { keepPrevious: true },
  );
  return query.status === 'data' ? query.value : undefined;
}

/** The texts that these subjects hold, and those around them, as stored versions are read with. */
export function textsOf(subjects: readonly Subject[]): Subject['referenced'] {
  return subjects.flatMap(({ subject, versions, referenced }) => [
    ...versions.map(({ version, schema, references }) => ({
      subject,
      version,
      schema,
      references,
    })),
    ...referenced,
  ]);
}
