import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FAULTS, type FaultPlan } from '../domain/faults.ts';
import { LIMITS } from '../limits.ts';
import { faultyFetch } from './faulty-fetch.ts';

const line = (id: string): Buffer => Buffer.from(`{"id":"${id}","numero":"n"}\n`);

/** A network with a fault on every call, and what really arrives. */
const network = (faults: Partial<FaultPlan>) => {
  const arrived: string[] = [];
  const real = async (_url: unknown, init?: { body?: unknown }): Promise<Response> => {
    arrived.push(String(init!.body).slice(7, 9));
    return new Response('{"id":"real"}');
  };
  const { fetch: send, release } = faultyFetch({ ...NO_FAULTS, ...faults }, () => 0, real as typeof fetch);
  const call = (id: string) => send('http://portal/', { method: 'POST', body: line(id) as never });
  return { arrived, release, call };
};

test('without faults a call is a call', async () => {
  const { arrived, call } = network({});
  assert.equal(await (await call('a1')).text(), '{"id":"real"}');
  assert.deepEqual(arrived, ['a1']);
});

test('a lost answer has its effect and fails', async () => {
  const { arrived, call } = network({ lostAnswersPer1000: 1000 });
  await assert.rejects(call('a1'), (error: Error) => (error.cause as { code: string }).code === 'ECONNRESET');
  assert.deepEqual(arrived, ['a1']);
});

test('a duplicate arrives again, later', async () => {
  const { arrived, call, release } = network({ duplicatesPer1000: 1000 });
  await call('a1');
  await call('a2');
  await release();
  assert.deepEqual(arrived, ['a1', 'a2', 'a1', 'a2']);
});

test('a reordered call is acknowledged by the network and arrives late; the network holds so many and no more',
  async () => {
  const { arrived, call, release } = network({ reorderedPer1000: 1000 });
  const answer = await (await call('a1')).text();
  assert.deepEqual(JSON.parse(answer),
    { v: 1, type: 'accuse', id: 'a1', numero: 'n', recuLe: '1970-01-01T00:00:00.000Z', statut: 'RECU' });
  for (let i = 1; i < LIMITS.held_calls_max; i++) await call('b2');
  assert.deepEqual(arrived, []);
  await call('c3');
  assert.equal(arrived[0], 'c3');
  await release();
  assert.equal(arrived.length, LIMITS.held_calls_max + 1);
});
