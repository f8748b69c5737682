import {
  CapabilityName,
  Cluster,
} from '@millrace/backstage-plugin-streaming-common';
import { ClusterDefinition, ConfigEntry, SupportedApis } from '../clusters';

const DELETE_RECORDS = 21;
const ADD_PARTITIONS_TO_TXN = 24;
const ALTER_CONFIGS = 33;
const CREATE_PARTITIONS = 37;
/** Whom a cluster takes a client without credentials for. */
const ANONYMOUS = 'User:ANONYMOUS';

/** What was found out about a cluster; absent members could not be asked and leave their flags out. */
export interface CapabilityEvidence {
  apis?: SupportedApis;
  brokers?: number;
  /** Whether access rules could be listed. */
  aclsListed?: boolean;
  /** Configuration of one broker. */
  brokerConfigs?: readonly ConfigEntry[];
  topicNames?: ReadonlySet<string>;
  registryAnswers?: boolean;
}

/** The flags of a cluster from its own answers; what is configured by hand wins. */
export function detectCapabilities(
  definition: ClusterDefinition,
  evidence: CapabilityEvidence,
): Cluster['capabilities'] {
  const { apis, brokers, aclsListed, brokerConfigs, topicNames } = evidence;
  const detected: Partial<Record<CapabilityName, boolean | undefined>> = {
    acls: aclsListed,
    aclsEnforced:
      aclsListed && brokerConfigs
        ? isEnforced(definition, brokerConfigs)
        : aclsListed,
    configAlter: apis && apis.has(ALTER_CONFIGS),
    partitionIncrease: apis && apis.has(CREATE_PARTITIONS),
    recordDelete: apis && apis.has(DELETE_RECORDS),
    transactions: apis && apis.has(ADD_PARTITIONS_TO_TXN),
    singleNode: brokers === undefined ? undefined : brokers === 1,
    observations:
      definition.observationsTopic === null
        ? false
        : topicNames?.has(definition.observationsTopic),
    registry: definition.registry === null ? false : evidence.registryAnswers,
  };
  const flags: Cluster['capabilities'] = {};
  for (const name of Object.keys(detected) as CapabilityName[]) {
    const configured = definition.capabilities[name];
    const value = detected[name];
    if (configured !== undefined) {
      flags[name] = { value: configured, source: 'configured' };
    } else if (value !== undefined) {
      flags[name] = { value, source: 'detected' };
    }
  }
  return flags;
}

/** Rules bind nobody where clients come without credentials and such clients are super users. */
function isEnforced(
  definition: ClusterDefinition,
  configs: readonly ConfigEntry[],
): boolean {
  const superUsers =
    configs.find(entry => entry.name === 'super.users')?.value ?? '';
  return definition.sasl !== null || !superUsers.split(';').includes(ANONYMOUS);
}
