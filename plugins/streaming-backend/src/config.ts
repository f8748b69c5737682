import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { defaultIndexSettings, IndexSettings } from './index/indexSettings';
import { locatePath } from './lib/locatePath';

const CATALOG = 'streaming.catalog';
const INDEX = 'streaming.index';

/** Where contracts and owners are kept in files; absolute paths, undefined when not configured. */
export interface CatalogFiles {
  contractsFolder: string | undefined;
  prefixesFile: string | undefined;
}

/** What the stream catalog reads from configuration, beside clusters. */
export interface StreamCatalogConfig {
  files: CatalogFiles;
  index: IndexSettings;
}

/** Key under `streaming.index` → the setting that it fills. */
const INTERVALS = {
  listing: 'listingMs',
  offsets: 'offsetsMs',
  groups: 'groupsMs',
  configurations: 'configurationsMs',
  acls: 'aclsMs',
  subjects: 'subjectsMs',
  capabilities: 'capabilitiesMs',
} as const;

/**
 * Reads `streaming.catalog` and `streaming.index`.
 *
 * @throws InputError naming a wrong key with its full path and the known ones
 */
export function readStreamCatalogConfig(config: Config): StreamCatalogConfig {
  const catalog = config.getOptionalConfig(CATALOG);
  refuseUnknown(catalog, CATALOG, [
    'contracts',
    'ownership',
    'missingAfter',
    'forgetAfter',
  ]);
  const contracts = catalog?.getOptionalString('contracts');
  const ownership = catalog?.getOptionalString('ownership');
  const { presence } = defaultIndexSettings;
  return {
    files: {
      contractsFolder: contracts && locatePath(contracts),
      prefixesFile: ownership && locatePath(ownership),
    },
    index: {
      ...readIntervals(config.getOptionalConfig(INDEX)),
      presence: {
        ...presence,
        missingAfterMs: readMs(
          catalog,
          'missingAfter',
          presence.missingAfterMs,
        ),
        forgetAfterMs: readMs(catalog, 'forgetAfter', presence.forgetAfterMs),
      },
    },
  };
}

function readIntervals(section: Config | undefined): IndexSettings {
  refuseUnknown(section, INDEX, Object.keys(INTERVALS));
  const settings = { ...defaultIndexSettings };
  for (const [key, member] of Object.entries(INTERVALS)) {
    settings[member] = readMs(section, key, settings[member]);
  }
  return settings;
}

function readMs(
  section: Config | undefined,
  key: string,
  fallback: number,
): number {
  return section?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(section, { key }))
    : fallback;
}

function refuseUnknown(
  section: Config | undefined,
  path: string,
  known: readonly string[],
): void {
  const unknown = section?.keys().find(key => !known.includes(key));
  if (unknown) {
    throw new InputError(
      `${path}.${unknown}: there is no such key; known keys: ${known.join(
        ', ',
      )}`,
    );
  }
}
