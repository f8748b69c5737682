import { toClientIdFamily } from '@millrace/backstage-plugin-streaming-common';
import { isOwnTraffic } from '../collectors/ownTraffic';
import { FlowStatement, FlowSubject, toFlowId } from '../flows';
import { Observation } from './observationRecord';

/** The feed tells each edge once per minute: a member not heard of for two is no part of the rate. */
const RATE_WINDOW_MS = 2 * 60_000;
/** Client ids kept of a family. */
const MAX_CLIENT_IDS = 50;

interface Member {
  clientId: string;
  lastSeen: number;
  messagesPerSecond: number;
  bytesPerSecond: number;
}

/**
 * Adds the instances of one program up: observations of forty client ids `yard-scan-<n>` become one flow with the
 * sum of their rates. What it remembers is bounded by the edges that the feed itself keeps.
 */
export class ObservationTally {
  readonly #cluster: string;
  /** Members by flow, by client id and host. */
  readonly #members = new Map<string, Map<string, Member>>();

  constructor(cluster: string) {
    this.#cluster = cluster;
  }

  /**
   * The flow that an observation belongs to, with all its members added up; undefined for the portal's own traffic.
   *
   * @param known - attributes that the flow has already
   */
  add(
    observation: Observation,
    known: (id: string) => Readonly<Record<string, string>> | undefined,
  ): FlowStatement | undefined {
    if (isOwnTraffic(observation)) {
      return undefined;
    }
    const clientId = observation.clientId ?? '';
    const { windowMs } = observation;
    const subject: FlowSubject = {
      source: 'observations',
      cluster: this.#cluster,
      topic: observation.topic,
      direction: observation.direction,
      actor: {
        ...(clientId && { clientFamily: toClientIdFamily(clientId) }),
        ...(observation.principal && { principal: observation.principal }),
        ...(observation.group && { group: observation.group }),
      },
    };
    const id = toFlowId(subject);
    const members = this.#members.get(id) ?? new Map<string, Member>();
    this.#members.set(id, members);
    members.set(`${clientId} ${observation.host ?? ''}`, {
      clientId,
      lastSeen: observation.lastSeen,
      messagesPerSecond: observation.recordsPerSecond,
      bytesPerSecond: observation.bytesPerSecond,
    });
    return {
      ...subject,
      provenance: 'observed',
      firstSeen: observation.firstSeen,
      lastSeen: observation.lastSeen,
      rate: { ...sumOf(members, observation.lastSeen), windowMs },
      attributes: {
        clientIds: clientIdsOf(members, known(id)?.clientIds),
        ...software(observation),
      },
    };
  }
}

/** Adds up what is recent and forgets the rest. */
function sumOf(members: Map<string, Member>, now: number) {
  let messagesPerSecond = 0;
  let bytesPerSecond = 0;
  for (const [key, member] of members) {
    if (now - member.lastSeen > RATE_WINDOW_MS) {
      members.delete(key);
    } else {
      messagesPerSecond += member.messagesPerSecond;
      bytesPerSecond += member.bytesPerSecond;
    }
  }
  return { messagesPerSecond, bytesPerSecond };
}

/** Commas separate the list, so a client id that holds one is left out; its family still stands for it. */
function clientIdsOf(
  members: Map<string, Member>,
  before: string = '',
): string {
  const recent = [...members.values()].map(member => member.clientId);
  return [...new Set([...before.split(','), ...recent])]
    .filter(clientId => clientId !== '' && !clientId.includes(','))
    .slice(-MAX_CLIENT_IDS)
    .sort()
    .join(',');
}

function software(observation: Observation): Record<string, string> {
  const { softwareName, softwareVersion } = observation;
  return softwareName
    ? { software: [softwareName, softwareVersion].filter(Boolean).join(' ') }
    : {};
}
