import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { messagesOf, withMessage } from '../envelope.ts';
import { EXCHANGE_LIMITS } from '../exchange-limits.ts';
import { judgeEnvelope, readEnvelope } from '../read-envelope.ts';
import { CONTENT_TYPES, writeEnvelope } from '../write-envelope.ts';
import { isHealth } from '../../domain/identifiers/case-ids.ts';
import { admit, causeOf, expiryOf, type Posted } from './admit.ts';
import { buildEnvelope, buildError, buildReference, NO_DISTRIBUTION_ID, type Stamp } from './build-envelope.ts';
import { fingerprintOf, noveltyOf } from './dedupe.ts';
import { caseIdOf, placeOf, transferAnswerOf, type Known } from './sequence.ts';

const AT = Date.UTC(2026, 0, 12, 20, 4, 5);
const A = 'fr.health.samu750';
const B = 'fr.health.samu940';
const stamp: Stamp = { sender: A, recipient: B, unique: '7f3c', at: AT };
const STATUS = { caseId: `${A}.DRFR157502601200042`, resourceId: `${A}.resource.VLM3`,
  state: { datetime: '2026-01-12T21:03:58+01:00', status: 'DEPART' } };
const status = buildEnvelope(stamp, 'RS-SR', STATUS);

const post = async (change: Partial<Posted> = {}) => {
  const posted = { routingKey: A, contentType: CONTENT_TYPES.json, persistent: true, bytes: writeEnvelope(status, 'json'), ...change };
  const found = await admit(posted, AT, async (bytes, form) => readEnvelope(bytes, form),
    (envelope) => ({ ok: true, envelopes: [envelope], remember: () => undefined }));
  return found.ok ? found.queue : found.code;
};

describe('the checks of the hub', () => {
  it('admit what is right, into the queue of its kind', async () => {
    assert.equal(await post(), 'message');
    assert.equal(await post({ bytes: writeEnvelope(status, 'xml'), contentType: CONTENT_TYPES.xml }), 'message');
    assert.equal(await post({ bytes: writeEnvelope(buildReference(stamp, 'x'), 'json') }), 'ack');
    assert.equal(await post({ bytes: writeEnvelope(buildError(stamp,
      { code: 'INTERNAL_CLIENT_ERROR', cause: 'c', distributionID: undefined, source: status }), 'json') }), 'info');
  });

  it('refuse in the order of the specification', async () => {
    const bytes = (change: object) => writeEnvelope({ ...status, ...change }, 'json');
    const wrong = { routingKey: B, persistent: false };
    assert.equal(await post({ ...wrong, contentType: 'text/plain' }), 'NOT_ALLOWED_CONTENT_TYPE');
    assert.equal(await post({ ...wrong, bytes: Buffer.from('{') }), 'UNRECOGNIZED_MESSAGE_FORMAT');
    assert.equal(await post({ ...wrong, bytes: bytes({ dateTimeSent: '2026-01-12T20:04:05Z' }) }), 'INVALID_MESSAGE');
    assert.equal(await post(wrong), 'SENDER_INCONSISTENCY');
    assert.equal(await post({ persistent: false, bytes: bytes({ distributionID: 'x' }) }), 'DELIVERY_MODE_INCONSISTENCY');
    assert.equal(await post({ bytes: bytes({ distributionID: 'x' }) }), 'SENDER_INCONSISTENCY');
    assert.equal(await post({ bytes: bytes({ dateTimeExpires: '2026-01-12T21:04:05+01:00' }) }), 'EXPIRED_MESSAGE_BEFORE_ROUTING');
  });

  it('refuse the official routing cases with a published code', async (t) => {
    const folder = referenceData(t, 'emergency-calls/invalid/hub-routing');
    if (!folder) return;
    const of = async (name: string, routingKey: string) => post({ routingKey, bytes: readFileSync(join(folder, name)) });
    assert.equal(await of('no-health-actor.json', 'fr.police.random'), 'UNROUTABLE_MESSAGE');
    assert.equal(await of('invalid-content-valid-envelope.json', 'fr.health.samuA'), 'INVALID_MESSAGE');
    assert.equal(await of('missing-EDXL-required-field.json', 'fr.health.samuA'), 'INVALID_MESSAGE');
    assert.equal(await of('inexistent-recipient-queue.json', 'fr.health.samuA'), 'message', 'the loopback finds no queue: see its test');
  });

  it('shorten the life of a message, never lengthen it', () => {
    assert.equal(expiryOf(buildEnvelope({ ...stamp, expires: AT + 60_000 }, 'RS-SR', STATUS), AT), AT + 60_000);
    assert.equal(expiryOf(buildEnvelope({ ...stamp, expires: AT + 9e9 }, 'RS-SR', STATUS), AT), AT + EXCHANGE_LIMITS.hub_life_ms_max);
    assert.deepEqual([A, 'fr.fire.sdis77', 'x'].map(isHealth), [true, false, false]);
  });
});

describe('what we build', () => {
  it('is valid, and its ids are one', () => {
    for (const built of [status, buildReference(stamp, 'a_1', 'INTEGRE'), buildError(stamp,
      { code: 'WRONG_MESSAGE_SEQUENCE', cause: 'x'.repeat(10_000), distributionID: undefined })]) {
      const read = judgeEnvelope(built);
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.warnings, []);
      assert.equal(built.distributionID, `${A}_7f3c`);
    }
    const [error] = messagesOf(buildError(stamp, { code: 'EXPIRED_MESSAGE_BEFORE_ROUTING', cause: '', distributionID: undefined }));
    assert.deepEqual(error?.['error'], { errorCode: { statusCode: 400, statusString: 'EXPIRED_MESSAGE_BEFORE_ROUTING' },
      errorCause: '', referencedDistributionID: NO_DISTRIBUTION_ID });
  });

  it('tells each fault in the cause', () => {
    const read = judgeEnvelope({ ...status, senderID: 1, x: 2 });
    assert.ok(!read.ok);
    assert.match(causeOf(read), /^\$\.senderID .*\n\$\.x /);
    assert.match(causeOf({ ...read, faults: [] }), /illisible/);
  });
});

describe('one effect for one id', () => {
  const key = createSecretKey(Buffer.alloc(32, 1));

  it('knows a repeated sending, and another content under the same id', () => {
    const first = fingerprintOf(key, status);
    const later = buildEnvelope({ ...stamp, at: AT + 60_000 }, 'RS-SR', STATUS);
    const [message] = messagesOf(status);
    const other = withMessage(status, { ...message, resourcesStatus: { ...STATUS, resourceId: `${A}.resource.VLM4` } });
    assert.equal(noveltyOf(undefined, first), 'new');
    assert.equal(noveltyOf(first, fingerprintOf(key, later)), 'again');
    assert.equal(noveltyOf(first, fingerprintOf(key, other)), 'conflict');
  });
});

describe('the place of a message in its case', () => {
  const known: Known = { caseKnown: true, creator: B, shared: true };
  const place = (kind: Parameters<typeof placeOf>[0], change: Partial<Known> = {}) => placeOf(kind, A, STATUS, { ...known, ...change });

  it('follows the rules of bad input', () => {
    assert.deepEqual(place('RS-EDA', { caseKnown: false }), { do: 'apply' });
    assert.deepEqual(place('RS-EDA', { creator: A }), { do: 'apply' });
    assert.deepEqual(place('RS-EDA'), { do: 'apply' });
    assert.deepEqual(place('RS-EDA', { shared: false }), { do: 'propose' });
    assert.deepEqual(place('RS-SR', { caseKnown: false }), { do: 'park', awaits: STATUS.caseId });
    assert.deepEqual(place('RS-SR', { shared: false }), { do: 'refuse', code: 'UNKNOWN_SENDER' });
    assert.deepEqual(place('RS-SR'), { do: 'apply' });
    assert.deepEqual(place('RS-RR', { request: 'unknown' }), { do: 'keep', code: 'WRONG_MESSAGE_SEQUENCE' });
    assert.deepEqual(place('RS-RI', { request: 'refused' }), { do: 'keep', code: 'WRONG_MESSAGE_SEQUENCE' });
    assert.deepEqual(placeOf('GEO-POS', A, {}, { caseKnown: false, shared: false }), { do: 'apply' });
    assert.equal(caseIdOf({}), undefined);
  });

  it('reads the answer to a transfer: two owners are legal', () => {
    assert.deepEqual([B, A, 'fr.health.samu770'].map((owner) => transferAnswerOf(owner, A, B)), ['accepted', 'refused', 'illegal']);
  });
});
