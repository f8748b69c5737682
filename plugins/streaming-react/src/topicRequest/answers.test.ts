import { SelfServiceOptions } from '@millrace/backstage-plugin-streaming-common';
import { lintSchema } from '@millrace/schema-compat';
import {
  currentName,
  initialAnswers,
  namingOf,
  segmentsIn,
  withAnswer,
} from './answers';
import { envelopes, startSchema } from './envelopes';
import { nameChecks } from './nameChecks';

const naming = {
  pattern: '^[a-z-]+\\.[a-z-]+\\.v[1-9][0-9]*$',
  segments: [
    { name: 'domain', allowed: ['orders', 'payments'], pattern: null },
    { name: 'entity', allowed: null, pattern: null },
    { name: 'version', allowed: null, pattern: 'v[1-9][0-9]*' },
  ],
  separator: '.',
  maxLength: 100,
  exempt: [],
};

const options: SelfServiceOptions = {
  environments: [
    {
      id: 'prod',
      cluster: 'prod',
      title: 'Production',
      production: true,
      autoApprove: false,
      mode: 'manage',
    },
    {
      id: 'dev',
      cluster: 'dev',
      title: 'Development',
      production: false,
      autoApprove: true,
      mode: 'manage',
    },
  ],
  naming: { dev: naming },
  defaultPartitions: { dev: 1 },
  groups: ['group:default/team-orders'],
  applications: [],
  retentionMs: {},
};

const start = initialAnswers(options);

describe('the answers of the form', () => {
  it('start outside production and with the only team there is', () => {
    expect(start).toMatchObject({
      environment: 'dev',
      owner: 'group:default/team-orders',
    });
  });

  it('leave behind the parts of a name that another environment has', () => {
    const answers = { ...start, segments: { domain: 'orders', team: 'x' } };
    expect(segmentsIn(answers, naming)).toEqual({ domain: 'orders' });
    expect(
      withAnswer(answers, options, 'segments.version', 'v1').segments,
    ).toEqual({ domain: 'orders', version: 'v1' });
  });

  it('build the name from its parts', () => {
    const answers = withAnswer(start, options, 'segments.domain', 'orders');
    expect(currentName(answers, naming)).toBe('orders..');
    expect(namingOf({ ...answers, environment: 'elsewhere' }, options)).toBe(
      naming,
    );
  });

  it('take a whole name apart, and keep one that does not fit as it is', () => {
    const fixed = withAnswer(start, options, 'name', 'orders.order.v1');
    expect(fixed.segments).toEqual({
      domain: 'orders',
      entity: 'order',
      version: 'v1',
    });
    expect(fixed.name).toBeUndefined();
    expect(withAnswer(start, options, 'name', 'legacy').name).toBe('legacy');
  });

  it('read a fix as its answer is meant', () => {
    expect(withAnswer(start, options, 'partitions', '6').partitions).toBe(6);
    expect(
      withAnswer(start, options, 'deadLetterTopic', 'true').deadLetterTopic,
    ).toBe(true);
    expect(withAnswer(start, options, 'key.field', 'orderId').key.field).toBe(
      'orderId',
    );
  });

  it('stay as they are when a fix makes no sense', () => {
    expect(withAnswer(start, options, 'partitions', 'many')).toBe(start);
  });
});

describe('nameChecks', () => {
  it('waits for every part', () => {
    expect(nameChecks(start, naming)).toEqual([]);
  });

  it('refuses a part with a suggestion that can be taken', () => {
    const answers = withAnswer(start, options, 'name', 'ordres.order.v1');
    const [check] = nameChecks(answers, naming);
    expect(check).toMatchObject({
      level: 'fail',
      field: 'segments.domain',
      fix: { field: 'segments.domain', value: 'orders' },
    });
    expect(
      nameChecks(
        withAnswer(answers, options, 'segments.domain', 'orders'),
        naming,
      ),
    ).toEqual([]);
  });
});

describe('startSchema', () => {
  it.each(envelopes)('starts a schema without a flaw from %s', envelope => {
    const answers = withAnswer(start, options, 'name', 'orders.order.v1');
    const text = startSchema(envelope, answers);
    expect(lintSchema({ type: 'AVRO', text })).toEqual([]);
  });
});
