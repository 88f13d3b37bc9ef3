import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { EVEN_ON_FULL_DISK } from './full-disk.ts';
import { createServer } from './server.ts';
import type { Admission } from './service-context.ts';

const CLOSED: Admission = { open: false, code: 'DISK_LOW', reason: { fr: 'presque plein', en: 'nearly full' }, retryAfterS: 60 };
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

type Door = { app: FastifyInstance; now: { admission: Admission }; stored: () => number };

/** A server that stores by every unsafe method, reads by GET, and lets operators act by `/lever`. */
const door = async (t: TestContext, renderProblem?: NonNullable<Parameters<typeof createServer>[0]['renderProblem']>): Promise<Door> => {
  const now: Door['now'] = { admission: CLOSED };
  let stored = 0;
  const app = await createServer({ service: 'door', logger: createLogger('door', { write: () => undefined }),
    metrics: createMetrics('door'),
    context: { admission: () => now.admission }, ...(renderProblem ? { renderProblem } : {}) });
  t.after(() => app.close());
  app.get('/kept', () => ({ stored }));
  app.route({ method: [...UNSAFE], url: '/kept', handler: () => ({ stored: ++stored }) });
  app.post('/lever', { config: EVEN_ON_FULL_DISK }, () => ({ moved: true }));
  return { app, now, stored: () => stored };
};

test('while the disk is nearly full every method that stores is refused, whatever its body; reading goes on; it opens again', async (t) => {
  const { app, now, stored } = await door(t);
  for (const method of UNSAFE) {
    const answer = await app.inject({ method, url: '/kept?x=1', headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      payload: '{"not":' });
    assert.equal(answer.statusCode, 503, method);
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
    assert.ok(Number(answer.headers['retry-after']) >= 60 && Number(answer.headers['retry-after']) <= 90);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const { code, title, detail, instance, remedy } = answer.json<Record<string, string>>();
    assert.deepEqual([code, title, detail, instance], ['DISK_LOW', 'The service stores nothing new for now', 'nearly full', '/kept']);
    assert.match(remedy!, /send it again/);
  }
  assert.equal((await app.inject('/kept')).statusCode, 200);
  assert.equal((await app.inject({ method: 'POST', url: '/lever' })).statusCode, 200);
  assert.equal((await app.inject({ method: 'POST', url: '/nowhere' })).statusCode, 503, 'no route is told apart');
  assert.equal(stored(), 0);
  now.admission = { open: true };
  for (const method of UNSAFE) assert.equal((await app.inject({ method, url: '/kept' })).statusCode, 200);
  assert.equal(stored(), 4);
});

test('people read a page in their language, under the headers of every page', async (t) => {
  const { app } = await door(t);
  const read = (language: string) => app.inject({ method: 'POST', url: '/kept', payload: 'a=b',
    headers: { accept: 'text/html,*/*', 'accept-language': language, 'content-type': 'application/x-www-form-urlencoded' } });
  const [french, english] = [await read('fr'), await read('en')];
  for (const page of [french, english]) {
    assert.deepEqual([page.statusCode, page.headers['content-type']], [503, 'text/html; charset=utf-8']);
    assert.ok(page.headers['content-security-policy'] && page.headers['retry-after']);
  }
  assert.match(french.body, /<html lang="fr">[^]*n’enregistre plus rien[^]*Gardez votre saisie/);
  assert.match(english.body, /<html lang="en">[^]*stores nothing new[^]*Keep what you typed/);
});

test('a service with pages of its own shows its own', async (t) => {
  const { app } = await door(t, ({ code }, lang) => `<p lang="${lang}">${code}`);
  const page = await app.inject({ method: 'POST', url: '/kept', headers: { accept: 'text/html' } });
  assert.equal(page.body, '<p lang="fr">DISK_LOW');
});

test('somebody with a large body under way sees the answer and not a cut connection', async (t) => {
  const { app } = await door(t);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const status = await new Promise((done, fail) => {
    const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/kept', agent: false,
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 8_000_000, accept: 'text/html' } }, (answer) => {
      done(answer.statusCode);
      answer.resume();
      sending.destroy();
    }).on('error', fail);
    sending.write(Buffer.alloc(500_000));
  });
  assert.equal(status, 503);
});
