import { Fragment } from 'react';

/** A sentence of the schema library, which puts names between backticks. */
export function InWords(props: { sentence: string }) {
  return (
    <span>
      {props.sentence.split('`').map((part, at) =>
        at % 2 === 1 ? (
          // The parts of one sentence never change places.
          // eslint-disable-next-line react/no-array-index-key
          <code key={at}>{part}</code>
        ) : (
          // eslint-disable-next-line react/no-array-index-key
          <Fragment key={at}>{part}</Fragment>
        ),
      )}
    </span>
  );
}
