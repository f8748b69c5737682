import { SchemaProblem } from '../../model/SchemaProblem';
import { sayInReference } from '../../model/sayInReference';
import { ReferencedSchema } from '../../model/SchemaReference';
import { ProtoFile, ProtoImport } from '../model/ProtoFile';
import { linkFile } from './linkFile';
import { LinkReport } from './LinkReport';
import { nameDefinitions } from './nameDefinitions';
import { allFields } from './resolveTypes';
import { Symbols } from './Symbols';
import { readProto } from '../readProto';
import { wellKnownTexts } from '../wellKnown/wellKnownTexts';
import { say, worded } from '../../sentences/say';

/** Files behind one schema; more would be a bomb of imports. */
const maxFiles = 500;
/** Text behind one schema, in UTF-16 units: 4 MiB. */
const maxTotalLength = 4 * 1024 * 1024;
/** How long a chain of imports may be. */
const maxDepth = 100;

/** Defines the options of all definitions; custom ones extend it. */
const descriptorPath = 'google/protobuf/descriptor.proto';

/** What is wrong with a file and still lets everybody read its records. */
const tolerated: ReadonlySet<string> = new Set([
  'default-value',
  'enum-alias',
  'json-name-conflict',
  'option',
  'option-misplaced',
]);

/** Well-known files that were linked once; they are never changed again. */
const wellKnownFiles = new Map<string, ProtoFile>();

/** A file with everything that it imports, linked together. */
export class FileSet {
  readonly symbols = new Symbols();
  readonly problems: SchemaProblem[] = [];
  readonly #texts: ReadonlyMap<string, ReferencedSchema>;
  readonly #files = new Map<string, ProtoFile>();
  readonly #visible = new Map<ProtoFile, ReadonlySet<ProtoFile>>();
  readonly #lenient: boolean;
  #length = 0;

  /**
   * @param references - texts by import path, for which `lenient` holds always: they are stored
   * @param lenient - leaves out the rules on options, defaults and names in JSON
   */
  constructor(
    references: readonly ReferencedSchema[],
    lenient: boolean | undefined = false,
  ) {
    this.#lenient = lenient;
    const texts = new Map<string, ReferencedSchema>();
    collect(references, texts);
    this.#texts = texts;
  }

  /**
   * The file that defines options; linked by itself, since a schema that does not import it may
   * use its names for other things.
   */
  static descriptorFile(): ProtoFile | undefined {
    return (
      wellKnownFiles.get(descriptorPath) ??
      new FileSet([]).#load(descriptorPath, [])
    );
  }

  /** Links a file that was read, after everything that it imports. */
  link(file: ProtoFile, chain: readonly string[]): void {
    const imported = this.#imports(file, chain);
    if (this.problems.length) return;
    const isDescriptor = this.#files.get(descriptorPath) === file;
    const descriptor = isDescriptor ? file : FileSet.descriptorFile();
    const visible = new Set([file]);
    for (const each of imported) addVisible(each, visible, this.#files);
    this.#visible.set(file, visible);
    const problems = linkFile({
      file,
      visible,
      symbols: this.symbols,
      optionTypes: descriptor?.messages ?? [],
    });
    const isStored = this.#lenient || chain.length > 1;
    this.problems.push(
      ...problems.filter(({ rule }) => !(isStored && tolerated.has(rule))),
    );
  }

  /** The files that a linked one sees. */
  visibleTo(file: ProtoFile): ReadonlySet<ProtoFile> {
    return this.#visible.get(file) ?? new Set([file]);
  }

  #imports(file: ProtoFile, chain: readonly string[]): ProtoFile[] {
    const seen = new Set<string>();
    return file.imports.flatMap(each => {
      const problem = this.#importProblem(each, seen, chain);
      seen.add(each.path);
      if (problem) {
        this.problems.push(problem);
        return [];
      }
      const loaded = this.#load(each.path, chain);
      return loaded ? [loaded] : [];
    });
  }

  #importProblem(
    { path, place }: ProtoImport,
    seen: ReadonlySet<string>,
    chain: readonly string[],
  ): SchemaProblem | undefined {
    const at = { path: '', ...place };
    if (seen.has(path)) {
      const said = say('schema.proto.import-twice', { path });
      return { rule: 'import-twice', ...worded(said), ...at };
    }
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path];
      const said = say('schema.proto.import-cycle', {
        path,
        circle: circle.join(' → '),
      });
      return { rule: 'import-cycle', ...worded(said), ...at };
    }
    if (this.#texts.has(path) || isWellKnown(path)) return undefined;
    const known = [...this.#texts.keys()].slice(0, 10).map(each => `"${each}"`);
    const said = known.length
      ? say('schema.proto.import-unknown', { path, known: known.join(', ') })
      : say('schema.proto.import-alone', { path });
    return { rule: 'import-unresolved', ...worded(said), ...at };
  }

  #load(path: string, chain: readonly string[]): ProtoFile | undefined {
    const known = this.#files.get(path) ?? this.#adopt(path, chain);
    if (known) return known;
    const reference = this.#texts.get(path);
    const text = isWellKnown(path) ? wellKnownTexts[path] : reference?.text;
    if (text === undefined || !this.#affords(text, chain)) return undefined;
    const { file, problems } = readProto(text, path);
    file.name = path;
    if (!problems.length) {
      this.#files.set(path, file);
      this.link(file, [...chain, path]);
      if (isWellKnown(path)) wellKnownFiles.set(path, file);
    }
    if (reference) this.#blame(reference, problems);
    return file;
  }

  /** A well-known file that was linked before: only its names are made known. */
  #adopt(path: string, chain: readonly string[]): ProtoFile | undefined {
    const file = wellKnownFiles.get(path);
    if (!file) return undefined;
    this.#files.set(path, file);
    for (const each of file.imports) this.#load(each.path, [...chain, path]);
    const report = new LinkReport();
    nameDefinitions(file, this.symbols, report);
    for (const field of allFields(file)) {
      if (field.extended) this.symbols.addExtension(field.extended, field);
    }
    this.problems.push(...report.problems);
    return file;
  }

  #affords(text: string, chain: readonly string[]): boolean {
    this.#length += text.length;
    const fits =
      this.#files.size < maxFiles &&
      this.#length <= maxTotalLength &&
      chain.length < maxDepth;
    if (!fits) {
      this.problems.push({
        rule: 'imports-too-many',
        path: '',
        ...worded(
          say('schema.proto.imports-many', {
            files: maxFiles,
            characters: maxTotalLength,
            levels: maxDepth,
          }),
        ),
      });
    }
    return fits;
  }

  /** Says whose fault it is; places in another text mean nothing to the reader. */
  #blame(
    reference: ReferencedSchema,
    problems: readonly SchemaProblem[],
  ): void {
    const own = [...this.problems.splice(0), ...problems];
    this.problems.push(
      ...own.map(({ rule, said }) => ({
        rule,
        path: '',
        ...worded(
          said.code === 'schema.parse.reference'
            ? said
            : sayInReference(reference, said),
        ),
      })),
    );
  }
}

function isWellKnown(path: string): boolean {
  return Object.hasOwn(wellKnownTexts, path);
}

/** A file, and what it passes on by public imports. */
function addVisible(
  file: ProtoFile,
  visible: Set<ProtoFile>,
  files: ReadonlyMap<string, ProtoFile>,
): void {
  if (visible.has(file)) return;
  visible.add(file);
  for (const { modifier, path } of file.imports) {
    const passed = modifier === 'public' ? files.get(path) : undefined;
    if (passed) addVisible(passed, visible, files);
  }
}

/** All references by import path, those of the schema itself before those behind them. */
function collect(
  references: readonly ReferencedSchema[],
  into: Map<string, ReferencedSchema>,
): void {
  const seen = new Set<ReferencedSchema>();
  let level: readonly ReferencedSchema[] = references;
  while (level.length) {
    const next: ReferencedSchema[] = [];
    for (const reference of level) {
      if (!seen.has(reference)) {
        seen.add(reference);
        if (!into.has(reference.name)) into.set(reference.name, reference);
        next.push(...(reference.references ?? []));
      }
    }
    level = next;
  }
}
