import { request } from 'node:http';
import { TestRegistry } from '../__testUtils__/TestRegistry';
import { refuseForeign } from './refuseForeign';

describe('refuseForeign', () => {
  const judge = (
    method: string,
    headers: { host?: string; origin?: string },
    boundTo: string | undefined,
  ) => refuseForeign({ method, headers }, boundTo)?.status;

  it.each([
    ['GET', { host: '127.0.0.1:8081' }, '127.0.0.1'],
    ['POST', { host: 'localhost:8081' }, '127.0.0.1'],
    ['POST', { host: 'registry.localhost' }, '127.0.0.1'],
    ['DELETE', { host: '[::1]:8081' }, '::1'],
    ['PUT', {}, '127.0.0.1'],
    ['GET', { host: 'LOCALHOST:1', origin: 'https://a.example' }, '127.0.0.1'],
    ['POST', { host: 'registry.example' }, '0.0.0.0'],
    ['POST', { host: 'registry.example' }, undefined],
  ])('lets %s %j on %s go on', (method, headers, boundTo) => {
    expect(judge(method, headers, boundTo)).toBeUndefined();
  });

  it.each([
    ['POST', { host: '127.0.0.1', origin: 'https://a.example' }, '127.0.0.1'],
    ['POST', { host: '127.0.0.1', origin: 'null' }, '127.0.0.1'],
    ['PUT', { host: 'a.example', origin: 'https://a.example' }, '0.0.0.0'],
    ['DELETE', { host: '[::1]', origin: 'http://localhost:3000' }, '::1'],
    ['GET', { host: 'rebound.example:8081' }, '127.0.0.1'],
    ['GET', { host: '127.0.0.1.example' }, '127.0.0.1'],
    ['GET', { host: 'localhost.example' }, '::ffff:127.0.0.1'],
    ['GET', { host: '' }, '127.0.0.1'],
  ])('refuses %s %j on %s', (method, headers, boundTo) => {
    expect(judge(method, headers, boundTo)).toBe(403);
  });
});

describe('a registry on loopback', () => {
  let registry: TestRegistry;

  beforeEach(async () => {
    registry = await TestRegistry.start();
  });

  afterEach(() => registry.stop());

  it('takes nothing from a web page, not even without a type', async () => {
    const response = await fetch(`${registry.url}/subjects/a/versions`, {
      method: 'POST',
      headers: { Origin: 'https://page.example' },
      body: new Blob(['{"schema":"\\"string\\""}']),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      error_code: 403,
      message:
        'The registry does not take POST requests from web pages (Origin "https://page.example"); send them from a program, without an Origin header',
    });
    expect(await registry.ask('GET /subjects')).toBe('200 []');
    expect(await registry.register('a', 'string')).toBe('200 {"id":1}');
  });

  it('answers nothing under a name that leads elsewhere', async () => {
    const ask = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request(`${registry.url}/subjects`, { headers: { host } }, response => {
          response.resume();
          resolve(response.statusCode);
        })
          .once('error', reject)
          .end();
      });
    expect(await ask('rebound.example:8081')).toBe(403);
    expect(await ask('localhost')).toBe(200);
  });
});
