import { because, oneOf, Said } from '../sentences';
import { SegmentVerdict } from './checkTopicName';
import { ConsumerGroupNaming, NameSegment } from './Conventions';
import { acceptsSegment, suggestSegment } from './suggestTopicName';

/** What the conventions say about a consumer group name; `segments` is null while the pattern fails. */
export interface ConsumerGroupVerdict {
  name: string;
  passed: boolean;
  pattern: { level: 'pass' | 'fail'; reason: string; said: Said };
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
        ...because('naming.group.wrong', {
          name,
          shape: shape.join('-'),
          pattern: naming.pattern,
        }),
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
    pattern: {
      level: 'pass',
      ...because('naming.group.fine', { name, pattern: naming.pattern }),
    },
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
  return {
    segment: segment.name,
    value,
    level: passed ? 'pass' : 'fail',
    ...segmentReason(value, segment, passed),
    suggestion: passed ? null : suggestSegment(value, segment),
  };
}

function segmentReason(value: string, segment: NameSegment, passed: boolean) {
  const shared = { value, segment: segment.name };
  if (passed) {
    return because('naming.segment.fine', shared);
  }
  return segment.allowed
    ? because('naming.segment.notAllowed', {
        ...shared,
        choices: oneOf(segment.allowed),
      })
    : because('naming.segment.invalid', {
        ...shared,
        pattern: segment.pattern ?? '[a-z][a-z0-9-]*',
      });
}

function splitFromRight(name: string, count: number): string[] {
  const parts = name.split('-');
  const rest = parts.splice(0, Math.max(1, parts.length - count + 1));
  return [rest.join('-'), ...parts];
}
