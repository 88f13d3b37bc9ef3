import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeEnvelope, readEnvelope, type Reading } from '../read-envelope.ts';
import { buildEnvelope, type Stamp } from './build-envelope.ts';
import { planMessage, replyToUnreadable, scanSender, type DeliveryKnowledge, type Reply } from './plan-delivery.ts';
import type { Place } from './sequence.ts';

const stamp: Stamp = { sender: 'fr.health.samu750', recipient: 'fr.health.samu940', unique: '1', at: 0 };
const envelope = buildEnvelope(stamp, 'RS-DR', { caseId: 'fr.health.samu750.x', request: {
  requestId: 'fr.health.samu750.request.1', datetime: '2026-01-12T21:04:05+01:00', purpose: 'SMUR' } });

const plan = (place: Place, change: Partial<DeliveryKnowledge> = {}) =>
  planMessage(judgeEnvelope(envelope) as Extract<Reading, { ok: true }>, { novelty: 'new', placeOf: () => place, ...change });

const code = (reply: Reply | undefined) => reply?.kind === 'error' ? reply.code : reply?.step;
const told = (found: ReturnType<typeof plan>) => (found.do === 'park' ? [found.do] : [found.do, code(found.reply), found.doubt]);

describe('the answer to a delivery', () => {
  it('follows the place of the message in its case', () => {
    assert.deepEqual(told(plan({ do: 'apply' })), ['apply', 'INTEGRE', undefined]);
    assert.deepEqual(told(plan({ do: 'propose' })), ['propose', 'INTEGRE', undefined]);
    assert.deepEqual(plan({ do: 'park', awaits: 'x' }), { do: 'park', awaits: 'x' });
    assert.deepEqual(told(plan({ do: 'keep', code: 'WRONG_MESSAGE_SEQUENCE' })), ['keep', 'WRONG_MESSAGE_SEQUENCE', 'SANS_DEMANDE']);
    assert.deepEqual(told(plan({ do: 'refuse', code: 'UNKNOWN_SENDER' })), ['nothing', 'UNKNOWN_SENDER', 'NON_PARTAGE']);
  });

  it('acknowledges a repeated message again, without effect, and alarms when the same id says something else', () => {
    assert.deepEqual(told(plan({ do: 'apply' }, { novelty: 'again' })), ['nothing', 'INTEGRE', undefined]);
    assert.deepEqual(told(plan({ do: 'apply' }, { novelty: 'conflict' })), ['nothing', 'INTERNAL_CLIENT_ERROR', 'AUTRE_CONTENU']);
  });

  it('tells the sender of what cannot be read, when its bytes say who that is', () => {
    const half = readEnvelope(Buffer.from(JSON.stringify(buildEnvelope(stamp, 'RS-SR', { caseId: '!' }))), 'json');
    assert.equal(code(replyToUnreadable(half as Extract<Reading, { ok: false }>)), 'INVALID_MESSAGE');
    const senderOf = (text: string, form: 'json' | 'xml' = 'json') => {
      const bytes = Buffer.from(text);
      const reading = readEnvelope(bytes, form) as Extract<Reading, { ok: false }>;
      assert.equal(code(replyToUnreadable(reading)), 'INVALID_MESSAGE', text);
      return scanSender(bytes, reading);
    };
    assert.deepEqual([senderOf('{'), senderOf('{"distributionID": "fr.health.samu9B0_1", '),
      senderOf('{"senderID":"fr.health.samu9B0","distributionID":"x_1"}'), senderOf('<a><senderID>fr.health.samu9B0</senderID>', 'xml'),
      senderOf('{"senderID":"nobody"}')], [undefined, 'fr.health.samu9B0', 'fr.health.samu9B0', 'fr.health.samu9B0', undefined]);
  });
});
