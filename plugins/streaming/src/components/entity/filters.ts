import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_SUBJECT,
  ANNOTATION_TOPIC,
} from '@millrace/backstage-plugin-streaming-common';

/** Whether an entity is a Kafka topic of the feed. */
export function isKafkaTopic(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === 'kafka-topic' &&
    entity.metadata.annotations?.[ANNOTATION_TOPIC] !== undefined
  );
}

/** Whether an entity is a domain, whose name topics begin with. */
export function isDomain(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'domain';
}

/** Whether an entity is a schema subject of the feed. */
export function isSchemaSubject(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'api' &&
    entity.metadata.annotations?.[ANNOTATION_SUBJECT] !== undefined
  );
}
