import { Subject } from '@millrace/backstage-plugin-streaming-common';
import {
  StateView,
  useStreamingQuery,
} from '@millrace/backstage-plugin-streaming-react';
import { ReactNode } from 'react';

/** A schema subject as soon as it is there, or why it is not. */
export function SubjectView(props: {
  cluster: string;
  subject: string;
  children: (subject: Subject) => ReactNode;
}) {
  const { cluster, subject } = props;
  const query = useStreamingQuery(
    `subject ${cluster}/${subject}`,
    (client, signal) =>
      client.getSubject({ params: { cluster, subject } }, { signal }),
  );
  return (
    <StateView query={query} what={subject}>
      {props.children}
    </StateView>
  );
}
