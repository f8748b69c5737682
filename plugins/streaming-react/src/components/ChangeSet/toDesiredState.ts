import { ChangeItem } from '@millrace/backstage-plugin-streaming-common';

/** The exact state an item asks for, one line per setting, in the words of Kafka and the registry. */
export function toDesiredState(item: ChangeItem): string[] {
  switch (item.kind) {
    case 'topic':
      return [
        `topic: ${item.name}`,
        `partitions: ${item.partitions}`,
        `replication.factor: ${item.replicationFactor}`,
        ...Object.entries(item.configs).map(
          ([name, value]) => `${name}: ${value}`,
        ),
      ];
    case 'subject':
      return [
        `subject: ${item.subject}`,
        `schemaType: ${item.schemaType}`,
        `compatibility: ${item.compatibility}`,
        ...(item.references ?? []).map(
          ({ name, subject, version }) =>
            `reference: ${name} = ${subject} version ${version}`,
        ),
        ...prettySchema(item.schema).split('\n'),
      ];
    case 'acl':
      return [
        `principal: ${item.principal}`,
        `host: ${item.host}`,
        `operation: ${item.operation}`,
        `resource: ${item.resourceType} ${item.resourceName} (${item.patternType})`,
      ];
    default:
      return [
        `entity: ${item.entityRef}`,
        `topic: ${item.topic}`,
        `owner: ${item.owner}`,
      ];
  }
}

/** JSON indented; any other text as it is. */
export function prettySchema(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
