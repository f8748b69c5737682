/** What sentences are made of, beside the lists of the schema library: durations, sizes. */
export const common = {
  stopped: '{{sentence}}.',
  'unit.unlimited': 'without limit',
  'unit.days': '{{value, number}} d',
  'unit.hours': '{{value, number}} h',
  'unit.minutes': '{{value, number}} min',
  'unit.seconds': '{{value, number}} s',
  'unit.B': '{{value, number}} B',
  'unit.kB': '{{value, number}} kB',
  'unit.MB': '{{value, number}} MB',
  'unit.GB': '{{value, number}} GB',
  'unit.TB': '{{value, number}} TB',
  'unit.PB': '{{value, number}} PB',
} as const;
