import { SchemaProblem } from '../../model/SchemaProblem';
import { Place } from '../model/ProtoFile';
import { Said } from '../../sentences/Said';
import { worded } from '../../sentences/say';

const maxProblems = 100;

/** Collects what is wrong with a file. */
export class LinkReport {
  readonly problems: SchemaProblem[] = [];

  add(
    rule: string,
    said: Said,
    { pointer = '', place }: { pointer?: string; place?: Place },
  ): void {
    if (this.problems.length >= maxProblems) return;
    this.problems.push({
      rule,
      path: pointer,
      ...worded(said),
      ...(place && { line: place.line, column: place.column }),
    });
  }
}
