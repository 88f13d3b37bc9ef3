import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVoterWeb } from '#test/voter-web.ts';

const visit = { method: 'GET', url: '/deja-inscrit', headers: { accept: 'text/html', 'accept-language': 'fr' } } as const;

test('a crowd waits in line with a place that a reload keeps; nobody reaches the database', async (t) => {
  const kit = await openVoterWeb(t, { settings: { SOCLE_VOTER_ENTRIES_PER_S: '5' } });
  const answers = [];
  for (let i = 0; i < 12; i++) answers.push(await kit.app.inject(visit));
  const waiting = answers.filter(({ statusCode }) => statusCode === 503);
  assert.ok(waiting.length >= 8, `${waiting.length} wait`);
  const cookie = String(waiting[0]!.headers['set-cookie']).split(';')[0]!;
  assert.match(cookie, /^socle-file=/);
  assert.ok(!waiting[0]!.body.includes('{{place}}'), 'the template is filled');
  assert.ok(Number(waiting[0]!.headers['retry-after']) > 0);
  const again = await kit.app.inject({ ...visit, headers: { ...visit.headers, cookie } });
  assert.ok([200, 503].includes(again.statusCode));
  if (again.statusCode === 503) assert.equal(String(again.headers['set-cookie']).split(';')[0], cookie, 'the same ticket');
});

test('the first page and the public log stay open to everybody', async (t) => {
  const kit = await openVoterWeb(t, { settings: { SOCLE_VOTER_ENTRIES_PER_S: '1' } });
  for (let i = 0; i < 5; i++) assert.equal((await kit.app.inject({ ...visit, url: '/' })).statusCode, 200);
  assert.equal((await kit.app.inject(`/log/${kit.db.service}/keys`)).statusCode, 200);
});

test('a session that ended while its person waited costs no place: signing in again comes after the wait', async (t) => {
  const kit = await openVoterWeb(t, { settings: { SOCLE_VOTER_ENTRIES_PER_S: '5' } });
  const answers = [];
  for (let i = 0; i < 12; i++) answers.push(await kit.app.inject(visit));
  const cookies = answers.filter(({ statusCode }) => statusCode === 503).map(({ headers }) => String(headers['set-cookie']).split(';')[0]!);
  const come = (cookie: string) => kit.app.inject({ ...visit, headers: { ...visit.headers, cookie } });
  const mine = cookies.at(-1)!;
  const expired = `${mine}; socle-session=ended; __Host-socle-session=ended`;
  let again = await come(expired);
  assert.equal(again.statusCode, 503);
  assert.equal(String(again.headers['set-cookie']).split(';')[0], mine, 'the same ticket');
  for (const end = Date.now() + 20_000; again.statusCode === 503; again = await come(expired)) {
    assert.ok(Date.now() < end);
    for (const cookie of cookies.slice(0, -1)) await come(cookie);
  }
  assert.ok([200, 303].includes(again.statusCode), 'the page, or the way to sign in');
});
