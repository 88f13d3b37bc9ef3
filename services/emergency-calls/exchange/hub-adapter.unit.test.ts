import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Delivery } from '#base/messages/channel.ts';
import { createEnvelopeReader } from './envelope-reader.ts';
import { createHubAdapter } from './hub-adapter.ts';
import type { HubLink } from './hub-link.ts';
import { buildEnvelope, buildReference } from './hub/build-envelope.ts';

const right = buildReference({ sender: 'fr.health.samu750', recipient: 'fr.health.samu940', unique: '1', at: 0 }, 'x_1');
const message = (id: string, content: unknown): Delivery => ({ id, key: 'case', seq: 1, recipient: null, createdAt: 0, content });

const linkOf = (up: boolean): HubLink => ({
  clientId: 'fr.health.samu750', isUp: () => up, onMessage: () => undefined, close: async () => undefined,
  send: async ({ distributionID }) => { if (distributionID.endsWith('_2')) throw new Error('no confirm'); },
});

it('the outbox sends envelopes to the hub: delivered, again later, or never when our own models refuse them', async () => {
  const messages = [message('a', right), message('b', { ...right, distributionID: 'fr.health.samu750_2' }),
    message('c', { ...right, senderID: 1 })];
  const { signal } = new AbortController();
  const answer = await createHubAdapter(linkOf(true), () => 'json', createEnvelopeReader()).deliver(messages, signal);
  assert.ok(answer.kind === 'answered');
  assert.deepEqual([...answer.outcomes].map(([id, { kind }]) => [id, kind]), [['a', 'delivered'], ['b', 'retry'], ['c', 'refused']]);
  assert.deepEqual(await createHubAdapter(linkOf(false), () => 'json', createEnvelopeReader()).deliver(messages, signal),
    { kind: 'failed', reason: 'the hub is out of reach', reached: false });
});

it('what leaves as XML is judged as XML too', async () => {
  const body = { requiredStringField: 'x', requiredArray: ['x'], integerField: 99_999_999_999 };
  const content = buildEnvelope({ sender: 'fr.health.samu750', recipient: 'fr.fire.sdis94', unique: '1', at: 0 }, 'TECHNICAL', body);
  const outcome = async (form: 'json' | 'xml') => {
    const answer = await createHubAdapter(linkOf(true), () => form, createEnvelopeReader()).deliver([message('a', content)],
      new AbortController().signal);
    return answer.kind === 'answered' ? answer.outcomes.get('a')?.kind : answer.kind;
  };
  assert.deepEqual([await outcome('json'), await outcome('xml')], ['delivered', 'refused']);
});
