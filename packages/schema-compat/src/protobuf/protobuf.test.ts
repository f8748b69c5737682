import {
  diffSchemas,
  lintSchema,
  listFields,
  parseSchema,
  readTags,
} from '../index';

const text = `// The moves of cranes.
syntax = "proto3";
package harbour;

import "google/protobuf/timestamp.proto";
import "confluent/meta.proto";

// One move.
message Moved {
  // Number of the move.
  string id = 1;
  optional int32 teu = 4; // how many
  repeated Leg legs = 5;
  map<string, Leg> by_port = 6;
  google.protobuf.Timestamp at = 7 [(confluent.field_meta) = {
    tags: ["PII", "TIME"]
    doc: "When it ended"
  }];
  oneof what { Status status = 8; string note = 9; }

  enum Status { UNKNOWN = 0; DONE = 1; }
}

message Leg {
  string port = 1;
  Leg next = 2;
}

message Berth { bool free = 1; }
`;

const source = (changed = text) => ({
  type: 'PROTOBUF' as const,
  text: changed,
});

function problems(changed: string) {
  const result = parseSchema(source(changed));
  return result.ok
    ? []
    : result.problems.map(
        ({ rule, path, line, column }) => `${rule} ${path} ${line}:${column}`,
      );
}

describe('parsing Protobuf', () => {
  it('lays the text out afresh', () => {
    const result = parseSchema(source());
    expect(result.ok && result.schema.canonicalText).toBe(`syntax = "proto3";
package harbour;

import "google/protobuf/timestamp.proto";
import "confluent/meta.proto";

message Moved {
  string id = 1;
  optional int32 teu = 4;
  repeated Leg legs = 5;
  map<string, Leg> by_port = 6;
  google.protobuf.Timestamp at = 7 [(confluent.field_meta) = { doc: "When it ended", tags: ["PII", "TIME"] }];
  oneof what {
    Status status = 8;
    string note = 9;
  }

  enum Status {
    UNKNOWN = 0;
    DONE = 1;
  }
}

message Leg {
  string port = 1;
  Leg next = 2;
}

message Berth {
  bool free = 1;
}
`);
  });

  it('names all problems with their places', () => {
    expect(
      problems(`syntax = "proto3";
package p;
import "leg.proto";
message A {`),
    ).toEqual(['syntax  4:12']);
    expect(
      problems(`syntax = "proto3";
message A {
  Leg leg = 1;
  int32 two = 1;
  int32 far = 19000;
  reserved "leg";
  int32 = 5;
  enum E { X = 3; }
}`),
    ).toEqual(['syntax  7:9']);
    expect(
      problems(`syntax = "proto3";
message A {
  Leg leg = 1;
  int32 two = 1;
  int32 far = 19000;
  reserved "leg";
  enum E { X = 3; }
  string note = 6 [(harbour.tag) = 1];
}`),
    ).toEqual([
      'undefined-type /A/1 3:3',
      'reserved-name /A/1 3:7',
      'duplicate-number /A/1 4:15',
      'number-range /A/19000 5:15',
      'enum-zero /A/E/X 7:16',
      'option /A/6 8:20',
    ]);
  });

  it('goes on behind an error of form', () => {
    expect(
      problems(`syntax = "proto3";
message A {
  int32 = 5;
  string a 1;
}
message B { int32 c = x; }
enum { A = 1; }
message C {}`),
    ).toEqual(['syntax  3:9', 'syntax  4:12', 'syntax  6:23', 'syntax  7:6']);
  });

  it.each([
    ['edition = "2023"; message A {}', 'Editions are not supported'],
    ['syntax = "proto4";', 'supported are "proto2" and "proto3"'],
    ['message A { }', ''],
  ])('judges the syntax of %s', (changed, reason) => {
    const result = parseSchema(source(changed));
    expect(result.ok).toBe(reason === '');
    const message = result.ok ? '' : result.problems[0]?.message;
    expect(message).toContain(reason);
  });

  it('makes the same schema of a text and its descriptor', () => {
    const parsed = parseSchema(source());
    const descriptor =
      parsed.ok && parsed.schema.type === 'PROTOBUF'
        ? parsed.schema.serializedText
        : '';
    const again = parseSchema(source(descriptor));
    expect(again.ok && again.schema.canonicalText).toBe(
      parsed.ok && parsed.schema.canonicalText,
    );
    const names = ['.p.A.B', 'p.A.B', 'A.B', 'B'].map(name => {
      const result = parseSchema(
        source(
          `syntax = "proto3"; package p; message A { ${name} b = 1; message B {} }`,
        ),
      );
      return result.ok && result.schema.canonicalText;
    });
    expect(new Set(names).size).toBe(1);
  });

  it('leaves stored schemas readable', () => {
    const stored = source(
      'syntax = "proto3"; message A { int32 a = 1 [(gone) = 5]; }',
    );
    expect(parseSchema(stored).ok).toBe(false);
    expect(parseSchema({ ...stored, lenient: true }).ok).toBe(true);
  });

  it('blames the reference that is wrong', () => {
    const result = parseSchema({
      ...source(
        'syntax = "proto3"; import "leg.proto"; message A { Leg leg = 1; }',
      ),
      references: [
        {
          name: 'leg.proto',
          subject: 'leg',
          version: 3,
          text: 'syntax = "proto3"; message Leg { Port port = 1; }',
        },
      ],
    });
    expect(result.ok || result.problems.map(({ message }) => message)).toEqual([
      'Reference "leg.proto" (subject "leg", version 3): Type of field "port": "Port" is not defined',
    ]);
  });
});

describe('fields of Protobuf', () => {
  it('are listed by the paths that other formats have', () => {
    expect(
      listFields(source()).map(
        ({ path, type, nullable, doc }) =>
          `${path}: ${type}${nullable ? '?' : ''}${doc ? ` – ${doc}` : ''}`,
      ),
    ).toEqual([
      'id: string – Number of the move.',
      'teu: int32? – how many',
      'legs: array<Leg>',
      'legs[].port: string',
      'legs[].next: Leg?',
      'by_port: map<string, Leg>',
      'by_port{}.port: string',
      'by_port{}.next: Leg?',
      'at: Timestamp? – When it ended',
      'status: Status?',
      'note: string?',
      'Berth.free: bool',
    ]);
    expect(listFields(source())[8]).toEqual({
      path: 'at',
      pointer: '/Moved/7',
      type: 'Timestamp',
      nullable: true,
      doc: 'When it ended',
      tags: ['PII', 'TIME'],
      logicalType: 'google.protobuf.Timestamp',
    });
  });

  it('have tags of their own and those of the metadata', () => {
    expect([
      ...readTags(source(), { tags: { 'harbour.Leg.*': ['ROUTE'] } }),
    ]).toEqual([
      ['legs[].port', ['ROUTE']],
      ['legs[].next', ['ROUTE']],
      ['by_port{}.port', ['ROUTE']],
      ['by_port{}.next', ['ROUTE']],
      ['at', ['PII', 'TIME']],
    ]);
  });
});

describe('changes of Protobuf', () => {
  const changes = (from: string, to: string) => {
    const diff = diffSchemas(source(), source(text.replace(from, to)), {
      level: 'FULL',
    });
    return [
      diff.class,
      ...diff.changes.map(
        ({ kind, fieldPath, backward, forward, because }) =>
          `${kind} ${fieldPath} ${backward}/${forward} ${because.join(' ')}`,
      ),
    ];
  };

  it.each([
    ['// One move.', '// One good move.', ['none']],
    ['string id = 1;', 'string name = 1;', ['minor', 'renamed name ok/ok ']],
    [
      'string id = 1;',
      'int32 id = 1;',
      ['major', 'typeChanged id breaking/breaking FIELD_SCALAR_KIND_CHANGED'],
    ],
    ['string id = 1;', '', ['minor', 'removed id ok/ok ']],
    [
      'string id = 1;',
      'string id = 1; string x = 20;',
      ['minor', 'added x ok/ok '],
    ],
    [
      'string id = 1;',
      'optional string id = 1;',
      ['minor', 'optionalityChanged id ok/ok '],
    ],
    [
      'string port = 1;',
      'bool port = 1;',
      [
        'major',
        'typeChanged legs[].port breaking/breaking FIELD_SCALAR_KIND_CHANGED',
        'typeChanged by_port{}.port breaking/breaking FIELD_SCALAR_KIND_CHANGED',
      ],
    ],
    [
      'DONE = 1;',
      'DONE = 1; LATE = 2;',
      ['minor', 'symbolsChanged status ok/ok '],
    ],
    [
      'message Berth { bool free = 1; }',
      '',
      ['major', 'removed  breaking/ok MESSAGE_REMOVED'],
    ],
    [
      'package harbour;',
      'package port;',
      ['major', 'renamed  breaking/breaking PACKAGE_CHANGED'],
    ],
    [
      'string note = 9; }',
      '} string note = 9;',
      [
        'major',
        'optionalityChanged note breaking/breaking ONEOF_FIELD_REMOVED FIELD_MOVED_TO_EXISTING_ONEOF',
        'moved note breaking/breaking ONEOF_FIELD_REMOVED FIELD_MOVED_TO_EXISTING_ONEOF',
      ],
    ],
    ['"When it ended"', '"The end"', ['patch', 'docChanged at ok/ok ']],
    ['["PII", "TIME"]', '["PII"]', ['patch', 'metadataChanged at ok/ok ']],
    [
      'bool free = 1;',
      'bool free = 1 [deprecated = true];',
      ['patch', 'metadataChanged Berth.free ok/ok '],
    ],
    [
      'bool free = 1;',
      'bool free = 1; reserved 2;',
      ['minor', 'constraintChanged Berth ok/ok '],
    ],
  ])('%s → %s: %j', (from, to, expected) => {
    expect(changes(from, to)).toEqual(expected);
  });
});

describe('lint of Protobuf', () => {
  const rules = (changed: string, previous?: string) =>
    lintSchema(source(changed), {
      previous: previous === undefined ? undefined : source(previous),
    }).map(({ rule, path, line }) => `${rule} ${path} ${line}`);

  it('asks for a package, comments and snake case', () => {
    expect(
      rules(`syntax = "proto3";
// One A.
message A {
  // The b.
  string bName = 1;
  int32 c = 2;
}
enum E { X = 0; }`),
    ).toEqual([
      'lint.proto-package / undefined',
      'lint.doc-required /E 8',
      'lint.doc-required /A/2 6',
      'lint.field-case /A/1 5',
    ]);
  });

  it('watches over numbers that were used', () => {
    const file = (body: string) =>
      `syntax = "proto3"; package p;
/* An A. */ message A { ${body} }`;
    const before = file('/*a*/ string a = 1; /*b*/ int32 b = 2;');
    expect(rules(file('/*a*/ string a = 1;'), before)).toEqual([
      'lint.proto-number-gap /A 2',
    ]);
    expect(rules(file('/*a*/ string a = 1; reserved 2;'), before)).toEqual([]);
    expect(rules(file('/*a*/ string a = 1; /*c*/ A c = 2;'), before)).toContain(
      'lint.proto-number-reuse /A/2 2',
    );
  });

  it('tells which options of a descriptor are lost', () => {
    const withOption = parseSchema({
      ...source(
        'syntax = "proto3"; package p; import "o.proto"; /*A*/ message A { /*b*/ string b = 1 [(mark) = 5]; }',
      ),
      references: [
        {
          name: 'o.proto',
          subject: 'o',
          version: 1,
          text: 'syntax = "proto3"; import "google/protobuf/descriptor.proto"; extend google.protobuf.FieldOptions { int32 mark = 50000; }',
        },
      ],
    });
    if (!withOption.ok || withOption.schema.type !== 'PROTOBUF') {
      throw new Error('The file is well formed');
    }
    // Without the import, nobody knows what the option means.
    const bare = Buffer.from(withOption.schema.serializedText, 'base64')
      .toString('latin1')
      .replace('\x1a\x07o.proto', '');
    const descriptor = Buffer.from(bare, 'latin1').toString('base64');
    expect(rules(descriptor).filter(each => each.includes('lost'))).toEqual([
      'lint.proto-option-lost /A/1 undefined',
    ]);
  });
});
