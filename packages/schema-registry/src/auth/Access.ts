import { defaultContext, parseSubject } from '../subjects/QualifiedSubject';

/** What can be allowed on a subject. */
export const rights = ['read', 'write', 'delete', 'configure'] as const;
export type Right = (typeof rights)[number];

/** The rights that each role brings. */
export const roles = {
  read: ['read'],
  write: ['read', 'write'],
  admin: rights,
} as const satisfies Record<string, readonly Right[]>;
export type Role = keyof typeof roles;

/**
 * A role on the subjects that begin with a text, as the protocol writes them: `harbour.` lies in
 * the default context, `:.eu:` is all of another one, and `*` is every subject of every context.
 */
export interface Grant {
  role: Role;
  subjects: string;
}

const everything = '*';

/** Who asks, and what that caller may do. */
export class Access {
  /** A caller of a registry without authentication, who may do everything. */
  static readonly unlimited = new Access('anonymous', [
    { role: 'admin', subjects: everything },
  ]);

  /** The name under which changes are logged. */
  readonly who: string;
  readonly #grants: readonly Grant[];

  constructor(who: string, grants: readonly Grant[]) {
    this.who = who;
    this.#grants = grants;
  }

  /** Whether a subject, given as its qualified text, may be treated so; `null` is the whole registry. */
  can(right: Right, subject: string | null): boolean {
    return this.#grants.some(
      ({ role, subjects }) =>
        roles[role].some(each => each === right) &&
        (subjects === everything ||
          (subject !== null && subject.startsWith(subjects))),
    );
  }

  /** Whether there is anything in a context that may be read; the default one is nobody's secret. */
  seesContext(context: string): boolean {
    return (
      context === defaultContext ||
      this.#grants.some(
        ({ subjects }) =>
          subjects === everything || parseSubject(subjects).context === context,
      )
    );
  }
}
