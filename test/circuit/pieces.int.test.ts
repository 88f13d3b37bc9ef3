import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import type { PieceType } from '#services/voter-registration/domain/codes/piece-types.ts';
import { pieceRef } from '#services/voter-registration/store/work-files.ts';
import { openCircuit, type Circuit } from './circuit.ts';

/** A document that was sent with a draft, and what the scan and the rendition said of it before the deposit. */
const sent = async (circuit: Circuit, type: PieceType, scan: string, rendition: string) => {
  const { partition, id } = pieceRef(2, newId());
  await circuit.db.admin.query(`insert into file_object (partition, object_id, object_name, holder, slot, sealed_name, declared_type,
      actual_type, bytes, salt, digest, fingerprint, received_at, scan_state, rendition_state)
    values ($1, $2, $3, 'angela', 'x', '', 'image/jpeg', 'image/jpeg', 1000, $4, $5, $5, now(), $6, $7)`,
  [partition, id, `files/${id}`, randomBytes(16), randomBytes(32), scan, rendition]);
  return { id, type, mime: 'image/jpeg', octets: 1000 };
};

test('an infected document is put aside, its dossier goes on, and another is asked for in neutral words', async (t) => {
  const circuit = await openCircuit(t);
  const pieces = [await sent(circuit, 'CNI', 'infected', 'waiting'), await sent(circuit, 'FACTURE_ENERGIE', 'clean', 'ready')];
  const filed = await circuit.deposit('angela', { pieces });
  await circuit.settle();
  const state = await circuit.state(filed);
  assert.deepEqual(state.pieces.map(({ statut }) => statut), ['INFECTEE', 'SAINE']);
  assert.equal(state.etat, 'A_COMPLETER');
  assert.deepEqual(state.attendues.map(({ besoin, motif }) => [besoin, motif]), [['IDENTITE', 'FICHIER_INUTILISABLE']]);
  const letter = circuit.sent.find(({ letter: { sorte } }) => sorte === 'PIECE')!.letter;
  assert.doesNotMatch(JSON.stringify(letter), /virus|infect|malware/i);
  const { rows } = await circuit.db.admin.query('select territory from file_object where dossier_id = $1', [filed.id]);
  assert.deepEqual(rows, [{ territory: '44109' }, { territory: '44109' }], 'both belong to the dossier and its commune');
});

test('a document that waits for its scan holds up nothing', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { pieces: [await sent(circuit, 'CNI', 'waiting', 'waiting'),
    await sent(circuit, 'FACTURE_ENERGIE', 'waiting', 'waiting')] });
  await circuit.settle();
  const state = await circuit.state(filed);
  assert.equal(state.etat, 'TRANSMISE');
  assert.deepEqual(state.pieces.map(({ statut }) => statut), ['RECUE', 'RECUE']);
});
