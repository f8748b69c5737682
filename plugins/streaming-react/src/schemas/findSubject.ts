import {
  StreamingClient,
  Subject,
} from '@millrace/backstage-plugin-streaming-common';

/** A subject with its versions; null where there is none that the reader may see. */
export async function findSubject(
  client: StreamingClient,
  { cluster, subject }: { cluster: string; subject: string },
  signal: AbortSignal,
): Promise<Subject | null> {
  // A list with no row is no error, unlike a subject that is not there.
  const { items } = await client.listSubjects(
    { query: { cluster, subject, limit: 1 } },
    { signal },
  );
  return items.length > 0
    ? client.getSubject({ params: { cluster, subject } }, { signal })
    : null;
}
