import { DataPathKind, LineageRecord } from '../LineageRecord';
import { Provenance } from '../../models';
import { toNodeId, topicNodeId } from '../nodeId';

const CLUSTER = 'shop-prod';
const LANDSCAPE = 'shop';

/** Identifier of a node of the story by its bare name; topics are the names with dots. */
export function basketNode(name: string): string {
  return name.includes('.')
    ? topicNodeId(CLUSTER, name)
    : toNodeId({ kind: 'application', scope: LANDSCAPE, name });
}

const FLOWS: [string, string, Provenance[]][] = [
  ['basket-web', 'sales.basket.confirmed.v1', ['declared', 'observed']],
  ['sales.basket.confirmed.v1', 'risk-screen', ['declared', 'observed']],
  ['risk-screen', 'risk.basket.scored.v1', ['declared', 'observed']],
  ['risk.basket.scored.v1', 'stock-keeper', ['declared', 'observed']],
  ['stock-keeper', 'stock.reservation.made.v1', ['declared', 'observed']],
  ['stock-keeper', 'risk.basket.scored.v1.dlq', ['declared', 'observed']],
  ['stock.reservation.made.v1', 'parcel-planner', ['declared', 'observed']],
  ['parcel-planner', 'dispatch.parcel.shipped.v1', ['declared', 'observed']],
  ['dispatch.parcel.shipped.v1', 'ledger-poster', ['declared', 'observed']],
  ['ledger-poster', 'finance.invoice.issued.v1', ['declared', 'observed']],
  ['sales.basket.confirmed.v1', 'ledger-poster', ['declared', 'observed']],
  ['sales.basket.confirmed.v1', 'night-report', ['authorised', 'observed']],
  ['dispatch.parcel.shipped.v1', 'promo-engine', ['authorised']],
];

/** From basket to invoice: a shop from the confirmed basket to the issued invoice, with three planted oddities. */
export function basketToInvoice(): LineageRecord[] {
  return FLOWS.flatMap(([from, to, known]) =>
    known.map(provenance => ({
      id: `${from}>${to}:${provenance}`,
      from: basketNode(from),
      to: basketNode(to),
      kind: kindOf(from, to),
      provenance,
      source: 'fixture',
      firstSeen: null,
      lastSeen: null,
      rate: null,
      attributes: {},
    })),
  );
}

function kindOf(from: string, to: string): DataPathKind {
  if (from.includes('.')) {
    return 'reads';
  }
  return to.endsWith('.dlq') ? 'dead-letters' : 'writes';
}
