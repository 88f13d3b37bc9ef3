import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldCall, isToCallBack } from './call.ts';
import { parseAgentEvent } from './agent-states.ts';
import { CALL_EVENT_KINDS, END_CAUSES, parseCallEvent, type CallEvent } from './call-events.ts';
import { byPickUpOrder, levelOfLine } from './pick-up-order.ts';
import { toE164 } from './telephone-number.ts';

const T0 = Date.UTC(2026, 0, 12, 20);
const event = (kind: CallEvent['kind'], s: number, more: Partial<CallEvent> = {}): CallEvent =>
  ({ eventId: `${kind}-${s}`, callId: 'c', centre: '770', kind, at: T0 + s * 1_000, ...more });

test('numbers become E.164; one withheld stays unknown', () => {
  assert.deepEqual(['06 12 34 56 78', '0033612345678', '+33 6 12 34 56 78', '33612345678', '0262 12 34 56', '0692123456', '15',
    'anonymous', '']
    .map(toE164), ['+33612345678', '+33612345678', '+33612345678', '+33612345678', '+262262123456', '+262692123456', undefined, undefined,
      undefined]);
});

test('a call folds alike whatever the order in which its events came', () => {
  const told = [event('PRESENTED', 0, { line: '15', ani: '+33612345678' }), event('QUEUED', 1), event('RINGING', 2),
    event('ANSWERED', 9, { agent: 'a' }),
    event('HELD', 20), event('RETRIEVED', 35), event('ENDED', 60, { cause: 'ANSWERED_END' })];
  const folded = foldCall(told)!;
  assert.deepEqual([folded.answeredAt, folded.heldMs, folded.endCause, folded.level], [T0 + 9_000, 15_000, 'ANSWERED_END', 1]);
  assert.deepEqual(foldCall([...told].reverse()), folded);
  assert.equal(foldCall([]), undefined);
});

test('an abandoned call is called back unless it was short or withheld', () => {
  const abandoned = (seconds: number, ani?: string) => foldCall([event('PRESENTED', 0, { line: '15', ...(ani ? { ani } : {}) }),
    event('ENDED', seconds)])!;
  assert.deepEqual([abandoned(20, '+33612345678'), abandoned(14, '+33612345678'), abandoned(60)].map(isToCallBack), [true, false, false]);
  assert.equal(isToCallBack(foldCall([event('PRESENTED', 0, { ani: '+33612345678' }), event('ANSWERED', 2), event('ENDED', 90)])!), false);
});

test('emergency lines go first, then who waited longest', () => {
  const waiting = [['116117', 0], ['15', 5], ['112', 2], ['PUBLIC', 0]] as const;
  const order = waiting.map(([line, at]) => ({ line, level: levelOfLine(line), presentedAt: at })).sort(byPickUpOrder);
  assert.deepEqual(order.map(({ line }) => line), ['112', '15', '116117', 'PUBLIC']);
});

test('everything wrong with a told event is listed at once', () => {
  const read = parseCallEvent({ eventId: 'x'.repeat(81), kind: 'RING', at: '2026-01-12', centre: '77', cause: 'TIRED', ani: 5 }, 3);
  assert.ok('errors' in read);
  assert.deepEqual(read.errors.map(({ pointer }) => pointer), ['eventId', 'callId', 'centre', 'kind', 'at', 'cause',
    'ani'].map((name) => `/events/3/${name}`));
  assert.ok('errors' in parseCallEvent(null, 0));
});

const RUNS = { numRuns: 2_000, seed: 15 };
const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
const nearlyRight = fc.record({ eventId: fc.oneof(fc.constant('e'), anything), callId: fc.oneof(fc.constant('c'), anything),
  centre: fc.oneof(fc.constant('770'), anything), kind: fc.oneof(fc.constantFrom(...CALL_EVENT_KINDS), anything),
  at: fc.oneof(fc.constant('2026-01-12T21:00:00+01:00'), anything), ani: anything, cause: anything, hops: anything, exercise: anything },
{ requiredKeys: [] });

test('anything told of a call or of an agent is an event or a list of what is wrong, and never a throw', () => {
  for (const parse of [parseCallEvent, parseAgentEvent]) {
    fc.assert(fc.property(fc.oneof(anything, nearlyRight), (told) => {
      const read = parse(told, 0);
      assert.ok('event' in read || read.errors.length > 0);
    }), RUNS);
  }
});

test('what a table could not keep is wrong with its event: a count out of bounds, half a character, an id that is a list', () => {
  const right = { eventId: 'e', callId: 'c', centre: '770', kind: 'PRESENTED', at: '2026-01-12T21:00:00+01:00' };
  const wrongs = [{ hops: 100_000 }, { hops: -1 }, { hops: 0.5 }, { line: '15\ud800' }, { at: '0000-01-01T00:00:00+01:00' },
    { eventId: ['e'] }].map((more) => {
    const read = parseCallEvent({ ...right, ...more }, 0);
    return 'errors' in read ? read.errors.map(({ pointer }) => pointer).join() : 'taken';
  });
  assert.deepEqual(wrongs, ['/events/0/hops', '/events/0/hops', '/events/0/hops', '/events/0/line', '/events/0/at',
    '/events/0/eventId']);
});

test('any events of a call fold alike in any order, of one instant too; times never run backwards', () => {
  const events = fc.uniqueArray(fc.record({ eventId: fc.uuid(), kind: fc.constantFrom(...CALL_EVENT_KINDS), at: fc.integer({ min: T0,
    max: T0 + 5 }), line: fc.constantFrom('15', '112', undefined), cause: fc.constantFrom(...END_CAUSES, undefined) }),
  { minLength: 1, maxLength: 8, selector: ({ eventId }) => eventId }).map((told) =>
    told.map((one) => ({ ...one, callId: 'c', centre: '770' }) as CallEvent));
  fc.assert(fc.property(events, fc.integer({ min: 1, max: 7 }), (told, turn) => {
    const folded = foldCall(told)!;
    assert.deepEqual(foldCall([...told.slice(turn), ...told.slice(0, turn)].reverse()), folded);
    assert.ok(folded.heldMs >= 0 && folded.presentedAt <= (folded.answeredAt ?? Infinity));
  }), RUNS);
});
