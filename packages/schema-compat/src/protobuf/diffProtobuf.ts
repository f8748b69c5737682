/*
 * What happened between two `.proto` files, field by field, in words for people. Fields are the
 * same by their numbers, so that a rename is seen as one. Whether a change breaks is what the
 * compatibility check found at the same pointer.
 */
import { SchemaChange } from '../model/SchemaChange';
import { say } from '../sentences/say';
import { told } from '../sentences/told';
import { checkProtobuf, joinPath, markOf } from './check/checkProtobuf';
import { describeFieldType } from './check/wireFamily';
import { diffFieldPair, UnjudgedChange } from './diffProtobufField';
import { heldMessage } from './listProtobufFields';
import { ProtoMessage } from './model/ProtoFile';
import { ProtobufDocument } from './ProtobufDocument';
import { printOptions } from './print/printOptions';

const maxChanges = 2_000;
const maxDepth = 50;

/** Kinds of change that never break anything. */
const silentKinds: ReadonlySet<SchemaChange['kind']> = new Set([
  'docChanged',
  'metadataChanged',
  'defaultChanged',
  'symbolsChanged',
  'constraintChanged',
]);

interface Place {
  path: string;
  around: readonly ProtoMessage[];
}

class DiffWalk {
  readonly changes: UnjudgedChange[] = [];
  readonly #before: ProtobufDocument;
  readonly #after: ProtobufDocument;
  readonly #equal = new Map<ProtoMessage, Set<ProtoMessage>>();
  readonly #seen = new Set<ProtoMessage>();

  constructor(before: ProtobufDocument, after: ProtobufDocument) {
    this.#before = before;
    this.#after = after;
  }

  run(): void {
    const [before, after] = [this.#before, this.#after];
    this.#fileChanges();
    for (const { message, prefix } of after.roots()) {
      const old = before.ownMessage(after.nameInPackage(message));
      if (old) this.#compare(old, message, { path: prefix, around: [] });
    }
    // Messages that no field leads to have paths that start with their names.
    for (const message of after.messages()) {
      const name = after.nameInPackage(message);
      const old = before.ownMessage(name);
      if (old && !this.#seen.has(message)) {
        this.#compare(old, message, { path: name, around: [] });
      }
      if (!old) this.#wholeMessage('added', name, message);
    }
    for (const message of before.messages()) {
      const name = before.nameInPackage(message);
      if (!after.ownMessage(name)) this.#wholeMessage('removed', name, message);
    }
    if (!this.changes.length && before.canonicalText !== after.canonicalText) {
      this.#add({
        kind: 'metadataChanged',
        fieldPath: '',
        pointerOld: '',
        pointerNew: '',
        ...told(say('schema.proto.around')),
      });
    }
  }

  #add(change: UnjudgedChange): void {
    if (this.changes.length < maxChanges) this.changes.push(change);
  }

  #fileChanges(): void {
    const [old, now] = [this.#before.file, this.#after.file];
    const whole = { fieldPath: '', pointerOld: '', pointerNew: '' };
    if (old.package !== now.package) {
      this.#add({
        ...whole,
        kind: 'renamed',
        pointerOld: '/',
        pointerNew: '/',
        before: old.package,
        after: now.package,
        ...told(
          say('schema.proto.package', {
            before: old.package,
            after: now.package,
          }),
        ),
      });
    }
    if (old.syntax !== now.syntax) {
      this.#add({
        ...whole,
        kind: 'metadataChanged',
        before: old.syntax,
        after: now.syntax,
        ...told(
          say('schema.proto.syntax', {
            before: old.syntax,
            after: now.syntax,
          }),
        ),
      });
    }
    const [oldOptions, newOptions] = [old, now].map(({ options }) =>
      printOptions(options, { fullName: '' }, ({ fullName }) => fullName),
    );
    if (oldOptions?.join() !== newOptions?.join()) {
      this.#add({
        ...whole,
        kind: 'metadataChanged',
        before: oldOptions?.join(', ') || undefined,
        after: newOptions?.join(', ') || undefined,
        ...told(say('schema.proto.file-options')),
      });
    }
  }

  #wholeMessage(
    kind: 'added' | 'removed',
    name: string,
    { pointer }: ProtoMessage,
  ): void {
    const text = `message ${name}`;
    this.#add({
      kind,
      fieldPath: '',
      pointerOld: kind === 'removed' ? pointer : '',
      pointerNew: kind === 'added' ? pointer : '',
      ...(kind === 'added' ? { after: text } : { before: text }),
      ...told(say(`schema.proto.message-${kind}`, { name })),
    });
  }

  #compare(old: ProtoMessage, now: ProtoMessage, place: Place): void {
    const equal = this.#equal.get(old) ?? new Set();
    this.#seen.add(now);
    if (
      equal.has(now) ||
      place.around.includes(now) ||
      place.around.length >= maxDepth ||
      this.changes.length >= maxChanges
    ) {
      return;
    }
    const count = this.changes.length;
    this.#compareFields(old, now, place);
    if (this.changes.length === count) this.#equal.set(old, equal.add(now));
  }

  #compareFields(old: ProtoMessage, now: ProtoMessage, place: Place): void {
    this.#messageChanges(old, now, place);
    const written = new Map(old.fields.map(field => [field.number, field]));
    for (const field of now.fields) {
      const earlier = written.get(field.number);
      written.delete(field.number);
      const path = joinPath(place.path, field.name);
      if (!earlier) {
        this.#add({
          kind: 'added',
          fieldPath: path,
          pointerOld: '',
          pointerNew: field.pointer,
          after: describeFieldType(field),
          ...told(
            say('schema.change.added-as', {
              what: `\`${path}\``,
              type: describeFieldType(field),
            }),
          ),
        });
      } else {
        diffFieldPair(earlier, field, path).forEach(each => this.#add(each));
        const [held, holds] = [heldMessage(earlier), heldMessage(field)];
        if (held && holds) {
          this.#compare(held, holds, {
            path: `${path}${markOf(field)}`,
            around: [...place.around, now],
          });
        }
      }
    }
    for (const field of written.values()) {
      const path = joinPath(place.path, field.name);
      this.#add({
        kind: 'removed',
        fieldPath: path,
        pointerOld: field.pointer,
        pointerNew: '',
        before: describeFieldType(field),
        ...told(say('schema.change.removed', { what: `\`${path}\`` })),
      });
    }
  }

  #messageChanges(old: ProtoMessage, now: ProtoMessage, { path }: Place): void {
    const whole = {
      fieldPath: path,
      pointerOld: old.pointer,
      pointerNew: now.pointer,
    };
    const [oldKept, newKept] = [old, now].map(keptNumbers);
    if (oldKept !== newKept) {
      this.#add({
        ...whole,
        kind: 'constraintChanged',
        before: oldKept || undefined,
        after: newKept || undefined,
        ...told(say('schema.proto.kept-numbers', { name: now.name })),
      });
    }
    const [oldOptions, newOptions] = [old, now].map(message =>
      printOptions(message.options, message, ({ fullName }) => fullName),
    );
    if (oldOptions?.join() !== newOptions?.join()) {
      this.#add({
        ...whole,
        kind: 'metadataChanged',
        before: oldOptions?.join(', ') || undefined,
        after: newOptions?.join(', ') || undefined,
        ...told(say('schema.proto.message-options', { name: now.name })),
      });
    }
  }
}

/** All changes from one file to another, in the order of the new text. */
export function diffProtobuf(
  before: ProtobufDocument,
  after: ProtobufDocument,
): SchemaChange[] {
  const walk = new DiffWalk(before, after);
  walk.run();
  const judge = judgeOf(before, after);
  return walk.changes.map(judge);
}

function keptNumbers(message: ProtoMessage): string {
  const { reservedRanges, reservedNames, extensionRanges } = message;
  const text = ({ start, end }: { start: number; end: number }) =>
    start === end ? `${start}` : `${start} to ${end}`;
  return [
    ...reservedRanges.map(text),
    ...reservedNames.map(({ name }) => name),
    ...extensionRanges.map(range => `extensions ${text(range)}`),
  ].join(', ');
}

function judgeOf(before: ProtobufDocument, after: ProtobufDocument) {
  const [backward, forward] = (['BACKWARD', 'FORWARD'] as const).map(
    direction => {
      const rules = new Map<string, string[]>();
      for (const { path, rule } of checkProtobuf(after, before, direction)) {
        rules.set(path, [...(rules.get(path) ?? []), rule]);
      }
      return rules;
    },
  );
  return (change: UnjudgedChange): SchemaChange => {
    const { touches = [], ...unjudged } = change;
    const pointers = [change.pointerOld, change.pointerNew, ...touches].filter(
      Boolean,
    );
    const silent = silentKinds.has(change.kind);
    const at = (rules: Map<string, string[]> | undefined) =>
      silent ? [] : pointers.flatMap(each => rules?.get(each ?? '') ?? []);
    const [back, forth] = [at(backward), at(forward)];
    return {
      ...unjudged,
      backward: back.length ? 'breaking' : 'ok',
      forward: forth.length ? 'breaking' : 'ok',
      because: [...new Set([...back, ...forth])],
    };
  };
}
