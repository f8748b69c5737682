import { SchemaProblem } from '../../model/SchemaProblem';
import { Place } from '../model/ProtoFile';

const maxProblems = 100;

/** Collects what is wrong with a file. */
export class LinkReport {
  readonly problems: SchemaProblem[] = [];

  add(
    rule: string,
    message: string,
    { pointer = '', place }: { pointer?: string; place?: Place },
  ): void {
    if (this.problems.length >= maxProblems) return;
    this.problems.push({
      rule,
      path: pointer,
      message,
      ...(place && { line: place.line, column: place.column }),
    });
  }
}
