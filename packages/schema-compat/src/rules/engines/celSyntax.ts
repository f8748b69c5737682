/*
 * What is read from, and written into, the syntax tree of a CEL expression.
 *
 * Loops are the only thing in CEL that makes the work more than the text, so every loop condition
 * is wrapped into a call that counts the expressions of one round and ends the loop when too many
 * were evaluated.
 */
import { parse } from '@bufbuild/cel';
import { say } from '../../sentences/say';
import { SaidRangeError } from '../SaidRangeError';

/** The function that counts; a call of it in a rule counts too, and does no harm. */
export const countName = 'count_steps__';

type Expr = NonNullable<ReturnType<typeof parse>['expr']>;
type Comprehension = Extract<
  Expr['exprKind'],
  { case: 'comprehensionExpr' }
>['value'];

/** How deep an expression may nest; the parser itself needs no more for what people write. */
const maxDepth = 250;

/** Visits every expression, outermost first. */
function* expressions(root: Expr | undefined, depth = 0): Generator<Expr> {
  if (!root) return;
  if (depth > maxDepth) {
    throw new SaidRangeError(
      say('schema.rule.expression-deep', { levels: maxDepth }),
    );
  }
  yield root;
  for (const child of childrenOf(root)) yield* expressions(child, depth + 1);
}

function childrenOf({ exprKind }: Expr): (Expr | undefined)[] {
  switch (exprKind.case) {
    case 'callExpr':
      return [exprKind.value.target, ...exprKind.value.args];
    case 'listExpr':
      return exprKind.value.elements;
    case 'structExpr':
      return exprKind.value.entries.flatMap(({ keyKind, value }) => [
        keyKind.case === 'mapKey' ? keyKind.value : undefined,
        value,
      ]);
    case 'selectExpr':
      return [exprKind.value.operand];
    case 'comprehensionExpr': {
      const { iterRange, accuInit, loopCondition, loopStep, result } =
        exprKind.value;
      return [iterRange, accuInit, loopCondition, loopStep, result];
    }
    default:
      return [];
  }
}

/** The number of expressions in an expression. */
export function sizeOf(root: Expr | undefined): number {
  return Array.from(expressions(root)).length;
}

/** Makes every loop count what one round evaluates. */
export function countLoops(root: Expr | undefined): void {
  const loops: Comprehension[] = [];
  for (const { exprKind } of expressions(root)) {
    if (exprKind.case === 'comprehensionExpr') loops.push(exprKind.value);
  }
  for (const loop of loops) {
    const round = sizeOf(loop.loopCondition) + sizeOf(loop.loopStep);
    const counted = parse(`${countName}(true, ${round})`).expr;
    if (counted?.exprKind.case === 'callExpr' && loop.loopCondition) {
      counted.exprKind.value.args[0] = loop.loopCondition;
      loop.loopCondition = counted;
    }
  }
}

/** Names that an expression takes from outside, each once. */
export function variablesOf(root: Expr | undefined): string[] {
  const found = new Set<string>();
  const visit = (expr: Expr | undefined, bound: ReadonlySet<string>): void => {
    if (!expr) return;
    const { exprKind } = expr;
    if (exprKind.case === 'identExpr') {
      if (!bound.has(exprKind.value.name)) found.add(exprKind.value.name);
    } else if (exprKind.case === 'comprehensionExpr') {
      const { iterVar, iterVar2, accuVar, iterRange } = exprKind.value;
      visit(iterRange, bound);
      const inner = new Set([...bound, iterVar, iterVar2, accuVar]);
      for (const child of childrenOf(expr)) {
        if (child !== iterRange) visit(child, inner);
      }
    } else {
      childrenOf(expr).forEach(child => visit(child, bound));
    }
  };
  visit(root, new Set());
  return [...found];
}

/** Paths below a variable that an expression reads by name: `message.seal.number` → seal.number. */
export function pathsBelow(root: Expr | undefined, variable: string): string[] {
  const found = new Set<string>();
  const inner = new Set<Expr>();
  for (const expr of expressions(root)) {
    const path = inner.has(expr) ? undefined : pathOf(expr, variable, inner);
    if (path) found.add(path);
  }
  return [...found];
}

function pathOf(
  expr: Expr,
  variable: string,
  inner: Set<Expr>,
): string | undefined {
  const names: string[] = [];
  let current: Expr | undefined = expr;
  while (current?.exprKind.case === 'selectExpr') {
    names.unshift(current.exprKind.value.field);
    current = current.exprKind.value.operand;
    if (current) inner.add(current);
  }
  const isVariable =
    current?.exprKind.case === 'identExpr' &&
    current.exprKind.value.name === variable;
  return isVariable && names.length ? names.join('.') : undefined;
}
