import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { createEnvelopeReader } from './envelope-reader.ts';
import { messagesOf } from './envelope.ts';
import { EXCHANGE_LIMITS } from './exchange-limits.ts';
import { buildEnvelope } from './hub/build-envelope.ts';
import type { HubDelivery } from './hub-link.ts';
import { isLarge } from './is-large.ts';
import { LoopbackHub } from './loopback-hub.ts';
import { writeEnvelope } from './write-envelope.ts';

const AT = Date.UTC(2026, 0, 12, 20, 4, 5);
const [NEW, OLD] = ['fr.health.samu750', 'fr.health.samu770'];
const NOTES = 8_000;
/** An upper bound for a busy machine; `npm run bench -- hostile` measures against 50 ms. */
const HELD_MS_MAX = 500;

/** A case of several megabytes, as a disaster may make one. */
const caseOf = (centre: string) => ({ caseId: `${centre}.D1`, creation: '2026-01-12T21:04:05+01:00', owner: centre, qualification: {},
  location: {}, medicalNote: Array.from({ length: NOTES }, (_, i) => ({ medicalNoteId: `${centre}.medicalNote.${i}`,
    operator: { role: 'MEDECIN' }, creation: '2026-01-12T21:04:05+01:00', freetext: 'note '.repeat(50) })) });

const opened = (t: TestContext) => {
  const reader = createEnvelopeReader();
  t.after(() => reader.close());
  let ids = 0;
  const hub = new LoopbackHub({ clients: [{ id: NEW!, form: 'xml' }, { id: OLD!, form: 'json', version: 'v1' }], clock: () => AT,
    newId: () => `${++ids}`, reader, hubId: 'fr.health.hub-recette' });
  const got = new Map<string, HubDelivery[]>([[NEW!, []], [OLD!, []]]);
  for (const id of got.keys()) hub.link(id).onMessage(async (delivery) => { got.get(id)!.push(delivery); });
  return { hub, got, reader };
};

const held = async (task: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await task();
  for (let turn = 0; turn < 3; turn++) await setImmediate();
  delay.disable();
  return delay.max / 1e6;
};

const notesIn = (delivery: HubDelivery | undefined): number => {
  assert.ok(delivery?.reading.ok, JSON.stringify(delivery?.reading).slice(0, 300));
  const [message] = messagesOf(delivery.reading.envelope);
  return ((message?.['createCaseHealth'] as { medicalNote: unknown[] } | undefined)?.medicalNote ?? []).length;
};

test('a large message of an older release is read, converted and written in the thread, both ways', async (t) => {
  const { hub, got } = opened(t);
  const old = buildEnvelope({ sender: OLD!, recipient: NEW!, unique: '1', at: AT }, 'RS-EDA', caseOf(OLD!));
  const bytes = writeEnvelope(old, 'json');
  assert.ok(bytes.length > 2 * 2 ** 20 && bytes.length < EXCHANGE_LIMITS.message_bytes_max, String(bytes.length));
  const ms = await held(() => hub.post(OLD!, 'application/json', bytes));
  assert.equal(notesIn(got.get(NEW!)!.at(-1)), NOTES);
  const back = await held(() => hub.link(NEW!).send(buildEnvelope({ sender: NEW!, recipient: OLD!, unique: '1', at: AT }, 'RS-EDA',
    caseOf(NEW!))));
  assert.equal(notesIn(got.get(OLD!)!.at(-1)), NOTES);
  t.diagnostic(`loop held ${ms.toFixed(0)} and ${back.toFixed(0)} ms`);
  assert.ok(ms < HELD_MS_MAX && back < HELD_MS_MAX, `${ms} ${back}`);
});

test('what an older release posts beyond the bound, or as no envelope, is refused as any other', async (t) => {
  const { hub, got } = opened(t);
  for (const text of ['['.repeat(100_000), `"${'x'.repeat(EXCHANGE_LIMITS.message_bytes_max)}"`, '{"a":1}', '']) {
    await hub.post(OLD!, 'application/json', Buffer.from(text));
  }
  const errors = got.get(OLD!)!.map(({ reading }) => reading.ok && reading.envelope.senderID === 'fr.health.hub-recette'
    && (messagesOf(reading.envelope)[0] as any).error.errorCode.statusString);
  assert.deepEqual(errors, ['UNRECOGNIZED_MESSAGE_FORMAT', 'UNRECOGNIZED_MESSAGE_FORMAT', 'INVALID_MESSAGE',
    'UNRECOGNIZED_MESSAGE_FORMAT']);
});

test('a large case is judged as it leaves, in the thread, with the verdict of the spot', async (t) => {
  const { reader } = opened(t);
  const right = buildEnvelope({ sender: NEW!, recipient: OLD!, unique: '1', at: AT }, 'RS-EDA', caseOf(NEW!));
  const wrong = buildEnvelope({ sender: NEW!, recipient: OLD!, unique: '1', at: AT }, 'RS-EDA', { ...caseOf(NEW!), creation: 'hier' });
  for (const form of ['json', 'xml'] as const) {
    assert.equal(await reader.judge(right, form), undefined);
    assert.deepEqual((await reader.judge(wrong, form))?.faults.map(({ code }) => code), ['pattern']);
    assert.deepEqual(Buffer.from(await reader.write(right, form)), Buffer.from(writeEnvelope(right, form)));
  }
});

test('largeness is known without writing the whole', () => {
  assert.deepEqual([{ a: 'x'.repeat(90) }, { a: 'x'.repeat(101) }, Array(60).fill(1), []].map((one) => isLarge(one, 100)),
    [false, true, true, false]);
});
