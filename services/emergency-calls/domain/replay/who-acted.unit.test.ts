import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { whoActed } from './who-acted.ts';

const event = (actor: string, type: string, content?: unknown): RecordedEvent =>
  ({ actor, type, typeVersion: 1, position: 1, at: 0, facts: {}, content }) as unknown as RecordedEvent;

test('people are known by what they wrote and did, partners and machines by their names', () => {
  const people = whoActed([event('a1', 'DossierOuvert'), event('a1', 'NoteAjoutee', { operator: { label: 'Léa', role: 'ARM' } }),
    event('a2', 'MedecinPrend'), event('a3', 'PrioriteFixee'), event('a4', 'NoteAjoutee', null),
    event('partenaire:fr.health.samu9B0', 'ValeursRecues'), event('system:horloge', 'EtatChange')]);
  assert.deepEqual([...people.values()].map(({ kind, name, role }) => [kind, name, role]), [['person', 'Léa', 'ARM'],
    ['person', null, 'MEDECIN'], ['person', null, null], ['person', null, null], ['partner', 'fr.health.samu9B0', null],
    ['machine', 'horloge', null]]);
});
