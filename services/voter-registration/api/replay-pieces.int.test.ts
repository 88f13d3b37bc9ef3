import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { openVoterWeb } from '#test/voter-web.ts';
import { sampleFile, unitSource } from './load/file-samples.ts';
import { replayActors, REPLAY_HEADER } from './replay-actor.ts';
import { REPLAY_PIECES } from './replay-pieces.ts';

const form = (bytes: Buffer): FormData => {
  const sent = new FormData();
  sent.set('fichier', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'facture.pdf');
  return sent;
};

test('a document of a replayed person is refused without their signature or when it is none, else kept and told with its id', async (t) => {
  const { app, db, register } = await openVoterWeb(t);
  await migrateJobs(db.connection, db.service);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const send = (bytes: Buffer, actor: string): Promise<Response> => fetch(`http://127.0.0.1:${port}${REPLAY_PIECES}`,
    { method: 'POST', body: form(bytes), headers: { [REPLAY_HEADER]: actor } });
  const { bytes } = sampleFile('application/pdf', 30_000, unitSource(5));
  assert.equal((await send(bytes, 'personne-1 AAAA')).status, 401);
  const actor = replayActors(register.keyring).sign('personne-1');
  assert.equal((await send(Buffer.from('MZ not a document'), actor)).status, 415);
  assert.equal((await db.admin.query('select from file_object')).rowCount, 0);
  const kept = await send(bytes, actor);
  assert.equal(kept.status, 201);
  const { id, octets, mime } = await kept.json() as { id: string; octets: number; mime: string };
  assert.deepEqual([octets, mime], [bytes.length, 'application/pdf']);
  const { rows } = await db.admin.query<{ object_id: string; holder: string }>('select object_id, holder from file_object');
  assert.deepEqual(rows, [{ object_id: id, holder: 'personne-1' }]);
});

test('outside the demonstration nobody speaks for invented people', async (t) => {
  const { app, register } = await openVoterWeb(t, { demo: false });
  const headers = { [REPLAY_HEADER]: replayActors(register.keyring).sign('a') };
  const answer = await app.inject({ method: 'POST', url: REPLAY_PIECES, headers });
  assert.equal(answer.statusCode, 404);
});
