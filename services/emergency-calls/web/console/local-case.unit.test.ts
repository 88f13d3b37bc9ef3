import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseActor } from '../../domain/context.ts';
import type { Command } from '../../domain/commands.ts';
import { beginCase, shownCase, withAnswer, withCommand } from './local-case.ts';

const ARM: CaseActor = { id: 'a', role: 'arm', label: 'ARM', centre: '9A0' };
const NAME = 'location.name';
const typed = (id: string, value: string, path = NAME): Command => ({ type: 'modifier', id, changes: [{ path, value, seen: 1 }] });
const fresh = () => beginCase('d', '9A0', { number: 'DRFR159A02601200001', call: 'c', ani: '+33612345678', at: 1_000 });

test('a console that is cut off opens a dossier, types on and sees all of it', () => {
  const local = [typed('1', 'ga'), typed('2', 'gare'), typed('3', '2', 'location.access.floor')].reduce((kept, command) =>
    withCommand(kept, command, new Set()), fresh());
  const shown = shownCase(local, ARM, 2_000);
  assert.deepEqual([shown.number, shown.fields[NAME]?.value, shown.fields['location.access.floor']?.value, shown.calls.length],
    ['DRFR159A02601200001', 'gare', '2', 1]);
  assert.deepEqual(local.pending.map(({ id }) => id), ['1', '3']);
});

test('what has left is not changed any more: typing on is a new command', () => {
  const local = withCommand(withCommand(fresh(), typed('1', 'ga'), new Set()), typed('2', 'gare'), new Set(['1']));
  assert.deepEqual(local.pending.map(({ id }) => id), ['1', '2']);
});

test('the answer of the server replaces what was guessed, and what was typed meanwhile stays on top', () => {
  const local = withCommand(withCommand(fresh(), typed('1', 'gare'), new Set()), typed('2', '3', 'location.access.floor'), new Set());
  const server = { ...shownCase(fresh(), ARM, 2_000), version: 5, fields: { [NAME]: { value: 'gare de l’Est', at: 1, by: 'other',
    position: 5 } } };
  const after = withAnswer(local, server, ['1']);
  const shown = shownCase(after, ARM, 3_000);
  assert.deepEqual([shown.fields[NAME]?.value, shown.fields['location.access.floor']?.value, after.opening], ['gare de l’Est', '3', null]);
});

test('a command that the rules refuse changes nothing here', () => {
  const local = withCommand(fresh(), { type: 'decider', id: '1', decision: 'd', decisionType: 'PMT' }, new Set());
  assert.equal(shownCase(local, ARM, 2_000).decisions.length, 0);
});
