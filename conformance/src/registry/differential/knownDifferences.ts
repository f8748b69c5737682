import { isDeepStrictEqual } from 'node:util';
import { Answer } from './PlayedRegistry';
import { Operation } from './script';

const NONE = { compatibilityLevel: 'NONE' };

interface KnownDifference {
  reason: string;
  applies(
    operation: Operation,
    ours: Answer,
    theirs: Answer,
    earlier: readonly Operation[],
  ): boolean;
}

const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      'incompatible is 40901 since Confluent 7, 409 before and in Apicurio',
    applies: (_, ours, theirs) => ours.body === 40901 && theirs.body === 409,
  },
  {
    reason: 'Apicurio lists all subjects, whatever prefix is asked for',
    applies: ({ route }, ours, theirs) => {
      const prefix = /subjectPrefix=([^&]+)/.exec(route)?.[1];
      const listed = Array.isArray(theirs.body) ? theirs.body : [];
      return (
        prefix !== undefined &&
        isDeepStrictEqual(
          ours.body,
          listed.filter(subject => String(subject).startsWith(prefix)),
        )
      );
    },
  },
  {
    reason:
      'a subject without a level of its own has none (40408, or the global one on demand); Apicurio says NONE or unknown',
    applies: ({ route }, ours, theirs) =>
      route.startsWith('/config/') &&
      (ours.body === 40408 ||
        ours.body === 40401 ||
        route.endsWith('defaultToGlobal=true')) &&
      (theirs.body === 40401 || isDeepStrictEqual(theirs.body, NONE)),
  },
  {
    reason:
      'a version that is no number from 1 is invalid, 42202; Apicurio calls it unknown',
    applies: (_, ours, theirs) =>
      ours.body === 42202 && [40401, 40402].includes(Number(theirs.body)),
  },
  {
    reason:
      'what is deleted in the wrong order is 404 as the code says, 409 in Apicurio',
    applies: (_, ours, theirs) =>
      [40405, 40406, 40407].includes(Number(ours.body)) &&
      theirs.body === ours.body &&
      theirs.status === 409,
  },
  {
    reason:
      'an unknown version is unknown also when it is deleted for good; Apicurio says 40407',
    applies: (_, ours, theirs) => ours.body === 40402 && theirs.body === 40407,
  },
  {
    reason:
      'a check against an unknown version is 40402; Apicurio compares with what it finds',
    applies: ({ route }, ours, theirs) =>
      route.startsWith('/compatibility/') &&
      ours.body === 40402 &&
      theirs.status === 200,
  },
  {
    reason:
      'without a version, an unknown subject is compatible with everything; Apicurio says 40401',
    applies: ({ route }, ours, theirs) =>
      route.startsWith('/compatibility/') &&
      isDeepStrictEqual(ours.body, { is_compatible: true }) &&
      theirs.body === 40401,
  },
  {
    reason:
      'a text that is no schema is 42201 wherever it is sent; Apicurio looks it up or compares it with nothing',
    applies: ({ method }, ours, theirs) =>
      method === 'POST' &&
      ours.body === 42201 &&
      (theirs.body === 40403 || theirs.body === 40401 || theirs.status === 200),
  },
  {
    reason:
      'a lookup in an unknown subject is 40401; Apicurio says 40403 when the text is no schema',
    applies: ({ method }, ours, theirs) =>
      method === 'POST' && ours.body === 40401 && theirs.body === 40403,
  },
  {
    reason:
      'a deleted subject names the versions that were live; Apicurio names those deleted before, too',
    applies: ({ method }, ours, theirs) =>
      method === 'DELETE' &&
      Array.isArray(ours.body) &&
      Array.isArray(theirs.body) &&
      ours.body.every(version => Object(theirs.body).includes(version)),
  },
  {
    reason:
      'content that is registered again takes the place of its soft-deleted twin; Apicurio keeps both',
    applies: ({ method, route }, ours, theirs) =>
      (method === 'DELETE' &&
        route.endsWith('permanent=true') &&
        ours.body === 40402 &&
        theirs.status === 200) ||
      (route.endsWith('/versions?deleted=true') &&
        Array.isArray(ours.body) &&
        ours.body.every(version => Object(theirs.body).includes(version))),
  },
  {
    reason:
      'a check against an unknown version is 40402 even with a text that is no schema; Apicurio reads the text first',
    applies: ({ route }, ours, theirs) =>
      route.startsWith('/compatibility/') &&
      ours.body === 40402 &&
      theirs.body === 42201,
  },
  {
    reason:
      'a subject without live versions is unknown to who deletes its latest; Apicurio misses the version',
    applies: ({ method, route }, ours, theirs) =>
      method === 'DELETE' &&
      route.endsWith('/latest') &&
      ours.body === 40401 &&
      theirs.body === 40402,
  },
  {
    reason:
      'the level of a subject goes with its last version; Apicurio keeps it for the next subject of that name',
    applies: ({ route }, _, theirs, earlier) =>
      theirs.body === 409 &&
      earlier.some(
        before =>
          before.route.startsWith(route) &&
          before.route.endsWith('?permanent=true'),
      ),
  },
];

/** Why two answers differ although ours is right, or undefined; `earlier` was asked before. */
export function explain(
  operation: Operation,
  ours: Answer,
  theirs: Answer,
  earlier: readonly Operation[],
): string | undefined {
  return knownDifferences.find(({ applies }) =>
    applies(operation, ours, theirs, earlier),
  )?.reason;
}
