import { nearest } from '../lib/nearest';
import { NameSegment, TopicNaming } from './Conventions';

const VERSION_WORD = /^v?([1-9][0-9]*)$/;

/**
 * Recomposes a name that breaks the conventions into one that keeps them: lower case, words cut at
 * `.`, `_`, spaces and hyphens, each segment set to its nearest allowed value, a missing version set to v1.
 *
 * @returns null when no such name is near
 * @internal
 */
export function suggestTopicName(
  name: string,
  naming: TopicNaming,
): string | null {
  const bySeparator = suggestFrom(words(name, /[._\s/]+/), naming);
  return bySeparator ?? suggestFrom(words(name, /[._\s/-]+/), naming);
}

/** The nearest value a segment accepts, or null. */
export function suggestSegment(
  value: string,
  segment: NameSegment,
): string | null {
  if (segment.allowed) {
    return nearest(value, segment.allowed) ?? null;
  }
  const lower = value
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  for (const candidate of [lower, `v${lower}`, lower.replace(/-/g, ''), 'v1']) {
    if (candidate !== value && acceptsSegment(candidate, segment)) {
      return candidate;
    }
  }
  return null;
}

/** Whether a segment accepts a value. */
export function acceptsSegment(value: string, segment: NameSegment): boolean {
  if (segment.allowed) {
    return segment.allowed.includes(value);
  }
  return new RegExp(`^(?:${segment.pattern ?? '[a-z][a-z0-9-]*'})$`).test(
    value,
  );
}

function words(name: string, separator: RegExp): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(separator)
    .map(word => word.replace(/[^a-z0-9-]+/g, '').replace(/^-+|-+$/g, ''))
    .filter(word => word.length > 0);
}

function suggestFrom(parts: string[], naming: TopicNaming): string | null {
  const { segments } = naming;
  const filled = [...parts];
  const last = segments[segments.length - 1];
  if (last && acceptsSegment('v1', last)) {
    const version = VERSION_WORD.exec(filled[filled.length - 1] ?? '');
    if (version) {
      filled[filled.length - 1] = `v${version[1]}`;
    } else if (filled.length < segments.length) {
      filled.push('v1');
    }
  }
  if (filled.length < segments.length) {
    return null;
  }
  // Surplus words belong to the one segment that may hold several: the first free one after the first segment.
  const surplus = filled.length - segments.length;
  if (surplus > 0) {
    const at = segments.findIndex(
      (segment, index) => index > 0 && acceptsSegment('a-b', segment),
    );
    if (at < 0) {
      return null;
    }
    filled.splice(
      at,
      surplus + 1,
      filled.slice(at, at + surplus + 1).join('-'),
    );
  }
  const values = segments.map((segment, index) => {
    const value = filled[index] ?? '';
    return acceptsSegment(value, segment)
      ? value
      : suggestSegment(value, segment);
  });
  if (values.some(value => value === null)) {
    return null;
  }
  const name = values.join(naming.separator);
  return new RegExp(naming.pattern).test(name) &&
    name.length <= naming.maxLength
    ? name
    : null;
}
