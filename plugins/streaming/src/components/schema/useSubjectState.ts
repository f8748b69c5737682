import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { previousOf } from '@millrace/backstage-plugin-streaming-react';
import { useSearchState } from '../../routing';

export const subjectViews = [
  'overview',
  'fields',
  'changes',
  'advice',
  'text',
  'contract',
] as const;
export type SubjectViewId = (typeof subjectViews)[number];

/** What of a subject is shown, kept in the address: the part, the version, and the one that it is compared with. */
export interface SubjectState {
  view: SubjectViewId;
  /** Undefined for a subject without versions. */
  version: SubjectVersion | undefined;
  /** The chosen one, or else the one before; undefined when there is no other. */
  compared: SubjectVersion | undefined;
  show(changes: {
    view?: SubjectViewId;
    version?: number;
    compared?: number;
  }): void;
}

/** Reads the state out of the address; what does not exist falls back to the latest version. */
export function useSubjectState(subject: Subject): SubjectState {
  const search = useSearchState();
  const { versions } = subject;
  const find = (name: string) =>
    versions.find(one => String(one.version) === search.get(name));
  const version = find('version') ?? versions[0];
  const chosen = find('compare');
  const compared =
    chosen && chosen !== version
      ? chosen
      : version &&
        (previousOf(versions, version) ??
          versions.find(one => one !== version && !one.deleted));
  return {
    view: subjectViews.find(one => one === search.get('view')) ?? 'overview',
    version,
    compared,
    show: changes =>
      search.set({
        ...('view' in changes ? { view: changes.view } : {}),
        ...('version' in changes ? { version: toText(changes.version) } : {}),
        ...('compared' in changes ? { compare: toText(changes.compared) } : {}),
      }),
  };
}

function toText(version: number | undefined): string | undefined {
  return version === undefined ? undefined : String(version);
}
