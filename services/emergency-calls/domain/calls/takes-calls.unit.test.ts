import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, OPENING, player, type Bare } from '../fixtures/play.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import { takesCallAt } from './takes-calls.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LATER = { type: 'rattacherAppel', call: 'call-2', direction: 'in' } as const;

const after = (ms: number, ...before: Bare<Command>[]) => {
  const game = player();
  game.give(ARM, OPENING, ...before);
  game.wait(ms);
  return game;
};

test('a dossier takes the calls of its first 24 hours; a later one opens a new dossier', () => {
  assert.equal(after(DAY).take(ARM, LATER).events, 1);
  assert.equal(after(DAY + 1).take(ARM, LATER).problem?.code, 'APPEL_TROP_TARD');
  assert.equal(after(3 * DAY).take(ARM, { ...LATER, direction: 'out' }).events, 1, 'we call back about an old dossier');
  const game = after(DAY + HOUR);
  assert.equal(game.take(ARM, { ...LATER, at: game.now - 2 * HOUR }).events, 1, 'the console was cut off when the call came');
});

test('transfers, evacuations, disasters and events of many take calls as long as they live (DSF 15-15 §3.2)', () => {
  const field = (value: string): Bare<Command> => ({ type: 'modifier', changes: [{ path: 'interventionType', value, seen: 0 }] });
  for (const before of [field('T2-INTER'), field('T4'), { type: 'attribuer', attribution: 'DRM.MRU.SSE' },
    { type: 'rattacherEvenement', event: 'e' }] as const) assert.equal(after(9 * DAY, before).take(ARM, LATER).events, 1);
  assert.equal(after(9 * DAY, field('T1')).take(ARM, LATER).problem?.code, 'APPEL_TROP_TARD');
  assert.equal(takesCallAt(after(0).state, after(DAY).now), true);
});

test('a new dossier is not joined to one that takes no calls any more', () => {
  const game = after(0);
  const join = (until: number | null) => decide({ type: 'joindre', id: 'j', main: 'old' }, game.state, { now: game.now, actor: ARM,
    mains: new Map([['old', until]]) });
  assert.deepEqual([join(game.state.createdAt - 1), join(game.state.createdAt), join(null)].map(({ ok }) => ok), [false, true, true]);
});
