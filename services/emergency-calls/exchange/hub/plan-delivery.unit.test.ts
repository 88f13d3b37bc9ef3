import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeEnvelope, readEnvelope } from '../read-envelope.ts';
import { buildEnvelope, buildReference, type Stamp } from './build-envelope.ts';
import { planDelivery, type DeliveryKnowledge } from './plan-delivery.ts';
import type { Place } from './sequence.ts';

const stamp: Stamp = { sender: 'fr.health.samu750', recipient: 'fr.health.samu940', unique: '1', at: 0 };
const envelope = buildEnvelope(stamp, 'RS-DR', { caseId: 'fr.health.samu750.x', request: {
  requestId: 'fr.health.samu750.request.1', datetime: '2026-01-12T21:04:05+01:00', purpose: 'SMUR' } });

const plan = (place: Place, change: Partial<DeliveryKnowledge> = {}) =>
  planDelivery({ queue: 'message', reading: judgeEnvelope(envelope) }, { novelty: 'new', placeOf: () => place, ...change });

const code = (reply: ReturnType<typeof plan>['reply']) => reply?.kind === 'error' ? reply.code : reply?.step;

describe('the answer to a delivery', () => {
  it('follows the place of the message in its case', () => {
    const cases: readonly (readonly [Place, string, string | undefined])[] = [
      [{ do: 'apply' }, 'apply', 'INTEGRE'], [{ do: 'propose' }, 'propose', 'INTEGRE'], [{ do: 'park', awaits: 'x' }, 'park', undefined],
      [{ do: 'keep', code: 'WRONG_MESSAGE_SEQUENCE' }, 'keep', 'WRONG_MESSAGE_SEQUENCE'],
      [{ do: 'refuse', code: 'UNKNOWN_SENDER' }, 'nothing', 'UNKNOWN_SENDER'],
    ];
    for (const [place, expected, answer] of cases) {
      const found = plan(place);
      assert.deepEqual([found.do, code(found.reply), found.alarm], [expected, answer, undefined]);
    }
  });

  it('acknowledges a repeated message again, without effect, and alarms when the same id says something else', () => {
    assert.deepEqual(plan({ do: 'apply' }, { novelty: 'again' }),
      { do: 'nothing', reply: { kind: 'reference', step: 'INTEGRE' }, exercise: false });
    const conflict = plan({ do: 'apply' }, { novelty: 'conflict' });
    assert.deepEqual([conflict.do, code(conflict.reply), conflict.alarm], ['nothing', 'INTERNAL_CLIENT_ERROR', true]);
  });

  it('never answers an acknowledgement or an error, nor somebody unknown', () => {
    const known: DeliveryKnowledge = { novelty: 'new', placeOf: () => ({ do: 'apply' }) };
    const reading = judgeEnvelope(buildReference(stamp, 'x_1'));
    assert.deepEqual(planDelivery({ queue: 'ack', reading }, known), { do: 'note', exercise: false });
    const half = readEnvelope(Buffer.from(JSON.stringify(buildEnvelope(stamp, 'RS-SR', { caseId: '!' }))), 'json');
    assert.equal(code(planDelivery({ queue: 'message', reading: half }, known).reply), 'INVALID_MESSAGE');
    assert.equal(planDelivery({ queue: 'info', reading: half }, known).reply, undefined);
    const none = planDelivery({ queue: 'message', reading: readEnvelope(Buffer.from('{'), 'json') }, known);
    assert.deepEqual(none, { do: 'nothing', alarm: true, exercise: false });
  });

  it('keeps exercises apart', () => {
    const exercise = buildEnvelope({ ...stamp, status: 'Exercise' }, 'RC-REF', { distributionID: 'x' });
    assert.equal(planDelivery({ queue: 'message', reading: judgeEnvelope(exercise) },
      { novelty: 'new', placeOf: () => ({ do: 'apply' }) }).exercise, true);
  });
});
