import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseAt, replayed } from './replay.ts';
import { toneRecording } from './tone.ts';

const event = (position: number, at: number, type: string, facts: object, content?: object) =>
  ({ type, version: 1, position, at, actor: 'a', facts: { cmd: `c${position}`, le: at, ...facts }, ...(content ? { content } : {}) });

test('the dossier is given as it was known at any minute, typing beside reception', () => {
  const events = [event(1, 1_000, 'DossierOuvert', { caseId: 'x', number: 'n', centre: '770', organisation: 'o', owner: 'o',
    exercise: false,
    state: 'ACTIF', activateAt: 1_000 }, { fields: [], call: null }),
  event(2, 61_000, 'NoteAjoutee', { note: 'n1', le: 5_000 }, { operator: { label: 'l', role: 'ARM' }, text: 'tard', patient: null,
    medical: false, origin: null })];
  assert.deepEqual([caseAt(events, 60_000).notes.length, caseAt(events, 61_000).notes.length], [0, 1]);
  assert.deepEqual(replayed(events).map(({ typedAt, at }) => [typedAt, at]), [[1_000, 1_000], [5_000, 61_000]]);
});

test('a make-believe recording is a WAV of its length', () => {
  const wav = toneRecording(3);
  assert.deepEqual([wav.toString('ascii', 0, 4), wav.readUInt32LE(40), wav.length], ['RIFF', 24_000, 24_044]);
  assert.equal(toneRecording(1e9).length, 44 + 600 * 8_000);
});
