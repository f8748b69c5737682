import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { RequestFilter, RequestQuery } from './RequestStore';
import { toRequestNumber } from './rows';

/** Narrows a query on the table of requests to what is asked for and may be seen. */
export function applyQuery(
  builder: Knex.QueryBuilder,
  query: RequestQuery,
): Knex.QueryBuilder {
  const {
    states,
    requester,
    notRequester,
    candidates,
    environment,
    text,
    visible,
  } = query;
  if (states) {
    builder.whereIn('state', [...states]);
  }
  if (requester !== undefined) {
    builder.where({ requester });
  }
  if (notRequester !== undefined) {
    builder.whereNot({ requester: notRequester });
  }
  if (environment !== undefined) {
    builder.where({ environment });
  }
  if (candidates) {
    applyFilter(builder, { key: 'candidate', values: [...candidates] });
  }
  if (text) {
    applyText(builder, text);
  }
  if (visible) {
    builder.andWhere(nested => applyCriteria(nested, visible));
  }
  return builder;
}

function applyText(builder: Knex.QueryBuilder, text: string): void {
  for (const word of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    const number = toRequestNumber(word.toUpperCase());
    builder.andWhere(either => {
      either
        .whereRaw("lower(title) like ? escape '\\'", [pattern])
        .orWhereRaw("lower(topic) like ? escape '\\'", [pattern]);
      if (number !== undefined) {
        either.orWhere({ number });
      }
    });
  }
}

function applyCriteria(
  builder: Knex.QueryBuilder,
  criteria: PermissionCriteria<RequestFilter>,
): void {
  if (isAndCriteria(criteria)) {
    for (const one of criteria.allOf) {
      builder.andWhere(nested => applyCriteria(nested, one));
    }
  } else if (isOrCriteria(criteria)) {
    for (const one of criteria.anyOf) {
      builder.orWhere(nested => applyCriteria(nested, one));
    }
  } else if (isNotCriteria(criteria)) {
    builder.whereNot(nested => applyCriteria(nested, criteria.not));
  } else {
    applyFilter(builder, criteria);
  }
}

function applyFilter(
  builder: Knex.QueryBuilder,
  { key, values }: RequestFilter,
): void {
  if (key === 'candidate') {
    builder.whereIn('number', (subquery: Knex.QueryBuilder) =>
      subquery
        .select('request')
        .from('request_candidates')
        .whereIn('entity_ref', values),
    );
  } else {
    builder.whereIn(key, values);
  }
}
