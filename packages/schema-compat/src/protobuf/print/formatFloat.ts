import { ProtoType } from '../model/ProtoFile';

/** A number in the spelling of descriptors: `1.5`, `1e+20`, `inf`; integers in full. */
export function formatFloat(
  value: number,
  type: ProtoType | undefined,
): string {
  if (type !== 'float' && type !== 'double') return String(value);
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0';
  const [short, long] = type === 'float' ? [6, 9] : [15, 17];
  const text = general(value, short);
  const read = Number(text);
  const isExact = (type === 'float' ? Math.fround(read) : read) === value;
  return isExact ? text : general(value, long);
}

/** As `%.<digits>g` writes it in C. */
function general(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value
    .toExponential(digits - 1)
    .split('e');
  const power = Number(exponent);
  if (power < -4 || power >= digits) {
    const sign = power < 0 ? '-' : '+';
    const size = String(Math.abs(power)).padStart(2, '0');
    return `${withoutZeros(mantissa)}e${sign}${size}`;
  }
  return withoutZeros(value.toFixed(Math.max(0, digits - 1 - power)));
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
