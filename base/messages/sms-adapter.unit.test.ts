import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSmsAdapter } from './sms-adapter.ts';
import { verifyWebhook, type WebhookKey } from './webhook-signature.ts';

const KEYS: WebhookKey[] = [{ kind: 'hmac', secret: Buffer.from('s'.repeat(32)) }];
const ID = '01936c00-0000-7000-8000-000000000001';
const message = (id: string, to: string) => ({ id, key: 'k', seq: 1, recipient: null, createdAt: 0, content: { to, text: 'Bonjour' } });
const deliver = (status: (to: string) => number, ...to: string[]) => {
  const seen: { to: string; ok: boolean }[] = [];
  const adapter = createSmsAdapter({ url: 'http://relay.example/texts', keys: KEYS, clock: () => Date.now(), fetch: async (_url, init) => {
    const body = init!.body as Buffer;
    const { to: number } = JSON.parse(body.toString()) as { to: string };
    seen.push({ to: number, ok: verifyWebhook(KEYS, init!.headers as Record<string, string>, body, Date.now()).ok });
    if (status(number) === 0) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    return new Response(null, { status: status(number) });
  } });
  const all = to.map((number, i) => message(ID.slice(0, -1) + String(i), number));
  return adapter.deliver(all, new AbortController().signal).then((result) => ({ result, seen }));
};

test('each text is posted signed; a refused number is not tried again, a relay that is down is', async () => {
  const { result, seen } = await deliver((to) => (to === '+33600000002' ? 422 : 202), '+33600000001', '+33600000002');
  assert.ok(seen.every(({ ok }) => ok));
  assert.deepEqual(result.kind === 'answered' && [...result.outcomes.values()].map(({ kind }) => kind), ['delivered', 'refused']);
  assert.deepEqual((await deliver(() => 0, '+33600000001')).result, { kind: 'failed', reason: 'ECONNREFUSED', reached: true });
  const partly = (await deliver((to) => (to === '+33600000002' ? 503 : 202), '+33600000001', '+33600000002')).result;
  assert.deepEqual(partly.kind === 'answered' && [...partly.outcomes.values()].map(({ kind }) => kind), ['delivered', 'retry']);
});
