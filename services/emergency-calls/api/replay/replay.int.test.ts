import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { createLogger } from '#base/telemetry/logger.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { extraPeople, signInCast, type PlayerName } from '../fixtures/cast.ts';
import { eventually } from '../fixtures/hub-site.ts';
import { startMails } from '../work/mail-channel.ts';

const ASKED = { reasonCode: 'retourExperience', explanation: 'Revue de mortalité du mois, demandée par le chef de service', minutes: 30 };

test('a dossier is read again under a broken glass only: a reason, the officer told, each listening written down', async (t) => {
  const site = await callsSite(t);
  const [arm, lead] = [await site.signIn('arm-valmont'), await site.signIn('superviseur-valmont')];
  const [id, call] = [newId(), `call-${newId()}`];
  await site.telephony([{ eventId: newId(), callId: call, centre: '9A0', kind: 'PRESENTED', line: '15', ani: '0612345678',
    at: new Date().toISOString() }]);
  await arm('POST', `appels/${call}/decrocher`, { dossier: id });
  await arm('PUT', `dossiers/${id}`, { call });
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'noter', id: newId(), note: 'n1', text: 'douleur',
    at: Date.now() - 60_000 }] });
  assert.equal((await arm('POST', `relecture/${id}`, ASKED)).status, 403);
  assert.equal((await lead('GET', `relecture/${id}`)).status >= 400, true);
  assert.equal((await lead('POST', `relecture/${id}`, { ...ASKED, explanation: 'court' })).status >= 400, true);
  const opened = await lead('POST', `relecture/${id}`, ASKED);
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  const { body } = await lead('GET', `relecture/${id}`);
  const note = body.events.find(({ type }: { type: string }) => type === 'NoteAjoutee');
  assert.deepEqual([note.content.text, note.at - note.typedAt > 50_000, body.calls[0].id], ['douleur', true, call]);
  const cookie = await site.cookieOf('superviseur-valmont');
  for (let n = 0; n < 2; n += 1) {
    const heard = await site.web.app.inject({ url: `/api/regulation/relecture/${id}/enregistrements/${call}`, headers: { cookie } });
    assert.deepEqual([heard.statusCode, heard.headers['content-type'], heard.rawPayload.toString('ascii', 0, 4)],
      [200, 'audio/wav', 'RIFF']);
  }
  const lines = await site.db.admin.query(`select count(*)::int as n from access_audit
    where route like '%enregistrements%' and decision = 'allow' and $1::uuid = any(dossier_ids)`, [id]);
  assert.equal(lines.rows[0].n, 2);
  const mails = await site.db.admin.query("select count(*)::int as n from outbox where channel = 'mail'");
  assert.equal(mails.rows[0].n, 1);
  const kept = await site.db.admin.query('select cle from enregistrement');
  assert.equal(kept.rowCount, 1);
});

test('a dossier of another centre is read under a glass by its number, and each opening is judged by somebody else', async (t) => {
  const site = await callsSite(t, { people: extraPeople });
  const cookies = await signInCast(site);
  const arm = await site.signIn('arm-valmont');
  const as = (who: PlayerName, method: 'GET' | 'POST', url: string, more: object = {}) => site.web.app.inject({ method, url,
    headers: { cookie: cookies[who], origin: site.origin, accept: 'application/json' }, ...more });
  const id = newId();
  const { number } = (await arm('PUT', `dossiers/${id}`, {})).body;
  const named = (who: PlayerName) => as(who, 'GET', `/api/regulation/relecture?numero=${number}`);
  assert.deepEqual([(await named('otherArm')).statusCode, (await named('nobody')).statusCode], [403, 403]);
  assert.deepEqual((await named('otherMru')).json(), { id, centre: '9A0' });
  assert.deepEqual((await named('auditor')).json(), { id, centre: '9A0' });
  assert.equal((await as('otherMru', 'GET', '/api/regulation/relecture?numero=DRFR159A02600199999')).statusCode, 404);
  const path = `/api/regulation/relecture/${id}?centre=9A0`;
  assert.ok((await as('otherMru', 'GET', path)).statusCode >= 400, 'not before the glass is broken');
  assert.equal((await as('otherMru', 'POST', path, { payload: ASKED })).statusCode, 200);
  assert.equal((await as('otherMru', 'GET', path)).json().number, number);
  const screen = '/administration/acces-exceptionnels';
  assert.equal((await as('otherMru', 'GET', screen)).statusCode, 403);
  const page = (await as('dataOfficer', 'GET', screen)).body;
  assert.ok(page.includes(ASKED.explanation.slice(0, 20)), 'the reviewer reads the explanation');
  const [, glass] = /name="id" value="([0-9a-f-]{36})"/.exec(page) ?? [];
  const hidden = Object.fromEntries([...page.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((one) => [one[1], one[2]]));
  const form = new URLSearchParams({ ...hidden, result: 'justified', [`remark-${glass}`]: 'Avis demandé par le SAMU voisin' });
  const judged = await as('dataOfficer', 'POST', screen, { payload: form.toString(), headers: { cookie: cookies.dataOfficer,
    origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal(judged.statusCode, 303, judged.body.slice(0, 400));
  assert.equal((await site.db.admin.query("select from break_glass_review where result = 'justified'")).rowCount, 1);
});

test('a reading of the dossier of a known person is written into the tamper-evident log too', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const [plain, known] = [newId(), newId()];
  for (const id of [plain, known]) await arm('PUT', `dossiers/${id}`, {});
  await arm('POST', `dossiers/${known}/commandes`, { commands: [{ type: 'modifier', id: newId(),
    changes: [{ path: 'qualification.riskThreat', value: [{ code: 'R25', label: 'Implication d’une personnalité' }], seen: 1 }] }] });
  for (const id of [plain, known]) assert.equal((await arm('GET', `dossiers/${id}`)).status, 200);
  const { rows } = await site.db.admin.query("select body::jsonb ->> 'dossier' as dossier from access_fact where type = $1",
    ['Service.DossierSensibleLu']);
  assert.deepEqual(rows, [{ dossier: known }]);
});

test('the officer’s mail leaves by the mail server', async (t) => {
  const mails: { to: string[]; source: string }[] = [];
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData: (stream, session, done) => {
    let source = '';
    stream.on('data', (part: Buffer) => { source += part.toString(); });
    stream.on('end', () => { mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source }); done(); });
  } });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  t.after(() => new Promise<void>((closed) => { server.close(closed); }));
  const { port } = server.server.address() as AddressInfo;
  const settings = { SOCLE_CALLS_SAFETY_OFFICER: 'qualite@samu.example', SOCLE_SMTP_URL: `smtp://127.0.0.1:${port}` };
  const site = await callsSite(t, { context: { settings } });
  const [arm, lead] = [await site.signIn('arm-valmont'), await site.signIn('superviseur-valmont')];
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  assert.equal((await lead('POST', `relecture/${id}`, ASKED)).status, 200);
  const sending = startMails({ ...site.context, settings }, site.web.regulation, createLogger('test', { write: () => undefined }), 20)!;
  await eventually(() => mails.length > 0, 'the mail');
  await sending.close();
  assert.deepEqual([mails.length, mails[0]!.to], [1, ['qualite@samu.example']]);
  assert.ok(mails[0]!.source.includes(id) && !mails[0]!.source.includes('mortalit'), 'which dossier, never what was explained');
});
