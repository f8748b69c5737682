import {
  ProtoEnum,
  ProtoFile,
  ProtoMessage,
  ProtoNode,
} from '../model/ProtoFile';
import { LinkReport } from './LinkReport';
import { nounOf } from './nounOf';
import { ProtoDefinition, Symbols } from './Symbols';
import { say } from '../../sentences/say';

interface Scope {
  prefix: string;
  pointer: string;
}

class Namer {
  readonly #file: ProtoFile;
  readonly #symbols: Symbols;
  readonly #report: LinkReport;

  constructor(file: ProtoFile, symbols: Symbols, report: LinkReport) {
    this.#file = file;
    this.#symbols = symbols;
    this.#report = report;
  }

  message(message: ProtoMessage, scope: Scope): void {
    const inside = this.add(message, scope);
    for (const field of message.fields) {
      this.add(field, inside);
      field.pointer = `${inside.pointer}/${field.number}`;
    }
    message.oneofs.forEach(oneof => this.add(oneof, inside));
    message.messages.forEach(inner => this.message(inner, inside));
    message.enums.forEach(inner => this.enum(inner, inside));
    message.extensions.forEach(field => this.add(field, inside));
  }

  enum(definition: ProtoEnum, scope: Scope): void {
    const { pointer } = this.add(definition, scope);
    for (const value of definition.values) {
      // The values stand beside their enum, as in C++.
      this.add(value, scope);
      value.pointer = `${pointer}/${value.name}`;
    }
  }

  add(definition: ProtoDefinition, { prefix, pointer }: Scope): Scope {
    name(definition, { prefix, pointer });
    const clash = this.#symbols.add(definition, this.#file);
    if (clash) this.#reportClash(definition, clash);
    return {
      prefix: `${definition.fullName}.`,
      pointer: definition.pointer,
    };
  }

  #reportClash(
    definition: ProtoDefinition,
    clash: { definition?: ProtoDefinition; file: ProtoFile },
  ): void {
    const other = clash.definition ?? {
      kind: 'package',
      fullName: definition.fullName,
    };
    const values = {
      name: definition.name,
      noun: nounOf(other),
      other: other.fullName,
    };
    const taken =
      clash.file === this.#file
        ? say('schema.proto.name-taken', values)
        : say('schema.proto.name-taken-in', {
            ...values,
            file: clash.file.name,
          });
    this.#report.add(
      'duplicate-name',
      definition.kind === 'value'
        ? say('schema.proto.name-taken-value', { taken })
        : taken,
      definition,
    );
  }
}

/** Gives every definition of a file its full name and pointer, and makes the names known. */
export function nameDefinitions(
  file: ProtoFile,
  symbols: Symbols,
  report: LinkReport,
): void {
  const clash = symbols.addPackage(file);
  if (clash) {
    report.add(
      'duplicate-name',
      say('schema.proto.package-taken', {
        name: file.package,
        noun: nounOf(clash.definition),
        other: clash.definition.fullName,
        file: clash.file.name,
      }),
      { place: file.packagePlace },
    );
  }
  const namer = new Namer(file, symbols, report);
  const scope = { prefix: file.package ? `${file.package}.` : '', pointer: '' };
  file.messages.forEach(message => namer.message(message, scope));
  file.enums.forEach(each => namer.enum(each, scope));
  file.extensions.forEach(field => namer.add(field, scope));
  for (const service of file.services) {
    const inside = namer.add(service, scope);
    service.methods.forEach(method => namer.add(method, inside));
  }
}

function name(node: ProtoNode, { prefix, pointer }: Scope): void {
  node.fullName = prefix + node.name;
  node.pointer = `${pointer}/${node.name}`;
}
