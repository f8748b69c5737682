import { defaultLogConfig, readLogConfig } from './LogConfig';

describe('readLogConfig', () => {
  it('gives the defaults where a topic says nothing', () => {
    expect(readLogConfig(() => undefined)).toEqual(defaultLogConfig);
  });

  it('reads what the log acts on', () => {
    const configs = new Map([
      ['cleanup.policy', 'compact, delete'],
      ['message.timestamp.type', 'LogAppendTime'],
      ['retention.ms', '-1'],
      ['segment.ms', '9223372036854775807'],
      ['flush.messages', '1'],
      ['max.message.bytes', 'many'],
    ]);
    expect(readLogConfig(key => configs.get(key))).toMatchObject({
      compacted: true,
      deleted: true,
      timestampType: 'LogAppendTime',
      retentionMs: -1n,
      segmentMs: Number.MAX_SAFE_INTEGER,
      flushEveryMessage: true,
      maxMessageBytes: defaultLogConfig.maxMessageBytes,
    });
  });
});
