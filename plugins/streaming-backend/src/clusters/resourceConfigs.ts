import { Admin, ConfigResourceTypes, ConfigSource } from 'kafkajs';
import { ConfigOrigin, TopicConfigs } from './ClusterConnection';
import { isMissing, toKafkaFailure } from './kafkaErrors';

/**
 * Settings of resources, in the order asked. kafkajs refuses a whole batch when one of its resources fails, so a
 * refused batch is halved until the failing ones are alone.
 */
export async function describeResources(
  admin: Admin,
  type: ConfigResourceTypes,
  names: string[],
): Promise<TopicConfigs[]> {
  if (names.length === 0) {
    return [];
  }
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map(name => ({ type, name })),
    });
    const byName = new Map(resources.map(one => [one.resourceName, one]));
    return names.map(name => ({
      name,
      error: null,
      entries: (byName.get(name)?.configEntries ?? []).map(entry => ({
        name: entry.configName,
        value: entry.isSensitive ? null : entry.configValue,
        origin: toOrigin(entry.configSource, entry.isDefault),
        readOnly: entry.readOnly,
      })),
    }));
  } catch (error) {
    const failure = toKafkaFailure(error);
    const ofOneResource =
      isMissing(failure) || failure.name.endsWith('AUTHORIZATION_FAILED');
    if (!ofOneResource) {
      throw error;
    }
    if (names.length === 1) {
      return names.map(name => ({ name, entries: [], error: failure }));
    }
    const middle = Math.ceil(names.length / 2);
    return [
      ...(await describeResources(admin, type, names.slice(0, middle))),
      ...(await describeResources(admin, type, names.slice(middle))),
    ];
  }
}

function toOrigin(source: ConfigSource, isDefault: boolean): ConfigOrigin {
  switch (source) {
    case ConfigSource.TOPIC_CONFIG:
      return 'topic';
    case ConfigSource.DYNAMIC_BROKER_CONFIG:
    case ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG:
    case ConfigSource.STATIC_BROKER_CONFIG:
      return 'broker';
    case ConfigSource.DEFAULT_CONFIG:
      return 'default';
    default:
      return isDefault ? 'default' : 'unknown';
  }
}
