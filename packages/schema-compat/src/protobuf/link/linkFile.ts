import { SchemaProblem } from '../../model/SchemaProblem';
import { ProtoFile, ProtoMessage, ProtoNode } from '../model/ProtoFile';
import { ProtoOptions } from '../model/ProtoOptions';
import { checkOptionValue } from '../options/checkOptionValue';
import { applyDefaults } from '../options/defaults';
import { FieldNames } from '../options/FieldNames';
import { interpretOptions } from '../options/interpretOptions';
import { checkEnums } from './checkEnums';
import { checkFields } from './checkFields';
import { checkMessages } from './checkMessages';
import { LinkReport } from './LinkReport';
import { nameDefinitions } from './nameDefinitions';
import { NameScope } from './NameScope';
import { allMessages, LinkContext, resolveTypes } from './resolveTypes';
import { Symbols } from './Symbols';

/**
 * Gives the names of a file their meaning and checks what the language demands.
 *
 * `visible` is the file itself with what it imports, all linked before; `optionTypes` are the
 * messages of `google/protobuf/descriptor.proto`, some of which define the options.
 */
export function linkFile({
  file,
  visible,
  symbols,
  optionTypes,
}: {
  file: ProtoFile;
  visible: ReadonlySet<ProtoFile>;
  symbols: Symbols;
  optionTypes: readonly ProtoMessage[];
}): readonly SchemaProblem[] {
  const report = new LinkReport();
  const scope = new NameScope(symbols, visible);
  const context = { file, symbols, scope, report };
  nameDefinitions(file, symbols, report);
  resolveTypes(context);
  applyOptions(context, optionTypes);
  applyDefaults(context);
  checkMessages(context);
  checkFields(context);
  checkEnums(context);
  return report.problems;
}

interface OptionHolder {
  node: Pick<ProtoNode, 'fullName' | 'place'> & { pointer?: string };
  options: ProtoOptions;
  type: string;
}

function applyOptions(
  context: LinkContext,
  optionTypes: readonly ProtoMessage[],
): void {
  const types = new Map(optionTypes.map(each => [each.name, each]));
  const names = new FieldNames();
  const holders = [...optionHolders(context.file)];
  for (const { node, options, type } of holders) {
    const message = types.get(type);
    const faults = message
      ? interpretOptions(options, message, node.fullName, { ...context, names })
      : [];
    for (const { said, place } of faults) {
      context.report.add('option', said, { pointer: node.pointer, place });
    }
  }
  // What an option may stand on is an option itself, and so is known only now.
  for (const { node, options } of holders) {
    const faults = options.value ? checkOptionValue(options.value) : [];
    for (const fault of faults) context.report.add('option', fault, node);
  }
}

/** Whatever has options, with the message that defines those. */
function* optionHolders(file: ProtoFile): Iterable<OptionHolder> {
  const of = (
    type: string,
    node: ProtoNode,
    options = node.options,
  ): OptionHolder => ({ node, options, type });
  const fullName = file.package ? `${file.package}.x` : 'x';
  yield { node: { fullName }, options: file.options, type: 'FileOptions' };
  const enums = [...file.enums];
  for (const message of allMessages(file)) {
    yield of('MessageOptions', message);
    for (const field of message.fields) yield of('FieldOptions', field);
    for (const field of message.extensions) yield of('FieldOptions', field);
    for (const oneof of message.oneofs) yield of('OneofOptions', oneof);
    for (const range of message.extensionRanges) {
      yield of('ExtensionRangeOptions', message, range.options);
    }
    enums.push(...message.enums);
  }
  for (const each of enums) {
    yield of('EnumOptions', each);
    for (const value of each.values) yield of('EnumValueOptions', value);
  }
  for (const field of file.extensions) yield of('FieldOptions', field);
  for (const service of file.services) {
    yield of('ServiceOptions', service);
    for (const method of service.methods) yield of('MethodOptions', method);
  }
}
