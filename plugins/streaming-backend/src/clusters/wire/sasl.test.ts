import { createSaslExchange } from './sasl';

describe('createSaslExchange', () => {
  // Expected values: computed with hashlib and hmac of Python 3 from the formulas of RFC 5802.
  it('speaks SCRAM-SHA-256 as another implementation does', () => {
    const exchange = createSaslExchange(
      { mechanism: 'scram-sha-256', username: 'user', password: 'pencil' },
      'rOprNGfwEbeRWWbNEkqO',
    );
    expect(exchange.first().toString()).toBe(
      'n,,n=user,r=rOprNGfwEbeRWWbNEkqO',
    );
    const final = exchange.next(
      Buffer.from(
        'r=rOprNGfwEbeRWWbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
      ),
    );
    expect(final?.toString()).toBe(
      'c=biws,r=rOprNGfwEbeRWWbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=qFvww1zbNyRFLBaQ6+SNe6lRPhgMHYo7n4VSdCjwe/U=',
    );
    expect(
      exchange.next(
        Buffer.from('v=vPBYQ119ntvwjKrMTFhl7DkoIknXlpwG01zW7j5C2Qo='),
      ),
    ).toBeUndefined();
  });

  it('does not believe a broker that does not know the password', () => {
    const exchange = createSaslExchange(
      { mechanism: 'scram-sha-256', username: 'user', password: 'pencil' },
      'abc',
    );
    exchange.first();
    exchange.next(Buffer.from('r=abcdef,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'));
    expect(() => exchange.next(Buffer.from('v=d3Jvbmc='))).toThrow(
      'the broker could not prove that it is the broker',
    );
  });

  it('refuses a challenge for another nonce or with too few rounds', () => {
    const sasl = {
      mechanism: 'scram-sha-512',
      username: 'u',
      password: 'p',
    } as const;
    for (const challenge of ['r=xyz,s=QQ==,i=4096', 'r=abcd,s=QQ==,i=1']) {
      expect(() =>
        createSaslExchange(sasl, 'abc').next(Buffer.from(challenge)),
      ).toThrow('unacceptable SCRAM challenge');
    }
  });

  it('says PLAIN and OAUTHBEARER in one message', () => {
    expect(
      createSaslExchange({ mechanism: 'plain', username: 'u', password: 'p' })
        .first()
        .toString(),
    ).toBe('\0u\0p');
    expect(
      createSaslExchange({ mechanism: 'oauthbearer', token: 't' })
        .first()
        .toString(),
    ).toBe('n,,\x01auth=Bearer t\x01\x01');
  });
});
