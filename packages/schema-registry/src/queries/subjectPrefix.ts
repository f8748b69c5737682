import { parseSubject } from '../subjects/QualifiedSubject';

/**
 * Whether a list narrowed by a prefix holds a subject. No prefix and `:*:` mean every context,
 * `:.eu:` one, and a bare prefix the default context.
 */
export function matchesPrefix(subject: string, prefix: string | null): boolean {
  if (prefix === null) return true;
  const { context, name } = parseSubject(subject);
  if (prefix.startsWith(':*:')) return name.startsWith(prefix.slice(3));
  const asked = parseSubject(prefix);
  return context === asked.context && name.startsWith(asked.name);
}
