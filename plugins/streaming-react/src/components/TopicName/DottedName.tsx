import { Fragment } from 'react';

/**
 * A name that may be longer than its line: it goes on after a dot, in the middle of a segment only when that alone is
 * too long.
 *
 * @public
 */
export function DottedName(props: { name: string }) {
  return (
    <>
      {props.name.split(/(?<=\.)/).map((segment, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {segment}
        </Fragment>
      ))}
    </>
  );
}
