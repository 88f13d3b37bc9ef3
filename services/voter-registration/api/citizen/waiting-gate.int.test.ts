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
