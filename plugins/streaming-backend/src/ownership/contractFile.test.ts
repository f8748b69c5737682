import { parseContractFile } from './contractFile';

describe('parseContractFile', () => {
  it('reads the keys of a contract and lists those it does not know', () => {
    const file = parseContractFile(`
subject: van-telemetry-value
topic: mobility.van.located.v1
owner: { team: team-fleetlab, slack: "#fleetlab" }
description: |
  Position of each delivery van.
consumers:
  - { service: eta-service, team: team-route, usage: "Arrival estimates" }
created: 2027-02-09
retention: 12d
colour: blue
`);
    expect(file).toMatchObject({
      subject: 'van-telemetry-value',
      topic: 'mobility.van.located.v1',
      team: 'team-fleetlab',
      unknownKeys: ['colour'],
      contract: {
        description: 'Position of each delivery van.',
        consumers: ['eta-service'],
        producers: [],
        source: 'file',
      },
    });
  });

  it('names the wrong key', () => {
    expect(() =>
      parseContractFile('subject: a\ntopic: b\nclassification: hush'),
    ).toThrow('classification: ');
    expect(() => parseContractFile('subject: a')).toThrow('topic: ');
  });
});
