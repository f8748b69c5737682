import { base64Decode } from '@bufbuild/protobuf/wire';
import { SchemaProblem } from '../model/SchemaProblem';
import { DescriptorError } from './descriptor/RawMessage';
import { readDescriptor } from './descriptor/readDescriptor';
import { ProtoFile } from './model/ProtoFile';
import { emptyFile, parseProtoText } from './syntax/parseProtoText';
import { say, worded } from '../sentences/say';

/**
 * The definitions of a file given as text or, as clients send it, as a descriptor in Base64. No
 * text of a file with any definition is Base64: it has at least a semicolon.
 */
export function readProto(
  text: string,
  name: string,
): {
  file: ProtoFile;
  problems: readonly SchemaProblem[];
  isDescriptor: boolean;
} {
  if (!/^[A-Za-z0-9+/]{2,}={0,2}\s*$/.test(text)) {
    return { ...parseProtoText(text, name), isDescriptor: false };
  }
  try {
    const file = readDescriptor(base64Decode(text.trim()));
    return { file, problems: [], isDescriptor: true };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason =
      error instanceof DescriptorError
        ? error.said
        : say('schema.proto.no-base64');
    return {
      file: emptyFile(name),
      isDescriptor: true,
      problems: [
        {
          rule: 'descriptor-invalid',
          path: '',
          ...worded(say('schema.proto.no-descriptor', { reason })),
        },
      ],
    };
  }
}
