import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { callsSite } from '../fixtures/calls-site.ts';

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
