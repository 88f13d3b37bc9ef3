import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDrafts } from '#services/voter-registration/store/drafts.ts';
import { ownRequests } from '#services/voter-registration/api/citizen/open-requests.ts';
import type { CitizenKit } from '#services/voter-registration/api/citizen/kit.ts';
import type { SignedIn } from '#services/voter-registration/api/citizen/visit.ts';
import { append } from '#base/dossiers/execute.ts';
import { followOnce } from '#base/dossiers/follow.ts';
import { loadDossier } from '#base/dossiers/load.ts';
import { shareKey } from './share-key.ts';
import { newTraceId } from '#base/telemetry/trace.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { collectStatements, withoutPartition } from './statements.ts';
import { openVoter } from './voter.ts';

const TABLES = ['event', 'dossier', 'dossier_key', 'intake', 'ticket_use', 'log_head', 'log_leaf', 'log_batch', 'log_checkpoint',
  'follower', 'draft', 'demande', 'cle_doublon', 'file_object', 'message_outbox', 'access_audit', 'session', 'actor'];

test('every statement of intake, dossiers and lists names the partition of the tables that it touches', async (t) => {
  const { register, file } = await openVoter(t);
  const statements = collectStatements(t);
  const first = await file(1);
  await Promise.all(Array.from({ length: 20 }, (_, i) => file(i + 2)));
  await file(1);
  const ref = { partition: first.partition, id: first.subject };
  const system = systemContext('test', 'essai');
  await inContext(register.jobs, system, async (tx) => {
    const loaded = await shareKey(tx, register.keys, (await loadDossier(tx, register.type, register.keys, ref))!, 'commune');
    await append(tx, register.type, loaded, [{ type: 'DemandeTransmise', version: 1, facts: { refReu: 'REU-1' } }],
      { actor: 'registre', purpose: 'transmission' }, Date.now());
  });
  const drafts = createDrafts<object>(register.keyring, 4);
  const mine = { actor: 'person-1', kind: 'citizen' as const, roles: [], territories: [], purpose: 'demarche' };
  await inContext(register.app, mine, async (tx) => {
    const draft = await drafts.open(tx, 'person-1', {}, Date.now());
    await drafts.save(tx, 'person-1', draft, Date.now());
    await drafts.discard(tx, 'person-1');
  });
  const requests = await ownRequests({ register } as CitizenKit, { session: { actor: { id: 'person-1' } },
    request: { id: newTraceId(), headers: {} } } as unknown as SignedIn);
  assert.equal(requests.length, 1);
  await followOnce({ pool: register.jobs, keys: register.keys, name: 'test', partition: 0, batch: 10, holder: 'portail',
    handle: async () => undefined });
  assert.ok(statements.size > 15, `${statements.size} statements seen`);
  assert.deepEqual(withoutPartition(statements, TABLES), []);
});

test('a statement that forgets its partition is found', () => {
  assert.deepEqual(withoutPartition(['select state from dossier where dossier_id = $1', 'select 1'], TABLES),
    ['select state from dossier where dossier_id = $1']);
});
