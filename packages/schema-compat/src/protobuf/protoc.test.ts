import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { parseSchema } from '../index';
import { ProtobufDocument } from './ProtobufDocument';
import verdicts from './__fixtures__/protoc/verdicts.json';

interface Case {
  name: string;
  text: string;
  files?: Record<string, string>;
  accepted: boolean;
  descriptor?: string;
  difference?: string;
}

// The recorder writes these members and no others.
const { shared, cases } = verdicts as {
  shared: Record<string, string>;
  cases: Case[];
};

function parse(text: string, { files }: Case) {
  return parseSchema({
    type: 'PROTOBUF',
    text,
    references: Object.entries({ ...shared, ...files }).map(
      ([name, content]) => ({ name, subject: name, version: 1, text: content }),
    ),
  });
}

function documentOf(text: string, each: Case): ProtobufDocument {
  const result = parse(text, each);
  if (result.ok && result.schema.type === 'PROTOBUF') return result.schema;
  throw new Error(JSON.stringify(result));
}

/** A descriptor in one form: as bytes, without the name of the file. */
function plain(descriptor: string): Uint8Array {
  const message = fromBinary(
    FileDescriptorProtoSchema,
    base64Decode(descriptor),
  );
  message.name = '';
  return toBinary(FileDescriptorProtoSchema, message);
}

const agreed = cases.filter(({ difference }) => !difference);

describe('what protoc says', () => {
  it.each(agreed)('$name: accepted $accepted', each => {
    const result = parse(each.text, each);
    const descriptor =
      each.descriptor && plain(documentOf(each.text, each).serializedText);
    expect({ ok: result.ok, descriptor }).toEqual({
      ok: each.accepted,
      descriptor: each.descriptor && plain(each.descriptor),
    });
  });

  it('is followed but for reasons', () => {
    for (const each of cases.filter(({ difference }) => difference)) {
      const result = parse(each.text, each);
      const same =
        result.ok === each.accepted &&
        (!each.descriptor ||
          Buffer.from(plain(documentOf(each.text, each).serializedText)).equals(
            plain(each.descriptor),
          ));
      expect({ name: each.name, same }).toEqual({
        name: each.name,
        same: false,
      });
    }
  });
});

describe('layouts of accepted files', () => {
  it.each(agreed.filter(({ accepted }) => accepted))(
    '$name: say the same in every form',
    each => {
      const document = documentOf(each.text, each);
      const { canonicalText, normalizedText, serializedText } = document;
      const again = documentOf(canonicalText, each);
      expect(again.canonicalText).toBe(canonicalText);
      expect(again.normalizedText).toBe(normalizedText);
      expect(documentOf(normalizedText, each).normalizedText).toBe(
        normalizedText,
      );
      expect(documentOf(serializedText, each).normalizedText).toBe(
        normalizedText,
      );
    },
  );
});
