import {
  categoryOfAtLeast,
  formatDuration,
  isAtLeast,
  longerCategory,
  producerSettings,
  retentionPresets,
} from '.';

it('orders the classes of criticality', () => {
  expect(isAtLeast('critical', 'important')).toBe(true);
  expect(isAtLeast('standard', 'important')).toBe(false);
});

it('never writes acks other than all beside idempotence', () => {
  expect(producerSettings('exactly-once', 'standard')).toMatchObject({
    acks: 'all',
    'enable.idempotence': 'true',
  });
  expect(producerSettings('at-most-once', 'standard')).toMatchObject({
    acks: '1',
    'enable.idempotence': 'false',
  });
});

it('refuses at-most-once for critical and above', () => {
  expect(producerSettings('at-most-once', 'critical')).toBeUndefined();
});

it('finds the next longer and the shortest sufficient category', () => {
  const week = retentionPresets.operational.retentionMs ?? 0;
  expect(longerCategory(week)).toBe('business');
  expect(longerCategory(366 * 86_400_000)).toBe('analytical');
  expect(categoryOfAtLeast(86_400_000)).toBe('ephemeral');
  expect(categoryOfAtLeast(366 * 86_400_000)).toBeNull();
});

it('writes durations for people', () => {
  expect(
    [-1, 86_400_000, 604_800_000, 90_000, 120_000].map(formatDuration),
  ).toEqual(['without limit', '24 h', '7 d', '90 s', '2 min']);
});
