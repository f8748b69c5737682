import { SchemaProblem } from '../../model/SchemaProblem';
import { ProtoFile } from '../model/ProtoFile';
import { packageFault } from '../model/packageFault';
import { WrittenOption } from '../model/ProtoOptions';
import { parseEnum } from './parseEnum';
import { parseExtend, parseMessage, ProtoScope } from './parseMessage';
import { parseOptionStatement } from './parseOptions';
import { parseService } from './parseService';
import { ProtoSyntaxError } from './Token';
import { tokenize } from './tokenize';
import { placeOf, TokenStream } from './TokenStream';
import { say, worded } from '../../sentences/say';

export function emptyFile(name: string): ProtoFile {
  return {
    kind: 'file',
    name,
    syntax: 'proto2',
    package: '',
    imports: [],
    messages: [],
    enums: [],
    services: [],
    extensions: [],
    options: { written: [] },
  };
}

class FileParser {
  readonly #stream: TokenStream;
  readonly #file: ProtoFile;
  readonly #options: WrittenOption[] = [];

  constructor(stream: TokenStream, file: ProtoFile) {
    this.#stream = stream;
    this.#file = file;
    file.options = { written: this.#options };
  }

  run(): void {
    const stream = this.#stream;
    if (stream.isAt('edition') && stream.peek(1).text === '=') {
      stream.report(
        'edition-unsupported',
        say('schema.proto.edition-text'),
        stream.peek(),
      );
      return;
    }
    this.#parseSyntax();
    while (stream.peek().kind !== 'end') {
      stream.statement(() => this.#parseStatement());
    }
  }

  #parseSyntax(): void {
    const stream = this.#stream;
    if (!stream.isAt('syntax')) return;
    stream.statement(() => {
      stream.next();
      stream.expect('=');
      const { bytes, place } = stream.string('syntax');
      stream.endStatement();
      const syntax = new TextDecoder().decode(bytes);
      if (syntax === 'proto2' || syntax === 'proto3') {
        this.#file.syntax = syntax;
      } else {
        stream.report(
          'syntax-unknown',
          say('schema.proto.syntax-unknown', {
            syntax: JSON.stringify(syntax),
          }),
          place,
        );
      }
    });
  }

  #parseStatement(): void {
    const stream = this.#stream;
    const file = this.#file;
    if (stream.skip(';')) return;
    const keyword = stream.peek();
    const scope: ProtoScope = {
      syntax: file.syntax,
      messages: file.messages,
      depth: 0,
    };
    switch (keyword.kind === 'identifier' ? keyword.text : '') {
      case 'import':
        stream.next();
        this.#parseImport();
        break;
      case 'package':
        stream.next();
        this.#parsePackage();
        break;
      case 'option':
        stream.next();
        this.#options.push(parseOptionStatement(stream));
        break;
      case 'message':
        stream.next();
        file.messages.push(parseMessage(stream, keyword, scope));
        break;
      case 'enum':
        stream.next();
        file.enums.push(
          parseEnum(stream, { keyword, open: file.syntax === 'proto3' }),
        );
        break;
      case 'service':
        stream.next();
        file.services.push(parseService(stream, keyword));
        break;
      case 'extend':
        stream.next();
        file.extensions.push(...parseExtend(stream, scope));
        break;
      case 'syntax':
        stream.fail(say('schema.proto.syntax-first'));
        break;
      default:
        stream.fail(say('schema.proto.statement'));
    }
  }

  #parseImport(): void {
    const stream = this.#stream;
    const isPublic = stream.skip('public');
    const isWeak = !isPublic && stream.skip('weak');
    const { bytes, place } = stream.string('import');
    stream.endStatement();
    this.#file.imports.push({
      path: new TextDecoder().decode(bytes),
      ...(isPublic ? { modifier: 'public' as const } : {}),
      ...(isWeak ? { modifier: 'weak' as const } : {}),
      place,
    });
  }

  #parsePackage(): void {
    const stream = this.#stream;
    const { text, place } = stream.dottedName('package');
    stream.endStatement();
    if (this.#file.packagePlace) {
      stream.report('package-twice', say('schema.proto.package-twice'), place);
      return;
    }
    const fault = packageFault(text);
    if (fault) stream.report('package-too-long', fault, place);
    this.#file.package = fault ? '' : text;
    this.#file.packagePlace = placeOf(place);
  }
}

/**
 * The definitions of a `.proto` text, nothing of which is linked yet, and what is wrong with its
 * form. A file with problems holds what could be read.
 */
export function parseProtoText(
  text: string,
  name: string,
): { file: ProtoFile; problems: readonly SchemaProblem[] } {
  const file = emptyFile(name);
  try {
    const stream = new TokenStream(tokenize(text));
    new FileParser(stream, file).run();
    return { file, problems: stream.problems };
  } catch (error) {
    if (!(error instanceof ProtoSyntaxError)) throw error;
    const { said, place } = error;
    return {
      file,
      problems: [{ rule: 'syntax', path: '', ...worded(said), ...place }],
    };
  }
}
