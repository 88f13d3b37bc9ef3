import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  backoffMs, callSize, decideHead, decideLane, type CallResult, type Head, type Lane, type Policy,
} from './delivery.ts';

const policy: Policy = { backoffBaseMs: 1000, backoffMaxMs: 60_000, attemptsMax: 3, ageMaxMs: 86_400_000 };
const head: Head = { createdAt: 0, attempts: 0, firstFailedAt: null, alone: false };
const lane: Lane = { failures: 0, openAt: 0, lastSuccessAt: null, lastError: null };
const down: CallResult = { kind: 'failed', reason: 'refused', reached: false };
const broken: CallResult = { kind: 'failed', reason: '500', reached: true };
const said = (outcome: 'delivered' | 'retry' | 'refused'): CallResult =>
  ({ kind: 'answered', outcomes: new Map([['m', { kind: outcome, reason: 'because' }]]) });

test('the wait doubles, has jitter and a cap', () => {
  assert.equal(backoffMs(1, policy, 0), 500);
  assert.equal(backoffMs(3, policy, 0.5), 3000);
  fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, r) => {
    const wait = backoffMs(n, policy, r);
    return wait >= 500 && wait <= 60_000;
  }));
});

test('a delivered message is sent with its acknowledgement', () => {
  const call: CallResult = { kind: 'answered', outcomes: new Map([['m', { kind: 'delivered', ack: { ref: 1 } }]]) };
  assert.deepEqual(decideHead(head, call, 'm', 5, lane, policy, 10, 0), { result: 'sent', ack: { ref: 1 } });
});

test('a message that the receiver refuses is dead at once', () => {
  assert.equal(decideHead(head, said('refused'), 'm', 5, lane, policy, 10, 0).result, 'dead');
});

test('a message that the answer leaves out is tried again', () => {
  const decision = decideHead(head, { kind: 'answered', outcomes: new Map() }, 'm', 5, lane, policy, 10, 0);
  assert.equal(decision.result, 'retry');
});

test('its own failures kill a message at the limit, not before', () => {
  const atLimit = { ...head, attempts: policy.attemptsMax - 1, firstFailedAt: 1 };
  assert.equal(decideHead({ ...atLimit, attempts: 1 }, said('retry'), 'm', 5, lane, policy, 10, 0).result, 'retry');
  assert.equal(decideHead(atLimit, said('retry'), 'm', 5, lane, policy, 10, 0).result, 'dead');
});

test('an outage of the destination never counts against a message', () => {
  let state = head;
  for (let i = 0; i < 1500; i++) {
    const decision = decideHead(state, down, 'm', 1, lane, policy, i * 60_000, 0);
    assert.equal(decision.result, i * 60_000 < policy.ageMaxMs ? 'retry' : 'dead');
    if (decision.result !== 'retry') return;
    state = { ...state, attempts: decision.attempts, firstFailedAt: decision.firstFailedAt };
    assert.equal(state.attempts, 0);
  }
  assert.fail('its age should have ended it');
});

test('a message that breaks its own calls dies only if others pass meanwhile', () => {
  const sick = { ...head, attempts: 50, firstFailedAt: 100, alone: true };
  const alone = (lastSuccessAt: number | null) =>
    decideHead(sick, broken, 'm', 1, { ...lane, lastSuccessAt }, policy, 200, 0).result;
  assert.equal(alone(null), 'retry');
  assert.equal(alone(99), 'retry');
  assert.equal(alone(150), 'dead');
});

test('in company, no message is charged with the failure of the call', () => {
  const decision = decideHead(head, broken, 'm', 2, { ...lane, lastSuccessAt: 5 }, policy, 10, 0);
  assert.deepEqual(decision,
    { result: 'retry', nextAt: 10, attempts: 0, firstFailedAt: null, alone: false, error: '500' });
});

test('after a failed call the next one is smaller, down to one; it grows again by steps', () => {
  let state = lane;
  const sizes = [];
  for (let i = 0; i < 6; i++) {
    sizes.push(callSize(state, 500));
    state = decideLane(state, broken, sizes.at(-1)!, policy, 0, 0);
  }
  assert.deepEqual(sizes, [500, 125, 31, 7, 1, 1]);
  state = decideLane(state, said('delivered'), 1, policy, 7, 0);
  assert.equal(callSize(state, 500), 1);
  assert.equal(state.lastSuccessAt, 7);
});

test('a closed lane waits longer each time the destination is not there, and as long as it asks', () => {
  let state = lane;
  const waits = [];
  for (let i = 0; i < 4; i++) {
    state = decideLane(state, down, 1, policy, 0, 0.999);
    waits.push(state.openAt);
  }
  assert.deepEqual(waits, [1000, 1999, 3998, 7996]);
  assert.equal(decideLane(lane, { ...down, retryAfterS: 120 } as CallResult, 1, policy, 0, 0).openAt, 120_000);
});
