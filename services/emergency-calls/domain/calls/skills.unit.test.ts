import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LIMITS } from '../../limits.ts';
import { parseCallEvent } from './call-events.ts';
import { foldCall } from './call.ts';
import { byPickUpOrder } from './pick-up-order.ts';
import { OFFERS, orderFor } from './skills.ts';

const BOUND = LIMITS.skill_wait_ms;
const NOW = Date.UTC(2026, 0, 12, 20);
const call = (id: string, waited: number, needs: string[] = [], level = 1) => ({ id, level, presentedAt: NOW - waited, needs });
const ids = (calls: readonly { id: string }[]): string => calls.map(({ id }) => id).join(' ');

test('an agent is given the calls whose need they meet, then those for anybody, then those for others, until one has waited', () => {
  const calls = [call('plain', 9_000), call('english', 5_000, ['en']), call('child', 8_000, ['PEDIATRIE']), call('both', 2_000,
    ['PEDIATRIE', 'en']), call('recall', 0, [], 0), call('liberal', 60_000, ['en'], 2)];
  const shift = [['en'], ['PEDIATRIE']];
  assert.equal(ids(orderFor(calls, { mine: ['en'], shift }, NOW)), 'recall english plain both child liberal', 'nobody offers both');
  assert.equal(ids(orderFor(calls, { mine: ['PEDIATRIE'], shift }, NOW)), 'recall child plain both english liberal');
  assert.equal(ids(orderFor(calls, { mine: [], shift }, NOW)), 'recall plain both child english liberal');
  assert.equal(ids(orderFor(calls, { mine: ['PEDIATRIE', 'en'], shift }, NOW)), 'recall child english both plain liberal');
  assert.equal(ids(orderFor(calls, { mine: ['en'], shift }, NOW + 1_500)), 'recall plain english both child liberal',
    'who waits longer than the bound goes first');
  assert.equal(ids(orderFor(calls, { mine: [], shift }, NOW + 60_000)), 'recall plain child english both liberal', 'then by age');
  assert.equal(ids(orderFor(calls, { mine: [], shift: [['PEDIATRIE']] }, NOW)), 'recall plain english both child liberal',
    'nobody at a post speaks English: that call waits as any other');
});

test('whatever waits: nobody is lost, no level is crossed, nobody is overtaken from beyond the bound, and no skill is no change', () => {
  const word = fc.constantFrom(...OFFERS, 'ka');
  const offer = fc.uniqueArray(word, { maxLength: 3 });
  const waiting = fc.array(fc.record({ level: fc.integer({ min: 0, max: 3 }), presentedAt: fc.integer({ min: NOW - 4 * BOUND,
    max: NOW + 2 * BOUND }), needs: fc.uniqueArray(word, { maxLength: 2 }) }), { maxLength: 12 });
  fc.assert(fc.property(waiting, offer, fc.array(offer, { maxLength: 3 }), (calls, mine, shift) => {
    const order = orderFor(calls, { mine, shift: [mine, ...shift] }, NOW);
    assert.equal(order.length, calls.length);
    assert.deepEqual(new Set(order), new Set(calls));
    for (const [i, later] of order.entries()) {
      for (const before of order.slice(0, i)) {
        assert.ok(before.level <= later.level);
        if (before.level === later.level) assert.ok(before.presentedAt - later.presentedAt <= BOUND);
      }
    }
    assert.deepEqual(orderFor(calls, { mine: [], shift: [] }, NOW), calls.toSorted(byPickUpOrder));
  }), { numRuns: 2_000, seed: 15 });
});

const told = (more: object, n = 0) => {
  const read = parseCallEvent({ eventId: `e${n}`, callId: 'c', centre: '770', kind: 'PRESENTED', at: '2026-01-12T21:00:00+01:00',
    ...more }, n);
  assert.ok('event' in read);
  return read;
};

test('a language and skills come with an event; what is unknown is left out with a note and refuses nothing', () => {
  const { event, notes } = told({ language: 'en_GB!', skills: ['PEDIATRIE', 'KLINGON', 5] }, 3);
  assert.deepEqual(notes, [{ pointer: '/events/3/language', code: 'language-unknown' }, { pointer: '/events/3/skills/1',
    code: 'skill-unknown' }, { pointer: '/events/3/skills/2', code: 'skill-unknown' }]);
  assert.deepEqual([event.language, event.skills], [undefined, ['PEDIATRIE']]);
  assert.deepEqual(told({ skills: 'PEDIATRIE' }).notes, [{ pointer: '/events/0/skills', code: 'skill-unknown' }]);
  assert.equal(told({ skills: Array.from({ length: 1_000 }, () => 'x') }).notes.length, LIMITS.skills_told_max + 1,
    'a long list is not read to its end');
});

test('a call needs what was last told of its language and all skills told of it; French needs nobody', () => {
  const needs = (...words: object[]) => foldCall(words.map((more, n) => told(more, n).event))!.needs;
  assert.deepEqual(needs({ language: 'en-GB', skills: ['PEDIATRIE'] }), ['PEDIATRIE', 'en']);
  assert.deepEqual(needs({ language: 'eng' }, { skills: ['PEDIATRIE'], kind: 'QUEUED' }), ['PEDIATRIE', 'en']);
  assert.deepEqual(needs({ language: 'en' }, { language: 'fr-RE', kind: 'QUEUED' }), []);
  assert.deepEqual([needs({ language: 'und' }), needs({})], [[], []]);
});
