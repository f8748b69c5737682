import path from 'node:path';
import { ReferencedSchema } from '@millrace/schema-compat';
import { fetchPythonSource, hasProgram, readFiles } from '../../lib/judgeFiles';

/** A schema of the JSON-Schema-Test-Suite. */
export interface SuiteCase {
  /** The file and the words of the suite. */
  name: string;
  /** Folder of the draft in the suite. */
  draft: SuiteDraft;
  schema: unknown;
  /** Data, and whether the schema allows them. */
  tests: { description: string; data: unknown; valid: boolean }[];
  /** Schemas of the suite that this one may refer to. */
  references: ReferencedSchema[];
}

/** The `$schema` of the drafts of the suite, by folder. */
export const suiteDrafts = {
  draft4: 'http://json-schema.org/draft-04/schema#',
  draft6: 'http://json-schema.org/draft-06/schema#',
  draft7: 'http://json-schema.org/draft-07/schema#',
  'draft2019-09': 'https://json-schema.org/draft/2019-09/schema',
  'draft2020-12': 'https://json-schema.org/draft/2020-12/schema',
} as const;

export type SuiteDraft = keyof typeof suiteDrafts;

/** Where the suite says that its remote schemas are served. */
const remoteBase = 'http://localhost:1234/';

/** Whether the suite can be had: it comes inside of the Python package that validates with it. */
export function hasSuite(): boolean {
  return hasProgram('python3');
}

/** Every schema of the suite, the optional parts included. */
export function readSuite(): SuiteCase[] {
  const folder = path.join(fetchPythonSource('jsonschema'), 'json');
  const remotes = [...readFiles(path.join(folder, 'remotes'), '**/*.json')].map(
    ([file, text]): ReferencedSchema => ({
      name: remoteBase + file,
      subject: file,
      version: 1,
      text,
    }),
  );
  // Object.keys gives the keys of the constant above.
  return (Object.keys(suiteDrafts) as SuiteDraft[]).flatMap(draft =>
    [...readFiles(path.join(folder, 'tests', draft), '**/*.json')].flatMap(
      ([file, text]) => {
        // The suite's own schema, test-schema.json, promises this shape.
        const cases = JSON.parse(text) as {
          description: string;
          schema: unknown;
          tests: SuiteCase['tests'];
        }[];
        return cases.map(({ description, schema, tests }) => ({
          name: `${draft}/${file}: ${description}`,
          draft,
          schema,
          tests,
          references: referredTo(JSON.stringify(schema), { draft, remotes }),
        }));
      },
    ),
  );
}

/** The text of a schema with the draft that its folder stands for. */
export function withDraft(draft: SuiteDraft, schema: unknown): string {
  const isObject =
    typeof schema === 'object' && schema !== null && !Array.isArray(schema);
  return JSON.stringify(
    isObject ? { $schema: suiteDrafts[draft], ...schema } : schema,
  );
}

/** Remote schemas whose file name occurs in a text, or in one of them; not those of other drafts. */
function referredTo(
  text: string,
  { draft, remotes }: { draft: string; remotes: readonly ReferencedSchema[] },
): ReferencedSchema[] {
  const found = new Set<ReferencedSchema>();
  const look = (inside: string) => {
    for (const remote of remotes) {
      const isOther =
        remote.subject.startsWith('draft') &&
        !remote.subject.startsWith(`${draft}/`) &&
        !inside.includes(remote.subject);
      if (isOther || found.has(remote)) continue;
      if (inside.includes(path.posix.basename(remote.subject))) {
        found.add(remote);
        look(remote.text);
      }
    }
  };
  look(text);
  return [...found];
}
