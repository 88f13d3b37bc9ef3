import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { directionKey } from '#base/messages/webhook-signature.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import type { Problem } from '#base/values/problem.ts';
import { testDatabase } from '#test/database.ts';
import { DECOY } from '../../domain/enquiry/answer.ts';
import type { Question } from '../../domain/enquiry/question.ts';
import { LIMITS } from '../../limits.ts';
import { purgeEnquiries } from '../../store/enquiry-purge.ts';
import { createEnquiry } from './enquiry.ts';
import { enquiryDoor, type AskRegister } from './enquiry-door.ts';

const STORE = fileURLToPath(new URL('../../store', import.meta.url));
const NOW = Date.UTC(2026, 1, 4, 22, 59);

const questionOf = (i: number): Question => ({ mode: 'COMMUNE', commune: '44109', population: 1e9,
  person: { nomNaissance: `N${'I'.repeat(i % 7)}`, prenoms: ['Anne'], sexe: 'F', dateNaissance: `19${10 + (i % 80)}-01-01`,
    precision: 'JOUR' } });

const open = async (t: TestContext, register: AskRegister, quotaScale?: number) => {
  const db = await testDatabase(t, { partitions: 1, folders: [STORE] });
  const enquiry = createEnquiry({ pool: db.pools.app, keyring: parseKeyring(generateKeyring('v', 0)), partitions: 1, clock: () => NOW,
    secret: Buffer.alloc(32, 1), register, ...(quotaScale ? { quotaScale } : {}) });
  return { db, enquiry };
};

test('many at once go in batches, each bounded; what does not fit the queue is told at once', async (t) => {
  const sizes: number[] = [];
  const { db, enquiry } = await open(t, async (questions) => { sizes.push(questions.length); return questions.map(() => DECOY); }, 1e6);
  const all = await Promise.allSettled(Array.from({ length: LIMITS.enquiry_queue_max + 10 }, (_, i) =>
    enquiry.ask(questionOf(i), { range: `r${i}` })));
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as Problem] : []));
  assert.deepEqual([...new Set(refused.map(({ code }) => code))], ['ENQUETE_INDISPONIBLE']);
  assert.equal(refused.length, 10);
  assert.ok(Math.max(...sizes) <= LIMITS.enquiry_batch_max);
  assert.ok(sizes.length < 40, 'one commit for many');
  assert.equal((await db.admin.query('select from enquiry')).rowCount, LIMITS.enquiry_queue_max, 'each is on record');
});

test('answers held back are bounded', async (t) => {
  const { enquiry } = await open(t, async (questions) => questions.map(() => DECOY), 1);
  const asked = [...'ABCDEFGHIJKLMNOPQRST'].flatMap((range) => Array.from({ length: LIMITS.enquiry_free_per_hour + 40 }, (_, i) => {
    const question = questionOf(i);
    return enquiry.ask({ ...question, person: { ...question.person, nomNaissance: `${range} ${'X'.repeat(i)}` } } as Question, { range });
  }));
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
  assert.ok(refused.length > 0 && refused.length <= 20 * 40 - LIMITS.enquiry_delayed_max, `${refused.length} refused`);
});

test('a register that takes too long, or answers others than asked, is away', async (t) => {
  const key = directionKey(Buffer.alloc(32), 'a', 'b');
  const waits = t.mock.method(AbortSignal, 'timeout', () => AbortSignal.abort());
  await assert.rejects(enquiryDoor({ origin: 'http://127.0.0.1:9', key, clock: () => NOW })([{ cle: '0' }]));
  assert.deepEqual(waits.mock.calls[0]!.arguments, [LIMITS.enquiry_register_ms_max]);
  const door = (status: number, body: string) => enquiryDoor({ origin: 'http://x', key, clock: () => NOW,
    post: async (_url, { answer_bytes_max }) => {
      assert.equal(answer_bytes_max, LIMITS.exchange_answer_bytes_max);
      return { status, body: Buffer.from(body) };
    } });
  await assert.rejects(door(200, '{"reponses":[]}')([{ cle: '0' }]), /others than asked/);
  await assert.rejects(door(503, '')([{ cle: '0' }]), /answered 503/);
});

test('counters go after their hour, enquiries after a year', async (t) => {
  const { db, enquiry } = await open(t, async (questions) => questions.map(() => DECOY));
  await enquiry.ask(questionOf(1), { range: 'r' });
  const purge = (at: number) => inContext(db.pools.jobs, systemContext('t', 't'), (tx) => purgeEnquiries(tx, 0, at));
  const DAY = 86_400_000;
  assert.equal(await purge(NOW + LIMITS.enquiry_kept_days * DAY), 0);
  assert.equal((await db.admin.query('select from enquiry_quota')).rowCount, 0);
  assert.equal(await purge(NOW + (LIMITS.enquiry_kept_days + 1) * DAY), 1);
});
