import { Criticality } from '../models';

/** What a class of criticality asks of a topic and of its producers. */
export interface CriticalityPreset {
  replicationFactor: number;
  minInsyncReplicas: number;
  /** The weakest acknowledgement a producer may use. */
  acksFloor: 'all' | '1' | '0';
  uncleanLeaderElection: boolean;
  recoveryTime: string | null;
  recoveryPoint: string | null;
  disasterRecovery: string;
}

/** Settings per class of criticality, strictest first. */
export const criticalityPresets: Record<Criticality, CriticalityPreset> = {
  'mission-critical': {
    replicationFactor: 3,
    minInsyncReplicas: 2,
    acksFloor: 'all',
    uncleanLeaderElection: false,
    recoveryTime: '< 15 min',
    recoveryPoint: '0',
    disasterRecovery: 'multi-region active-active',
  },
  critical: {
    replicationFactor: 3,
    minInsyncReplicas: 2,
    acksFloor: 'all',
    uncleanLeaderElection: false,
    recoveryTime: '< 1 h',
    recoveryPoint: '< 5 min',
    disasterRecovery: 'active-passive, synchronous',
  },
  important: {
    replicationFactor: 3,
    minInsyncReplicas: 2,
    acksFloor: 'all',
    uncleanLeaderElection: false,
    recoveryTime: '< 4 h',
    recoveryPoint: '< 1 h',
    disasterRecovery: 'active-passive, asynchronous',
  },
  standard: {
    replicationFactor: 3,
    minInsyncReplicas: 1,
    acksFloor: '1',
    uncleanLeaderElection: false,
    recoveryTime: '< 24 h',
    recoveryPoint: '< 24 h',
    disasterRecovery: 'backup and restore',
  },
  low: {
    replicationFactor: 2,
    minInsyncReplicas: 1,
    acksFloor: '0',
    uncleanLeaderElection: true,
    recoveryTime: null,
    recoveryPoint: null,
    disasterRecovery: 'none',
  },
};

const ranks: Criticality[] = [
  'low',
  'standard',
  'important',
  'critical',
  'mission-critical',
];

/** Whether a class is at least as critical as another. */
export function isAtLeast(
  criticality: Criticality,
  floor: Criticality,
): boolean {
  return ranks.indexOf(criticality) >= ranks.indexOf(floor);
}
