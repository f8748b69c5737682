export const common = {
  stopped: '{{sentence}}.',
  'unit.unlimited': 'sans limite',
  'unit.days': '{{value, number}} j',
  'unit.hours': '{{value, number}} h',
  'unit.minutes': '{{value, number}} min',
  'unit.seconds': '{{value, number}} s',
  'unit.B': '{{value, number}} o',
  'unit.kB': '{{value, number}} ko',
  'unit.MB': '{{value, number}} Mo',
  'unit.GB': '{{value, number}} Go',
  'unit.TB': '{{value, number}} To',
  'unit.PB': '{{value, number}} Po',
};
