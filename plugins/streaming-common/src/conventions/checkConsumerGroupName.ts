import { oneOf } from '../lib/nearest';
import { SegmentVerdict } from './checkTopicName';
import { ConsumerGroupNaming, NameSegment } from './Conventions';
import { acceptsSegment, suggestSegment } from './suggestTopicName';

/** What the conventions say about a consumer group name; `segments` is null while the pattern fails. */
export interface ConsumerGroupVerdict {
  name: string;
  passed: boolean;
  pattern: { level: 'pass' | 'fail'; reason: string };
  segments: SegmentVerdict[] | null;
}

/**
 * Judges a consumer group name such as `billing-prod-main`. It is cut from the right, so that the application
 * may hold hyphens; the segment `environment` must be one of the known environments.
 */
export function checkConsumerGroupName(
  name: string,
  naming: ConsumerGroupNaming,
  environments: readonly string[],
): ConsumerGroupVerdict {
  if (!new RegExp(naming.pattern).test(name)) {
    const shape = naming.segments.map(({ name: part }) => `{${part}}`);
    return {
      name,
      passed: false,
      pattern: {
        level: 'fail',
        reason: `"${name}" is not named ${shape.join('-')} (${naming.pattern})`,
      },
      segments: null,
    };
  }
  const values = splitFromRight(name, naming.segments.length);
  const segments = naming.segments.map((segment, index) =>
    checkSegment(values[index] ?? '', withEnvironments(segment, environments)),
  );
  return {
    name,
    passed: segments.every(verdict => verdict.level === 'pass'),
    pattern: { level: 'pass', reason: `"${name}" matches ${naming.pattern}` },
    segments,
  };
}

function withEnvironments(
  segment: NameSegment,
  environments: readonly string[],
): NameSegment {
  return segment.name === 'environment' && !segment.allowed
    ? { ...segment, allowed: [...environments] }
    : segment;
}

function checkSegment(value: string, segment: NameSegment): SegmentVerdict {
  const passed = acceptsSegment(value, segment);
  const expected = segment.allowed
    ? `choose ${oneOf(segment.allowed)}`
    : `it must match ${segment.pattern ?? 'a lower-case word'}`;
  return {
    segment: segment.name,
    value,
    level: passed ? 'pass' : 'fail',
    reason: passed
      ? `"${value}" is an allowed ${segment.name}`
      : `"${value}" is not an allowed ${segment.name}; ${expected}`,
    suggestion: passed ? null : suggestSegment(value, segment),
  };
}

function splitFromRight(name: string, count: number): string[] {
  const parts = name.split('-');
  const rest = parts.splice(0, Math.max(1, parts.length - count + 1));
  return [rest.join('-'), ...parts];
}
