import type { Instant } from '#base/values/instant.ts';

/** What the receiver said of one message. */
export type Outcome =
  | { kind: 'delivered'; ack?: unknown }
  /** Not now: try this message again. */
  | { kind: 'retry'; reason: string; retryAfterS?: number }
  /** Never: trying again is useless. */
  | { kind: 'refused'; reason: string };

/** What came of one call that carried one or more messages. */
export type CallResult =
  /** One outcome a message id; a message without one was not taken. */
  | { kind: 'answered'; outcomes: ReadonlyMap<string, Outcome> }
  /** The call failed as a whole. `reached`: the destination had the call in its hands (a 5xx, a time-out). */
  | { kind: 'failed'; reason: string; reached: boolean; retryAfterS?: number };

/** A destination as seen from one partition. */
export type Lane = { failures: number; openAt: Instant; lastSuccessAt: Instant | null; lastError: string | null };

/** The first unsent message of a key. */
export type Head = { createdAt: Instant; attempts: number; firstFailedAt: Instant | null; alone: boolean };

export type Policy = {
  /** First wait after a failure, and the longest, ms. */
  backoffBaseMs: number;
  backoffMaxMs: number;
  /** A message becomes a dead letter after so many failures of its own, or at this age whatever the cause. */
  attemptsMax: number;
  ageMaxMs: number;
};

export type HeadDecision =
  | { result: 'sent'; ack: unknown }
  | { result: 'retry'; nextAt: Instant; attempts: number; firstFailedAt: Instant | null; alone: boolean; error: string }
  | { result: 'dead'; attempts: number; firstFailedAt: Instant | null; error: string };

/** Exponential wait with jitter: between half and all of base · 2^(n−1), capped. `random` is in [0, 1). */
export const backoffMs = (failures: number, policy: Policy, random: number): number => {
  const full = Math.min(policy.backoffMaxMs, policy.backoffBaseMs * 2 ** Math.min(30, failures - 1));
  return Math.ceil(full / 2 + (full / 2) * random);
};

/** How many messages the next call carries: a quarter of before after each failed call, down to one. */
export const callSize = (lane: Lane, batchMax: number): number =>
  Math.max(1, Math.floor(batchMax / 4 ** Math.min(10, lane.failures)));

/**
 * What becomes of a message after its call. Its own failures count; an outage of the destination does not, so that
 * a day of outage kills nothing: it dies of failures only if the destination took others meanwhile, or of age.
 */
export const decideHead = (
  head: Head, call: CallResult, id: string, size: number, lane: Lane, policy: Policy, now: Instant, random: number,
): HeadDecision => {
  if (call.kind === 'answered') {
    const outcome = call.outcomes.get(id) ?? { kind: 'retry', reason: 'no answer for this message' };
    if (outcome.kind === 'delivered') return { result: 'sent', ack: outcome.ack ?? null };
    const failed = { ...head, attempts: head.attempts + 1, firstFailedAt: head.firstFailedAt ?? now };
    if (outcome.kind === 'refused') return dead(failed, outcome.reason);
    return again(failed, outcome.reason, outcome.retryAfterS, true, policy, now, random);
  }
  // Alone in a call that arrived, it may be the cause; in company, the others may be.
  const suspect = call.reached && size === 1;
  const failed = suspect
    ? { ...head, attempts: head.attempts + 1, firstFailedAt: head.firstFailedAt ?? now, alone: true } : head;
  const othersPassed = failed.firstFailedAt !== null && (lane.lastSuccessAt ?? -Infinity) > failed.firstFailedAt;
  return again(failed, call.reason, call.retryAfterS, suspect && othersPassed, policy, now, random);
};

const dead = (head: Head, error: string): HeadDecision =>
  ({ result: 'dead', attempts: head.attempts, firstFailedAt: head.firstFailedAt, error });

const again = (
  head: Head, error: string, retryAfterS: number | undefined, mayDie: boolean, policy: Policy, now: Instant,
  random: number,
): HeadDecision => {
  if (now - head.createdAt >= policy.ageMaxMs) return dead(head, error);
  if (mayDie && head.attempts >= policy.attemptsMax) return dead(head, error);
  const { attempts, firstFailedAt, alone } = head;
  const wait = attempts === 0 ? 0 : backoffMs(attempts, policy, random);
  const nextAt = now + Math.max(wait, (retryAfterS ?? 0) * 1000);
  return { result: 'retry', nextAt, attempts, firstFailedAt, alone, error };
};

/**
 * The destination's state after a call of `size` messages: closed for a while when the call failed, opening again by
 * steps. While a smaller call can still be tried the wait stays short; then it grows.
 */
export const decideLane = (
  lane: Lane, call: CallResult, size: number, policy: Policy, now: Instant, random: number,
): Lane => {
  if (call.kind === 'failed') {
    const failures = lane.failures + 1;
    const steps = call.reached && size > 1 ? 1 : failures;
    const wait = Math.max(backoffMs(steps, policy, random), (call.retryAfterS ?? 0) * 1000);
    return { failures, openAt: now + wait, lastSuccessAt: lane.lastSuccessAt, lastError: call.reason };
  }
  const passed = [...call.outcomes.values()].some((outcome) => outcome.kind === 'delivered');
  return {
    failures: Math.max(0, lane.failures - 1), openAt: now,
    lastSuccessAt: passed ? now : lane.lastSuccessAt, lastError: null,
  };
};
