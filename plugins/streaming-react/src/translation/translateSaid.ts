import {
  isSentenceCode,
  Said,
  SaidValue,
} from '@millrace/backstage-plugin-streaming-common';

/** Says a text of the reference: `t` of the reader's language. */
type SayText = (key: never, values: never) => string;

/**
 * A sentence of the backend in the language of `t`; the English `message` where it was stored without `said`, or comes
 * from a newer version than this page.
 *
 * @internal
 */
export function translateSaid(
  t: SayText,
  message: string,
  said: Said | undefined,
): string {
  return said && isKnown(said) ? sayValue(t, said) : message;
}

function sayValue(t: SayText, { code, params }: Said): string {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? sayValue(t, value) : value,
    ]),
  );
  // `isKnown` made sure that the reference has this code; which values it takes is the backend's business.
  return t(`said.${code}` as never, values as never);
}

function isKnown(value: SaidValue): boolean {
  return (
    typeof value !== 'object' ||
    (isSentenceCode(value.code) && Object.values(value.params).every(isKnown))
  );
}
