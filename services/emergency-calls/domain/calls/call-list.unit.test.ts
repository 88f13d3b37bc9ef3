import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, OPENING, player, T0 } from '../fixtures/play.ts';
import { foldCall } from './call.ts';
import type { CallEvent } from './call-events.ts';
import { callList, type ToldCall } from './call-list.ts';

const NUMBER = '+33612345678';
const told = (callId: string, ...events: Partial<CallEvent>[]): ToldCall => ({ ...foldCall(events.map((event, i) =>
  ({ eventId: `${i}`, callId, centre: '770', kind: 'PRESENTED', at: T0, ...event })))!, did: '15', sources: [] });

test('calls of a dossier: the first flagged, who called whom by name where the number is the caller’s, calls back and by hand too', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'modifier', changes: [
    { path: 'initialAlert.caller.callerContact', value: { channel: 'PERSONNE', type: 'TEL', detail: NUMBER }, seen: 0 },
    { path: 'initialAlert.caller.detailedName', value: { firstName: 'Léa', lastName: 'Martin' }, seen: 0 },
    { path: 'qualification.healthMotive', value: { code: 'M03.06', label: 'Douleur thoracique' }, seen: 0 }] });
  game.wait(60_000);
  game.give(ARM, { type: 'rattacherAppel', call: 'by-hand', direction: 'out' });
  const lines = callList([{ state: game.state, joined: null, told: [told('b', { at: T0 + 20_000, ani: '+33699999999', line: '15' },
    { kind: 'ENDED', at: T0 + 30_000 }, { kind: 'CALLED_BACK', at: T0 + 40_000 }),
  told('call-1', { ani: NUMBER, line: '112' }, { kind: 'ANSWERED', at: T0 + 4_000, agent: '1' },
    { kind: 'ENDED', at: T0 + 9_000, recording: 'r' })] }]);
  assert.deepEqual(lines.map(({ call, at, direction, first, recorded }) => [call, (at - T0) / 1_000, direction, first, recorded]),
    [['call-1', 0, 'in', true, true], ['b', 20, 'in', false, false], ['b', 40, 'out', false, false], ['by-hand', 60, 'out', false, false]]);
  assert.deepEqual([lines[0]!.caller, lines[0]!.called, lines[0]!.object, lines[0]!.medium],
    [{ number: NUMBER, name: 'Léa Martin' }, { number: '15', name: '112' }, 'Douleur thoracique',
      { list: 'typeCom', code: 'TEL' }]);
  assert.deepEqual([lines[2]!.caller.number, lines[2]!.called], ['15', { number: '+33699999999', name: null }]);
});

test('each line says by what the caller reached us, and whether the telephone told where it is', () => {
  const media = (call: ToldCall, contact: object): unknown => {
    const game = player();
    game.give(ARM, OPENING, { type: 'modifier', changes: [{ path: 'initialAlert.caller.callerContact', value: contact, seen: 0 }] });
    return callList([{ state: game.state, joined: null, told: [call] }]).filter(({ call: id }) => id === call.callId)
      .map(({ medium, located }) => [medium.code, located])[0];
  };
  const person = { channel: 'PERSONNE', type: 'TEL', detail: NUMBER };
  const rows: readonly (readonly [line: string, sources: string[], contact: object, medium: string, located: boolean])[] = [
    ['15', [], person, 'TEL', false], ['15', ['AML'], person, 'TEL', true], ['112', ['ECALL'], person, 'ECALL', false],
    ['DATA', [], person, 'ECALL', false], ['CNR', [], person, '114', false], ['15', [], { ...person, channel: 'BAU' }, 'BAU', false]];
  for (const [line, sources, contact, medium, located] of rows) {
    assert.deepEqual(media({ ...told('call-2', { ani: NUMBER, line }), sources }, contact), [medium, located], line);
  }
});

test('calls of a dossier that was joined stand among those of the main one, once each, with its number', () => {
  const game = player();
  game.give(ARM, OPENING);
  const [mine, theirs, shared] = [told('call-1', { ani: NUMBER, at: T0 + 5_000 }), told('other', { at: T0 }),
    told('both', { at: T0 + 9_000 })];
  const lines = callList([{ state: game.state, joined: null, told: [mine, shared] },
    { state: { ...game.state, calls: [] }, joined: 'DRFR157702400400055', told: [theirs, shared] }]);
  assert.deepEqual(lines.map(({ call, joined, first }) => [call, joined !== null, first]),
    [['other', true, true], ['call-1', false, false], ['both', false, false]]);
});
