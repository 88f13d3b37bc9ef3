import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { directionKey, signWebhook, verifyWebhook, type WebhookKey } from './webhook-signature.ts';

const NOW = 1_770_000_000_000;
const body = Buffer.from('{"a":1}');
const key = directionKey(Buffer.alloc(32, 1), 'portal', 'register');
const pair = generateKeyPairSync('ed25519');

test('a known answer of the Standard Webhooks layout', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const headers = signWebhook([{ kind: 'hmac', secret }], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330_000,
    Buffer.from('{"test": 2432232314}'));
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('what is signed verifies, by HMAC or Ed25519', () => {
  const keys: [WebhookKey, WebhookKey][] = [[key, key],
    [{ kind: 'ed25519', key: pair.privateKey }, { kind: 'ed25519', key: pair.publicKey }]];
  for (const [signer, verifier] of keys) {
    assert.deepEqual(verifyWebhook([verifier], signWebhook([signer], 'id1', NOW, body), body, NOW),
      { ok: true, id: 'id1' });
  }
});

test('another body, id, time, key or direction does not', () => {
  const headers = signWebhook([key], 'id1', NOW, body);
  const refuse = (changed: object, bytes = body, keys = [key]): void =>
    assert.deepEqual(verifyWebhook(keys, { ...headers, ...changed }, bytes, NOW), { ok: false, reason: 'signature' });
  refuse({}, Buffer.from('{"a":2}'));
  refuse({ 'webhook-id': 'id2' });
  refuse({ 'webhook-timestamp': String(NOW / 1000 + 1) });
  refuse({ 'webhook-signature': 'v1,AAAA' });
  refuse({}, body, [directionKey(Buffer.alloc(32, 1), 'register', 'portal')]);
  refuse({}, body, [{ kind: 'ed25519', key: pair.publicKey }] as never);
});

test('a call older or newer than five minutes is refused', () => {
  const headers = signWebhook([key], 'id1', NOW, body);
  assert.equal(verifyWebhook([key], headers, body, NOW + 300_000).ok, true);
  assert.deepEqual(verifyWebhook([key], headers, body, NOW + 301_000), { ok: false, reason: 'time' });
  assert.deepEqual(verifyWebhook([key], headers, body, NOW - 301_000), { ok: false, reason: 'time' });
});

test('during a rotation, either key serves', () => {
  const other = directionKey(Buffer.alloc(32, 2), 'portal', 'register');
  const headers = signWebhook([other, key], 'id1', NOW, body);
  assert.equal(verifyWebhook([key], headers, body, NOW).ok, true);
  assert.equal(verifyWebhook([other], headers, body, NOW).ok, true);
});

test('missing or strange headers are refused', () => {
  assert.deepEqual(verifyWebhook([key], {}, body, NOW), { ok: false, reason: 'missing' });
  const headers = signWebhook([key], 'id1', NOW, body);
  for (const timestamp of ['', 'NaN', '1e12', '-1']) {
    assert.equal(verifyWebhook([key], { ...headers, 'webhook-timestamp': timestamp }, body, NOW).ok, false);
  }
});
