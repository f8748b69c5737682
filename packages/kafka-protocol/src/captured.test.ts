import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  fetchResponseCodec,
  produceRequestCodec,
  requestHeaderCodec,
  responseHeaderCodec,
} from './generated';
import {
  apiByKey,
  requestHeaderVersion,
  responseHeaderVersion,
} from './headers';
import { recordBatches, recordsOf } from './records/Record';
import { verifyRecordBatch } from './records/RecordBatchHeader';
import type { AnyMessageCodec } from './wire/MessageCodec';
import { Reader } from './wire/Reader';
import { Writer } from './wire/Writer';

interface Capture {
  client: string;
  exchanges: {
    apiKey: number;
    apiVersion: number;
    request: string;
    response: string;
  }[];
}

const folder = path.join(__dirname, '__fixtures__', 'captured');
const captures: Capture[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

const exchanges = captures.flatMap(({ client, exchanges: all }) =>
  all.map(exchange => ({ ...exchange, client })),
);

/** The bytes after decoding and encoding again, behind the header as it came. */
function reencode(
  frame: Buffer,
  version: number,
  codecs: {
    header: AnyMessageCodec;
    headerVersion: number | undefined;
    body: AnyMessageCodec | undefined;
  },
): string {
  const reader = new Reader(frame);
  const header = codecs.header.decode(reader, codecs.headerVersion ?? -1);
  const body = codecs.body?.decode(reader, version);
  expect(reader.remaining).toBe(0);
  const writer = new Writer();
  // Each value goes back into the codec it came from.
  codecs.header.encode(writer, header as never, codecs.headerVersion ?? -1);
  codecs.body?.encode(writer, body as never, version);
  return writer.toBuffer().toString('hex');
}

describe('captured exchanges', () => {
  it.each(exchanges)(
    'of $client, API $apiKey version $apiVersion, are read and written to the byte',
    ({ apiKey, apiVersion, request, response }) => {
      const api = apiByKey(apiKey);
      expect(
        reencode(Buffer.from(request, 'hex'), apiVersion, {
          header: requestHeaderCodec,
          headerVersion: requestHeaderVersion(apiKey, apiVersion),
          body: api?.request,
        }),
      ).toBe(request);
      expect(
        reencode(Buffer.from(response, 'hex'), apiVersion, {
          header: responseHeaderCodec,
          headerVersion: responseHeaderVersion(apiKey, apiVersion),
          body: api?.response,
        }),
      ).toBe(response);
    },
  );

  it('hold record batches that verify and open', () => {
    const batches = exchanges.flatMap(exchange => recordsIn(exchange));
    const opened = batches.map(batch => ({
      compression: verifyRecordBatch(batch).compression,
      values: [...recordsOf(batch)].map(record => record.value?.toString()),
    }));
    expect(opened).toEqual(
      expect.arrayContaining([
        { compression: 'none', values: ['berth none'] },
        { compression: 'gzip', values: ['berth gzip'] },
        { compression: 'snappy', values: ['berth snappy'] },
        { compression: 'lz4', values: ['berth lz4'] },
        { compression: 'zstd', values: ['berth zstd'] },
      ]),
    );
  });
});

function recordsIn(exchange: (typeof exchanges)[number]): Buffer[] {
  const { apiKey, apiVersion } = exchange;
  if (apiKey === 0) {
    const reader = new Reader(Buffer.from(exchange.request, 'hex'));
    requestHeaderCodec.decode(reader, requestHeaderVersion(0, apiVersion) ?? 1);
    return produceRequestCodec
      .decode(reader, apiVersion)
      .topicData.flatMap(topic =>
        topic.partitionData.flatMap(partition => [
          ...recordBatches(partition.records ?? Buffer.alloc(0)),
        ]),
      );
  }
  if (apiKey === 1) {
    const reader = new Reader(Buffer.from(exchange.response, 'hex'));
    responseHeaderCodec.decode(
      reader,
      responseHeaderVersion(1, apiVersion) ?? 0,
    );
    return fetchResponseCodec
      .decode(reader, apiVersion)
      .responses.flatMap(topic =>
        topic.partitions.flatMap(partition => [
          ...recordBatches(partition.records ?? Buffer.alloc(0)),
        ]),
      );
  }
  return [];
}
