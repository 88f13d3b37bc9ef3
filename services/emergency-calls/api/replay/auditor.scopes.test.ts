import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, isShut, refusalsWritten, sendAs } from '#test/route-access.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { canaryCase, sings } from '../fixtures/canary.ts';
import { ROUTE_ACCESS } from '../fixtures/route-access.ts';

/** What the demonstration's auditor may do: find a dossier, break the glass on it, read it again. Nothing of a centre, no writing. */
const OPEN = ['GET /api/regulation/relecture', 'POST /api/regulation/relecture/:id', 'GET /api/regulation/relecture/:id',
  'GET /api/regulation/relecture/:id/enregistrements/:call'];

test('the auditor reads a dossier of any centre under a broken glass, writes nothing, and each look is written down', async (t) => {
  const site = await callsSite(t);
  const facts = await canaryCase(site);
  const cookie = await site.cookieOf('audit-urgences');
  const asks = (line: string) => sendAs(site.web.app, site.origin, line, ROUTE_ACCESS[line]!.send(facts), cookie);
  const written = async () => (await site.db.admin.query('select from event')).rowCount;
  const events = await written();
  const guarded = Object.keys(ROUTE_ACCESS).filter((line) => ROUTE_ACCESS[line]!.to === 'rule');
  assert.deepEqual(OPEN.filter((line) => !guarded.includes(line)), []);
  for (const line of ['GET /api/regulation/relecture/:id', 'GET /api/regulation/relecture/:id/enregistrements/:call']) {
    const before = await asks(line);
    assert.ok(before.statusCode >= 400 && !sings(before.body), `${line} before the glass is broken: ${before.statusCode}`);
  }
  const broken = await asks('POST /api/regulation/relecture/:id');
  assert.equal(broken.statusCode, 200, broken.body);
  const read = await asks('GET /api/regulation/relecture/:id');
  assert.ok(read.statusCode === 200 && sings(read.body), 'under the glass all of the dossier is there');
  const heard = await asks('GET /api/regulation/relecture/:id/enregistrements/:call');
  assert.equal(heard.headers['content-type'], 'audio/wav');

  // With the glass open still: it is for reading this one dossier again, and nothing else.
  for (const line of guarded.filter((one) => !OPEN.includes(one) && !one.startsWith('GET /administration'))) {
    const [before, answer] = [await refusalsWritten(site.db.admin), await asks(line)];
    assert.ok(isShut(answer) && !sings(answer.body), `${line}: ${answer.statusCode} ${codeOf(answer)}`);
    assert.ok(await refusalsWritten(site.db.admin) > before, `${line}: the refusal is written down`);
  }
  const { rows } = await site.db.admin.query(`select distinct route, purpose, break_glass_id is not null as glass from access_audit
    where acting_as = 'auditor' and decision = 'allow' and $1::uuid = any(dossier_ids) order by route, glass`, [facts.id]);
  const route = '/api/regulation/relecture/:id';
  assert.deepEqual(rows, [{ route, purpose: 'audit', glass: true },
    { route: `${route}/enregistrements/:call`, purpose: 'audit', glass: true }]);
  const mails = await site.db.admin.query("select from outbox where channel = 'mail'");
  assert.equal(mails.rowCount, 1, 'the patient-safety officer is told, once');
  assert.equal(await written(), events, 'nothing was written into any dossier');
});
