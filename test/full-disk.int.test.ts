import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { routeTable } from '#base/http/route-table.ts';
import type { Admission } from '#base/http/service-context.ts';
import { callsSite } from '#services/emergency-calls/api/fixtures/calls-site.ts';
import { openVoterWeb } from '#test/voter-web.ts';

const CLOSED: Admission = { open: false, code: 'DISK_LOW', reason: { fr: 'presque plein', en: 'nearly full' }, retryAfterS: 60 };
const SAFE = ['GET', 'OPTIONS'];

/** Sends something to every route that may store; gives those that did not answer DISK_LOW. */
const notRefused = async (app: FastifyInstance): Promise<{ asked: number; passed: string[] }> => {
  await app.ready();
  const lines = routeTable(app).filter(({ method }) => !SAFE.includes(method));
  const passed: string[] = [];
  for (const { method, url } of lines) {
    const answer = await app.inject({ method: method as 'POST', url: url.replaceAll(/:[a-z]+/gi, 'x'), payload: '{}',
      headers: { 'content-type': 'application/json' } });
    if (answer.statusCode !== 503 || answer.json<{ code: string }>().code !== 'DISK_LOW') passed.push(`${method} ${url}`);
  }
  return { asked: lines.length, passed: passed.sort() };
};

const asPerson = (language: string) => ({ accept: 'text/html', 'accept-language': language,
  'content-type': 'application/x-www-form-urlencoded' });

test('voter registration on a full disk: no form, piece, desk or program stores anything; reading goes on', async (t) => {
  let now: Admission = CLOSED;
  const { app, db } = await openVoterWeb(t, { admission: () => now });
  const { asked, passed } = await notRefused(app);
  assert.ok(asked > 60, `${asked} routes`);
  assert.deepEqual(passed, ['POST /connexion/franceconnect', 'POST /deconnexion', 'POST /liste/chercher', 'POST /nuit/leviers',
    'POST /nuit/pannes', 'POST /session/prolonger']);
  assert.equal((await db.admin.query('select from event')).rowCount, 0);
  for (const [language, words] of [['fr', /<html lang="fr"/], ['en', /<html lang="en"/]] as const) {
    const page = await app.inject({ method: 'POST', url: '/demande/adresse', payload: 'a=b', headers: asPerson(language) });
    assert.equal(page.statusCode, 503);
    assert.match(page.body, words);
    assert.match(String(page.headers['content-type']), /text\/html/);
  }
  assert.equal((await app.inject({ url: '/', headers: { accept: 'text/html' } })).statusCode, 200);
  now = { open: true };
  const answer = await app.inject({ method: 'POST', url: '/v1/voter-registration/demandes', payload: '{}',
    headers: { 'content-type': 'application/json' } });
  assert.notEqual(answer.statusCode, 503);
});

test('emergency calls on a full disk: no command, machine, tablet or caller stores anything; reading goes on', async (t) => {
  let now: Admission = { open: true };
  const site = await callsSite(t, { context: { admission: () => now } });
  const arm = await site.signIn('arm-valmont');
  const { app } = site.web;
  now = CLOSED;
  const { asked, passed } = await notRefused(app);
  assert.ok(asked > 40, `${asked} routes`);
  assert.deepEqual(passed, ['POST /api/regulation/moyens/plus-proches', 'POST /deconnexion', 'POST /session/prolonger',
    'POST /v1/emergency-calls/telephony/orders']);
  const ring = { eventId: 'e1', callId: 'call-1', centre: '9A0', kind: 'PRESENTED', line: '15', ani: '0612345678',
    at: new Date().toISOString() };
  const { status, body } = await site.telephony([ring]);
  assert.deepEqual([status, body.code], [503, 'DISK_LOW']);
  const french = await app.inject({ method: 'POST', url: '/l/mot/ouvrir', headers: asPerson('fr') });
  const english = await app.inject({ method: 'POST', url: '/l/mot/ouvrir', headers: asPerson('en') });
  assert.match(french.body, /<html lang="fr">[^]*n’enregistre plus rien/);
  assert.match(english.body, /<html lang="en">[^]*stores nothing new/);
  assert.equal((await arm('GET', 'dossiers')).status, 200);
  now = { open: true };
  assert.equal((await site.telephony([ring])).status, 202);
});
