import { NameSegment } from './Conventions';

const word = (name: string): NameSegment => ({
  name,
  allowed: null,
  pattern: '[a-z][a-z0-9-]*',
});
const version: NameSegment = {
  name: 'version',
  allowed: null,
  pattern: 'v[1-9][0-9]*',
};

const presetSegments = {
  four: [word('domain'), word('entity'), word('action'), version],
  five: [
    word('domain'),
    word('subdomain'),
    word('entity'),
    word('type'),
    version,
  ],
  three: [word('domain'), word('type'), version],
} as const;

/** Shapes of topic names to start from: `domain.entity.action.vN` and its longer and shorter forms. */
export const namingPresets = ['four', 'five', 'three', 'custom'] as const;
export type NamingPreset = (typeof namingPresets)[number];

/** The segments of a preset; `custom` has none of its own and starts from `four`. */
export function segmentsOfPreset(preset: NamingPreset): NameSegment[] {
  return [...presetSegments[preset === 'custom' ? 'four' : preset]];
}

/** A pattern for the whole name that follows from its segments: lower case, dots between the parts. */
export function patternOfSegments(segments: NameSegment[]): string {
  const parts = segments.map(segment =>
    segment.allowed
      ? `(?:${word(segment.name).pattern})`
      : `(?:${segment.pattern ?? word(segment.name).pattern})`,
  );
  return `^${parts.join('\\.')}$`;
}
