import { TopicContract } from '@millrace/backstage-plugin-streaming-common';
import { ContractStore, OwnershipFiles } from '../ownership';

const NOTHING_SAID: TopicContract = {
  description: null,
  key: null,
  criticality: null,
  retentionCategory: null,
  classification: null,
  consumers: [],
  producers: [],
  source: 'none',
  request: null,
};

/** What is promised about a topic: its request first, contract files fill what that leaves open. */
export function contractOf(
  cluster: string,
  topic: string,
  contracts: ContractStore,
  files: Pick<OwnershipFiles, 'contracts'>,
): TopicContract {
  const said = [
    contracts.get(cluster, topic)?.contract,
    ...files.contracts(topic).map(file => file.contract),
  ].flatMap(contract => contract ?? []);
  return said.reduceRight(
    (weaker, stronger) => ({
      description: stronger.description ?? weaker.description,
      key: stronger.key ?? weaker.key,
      criticality: stronger.criticality ?? weaker.criticality,
      retentionCategory: stronger.retentionCategory ?? weaker.retentionCategory,
      classification: stronger.classification ?? weaker.classification,
      consumers: merged(stronger.consumers, weaker.consumers),
      producers: merged(stronger.producers, weaker.producers),
      source: stronger.source,
      request: stronger.request ?? weaker.request,
    }),
    NOTHING_SAID,
  );
}

function merged(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
