import { createSecretKey } from 'node:crypto';
import { createLanes } from '#base/intake/lanes.ts';
import type { Pool } from '#base/store/pools.ts';
import { hmac } from '#base/values/crypto-box.ts';
import { randomSlice, uuidv7 } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { createMac } from '#base/values/mac.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { EnquiryAnswer } from '../../domain/enquiry/answer.ts';
import type { Question } from '../../domain/enquiry/question.ts';
import { identityText, questionText } from '../../domain/enquiry/question-text.ts';
import { delayMs, withinQuota } from '../../domain/enquiry/quota.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { recordEnquiries, type EnquiryLine } from '../../store/enquiry-log.ts';
import { PORTAL, REGISTER } from '../work/outbox.ts';
import type { AskRegister, RegisterQuestion } from './enquiry-door.ts';

export type EnquiryOptions = {
  pool: Pool; keyring: Keyring; partitions: number; clock: Clock;
  /** The secret shared with the register; it digests questions. */
  secret: Buffer;
  register: AskRegister;
  /** Multiplies the quotas; for the load bench only. */
  quotaScale?: number;
  onError?: (error: unknown) => void;
};

/** Who asks: the range of their address, and the person when signed in. */
export type Asker = { range: string; actor?: string };

export type Enquiry = {
  /** The answer, once the question is on record. Rejects with ENQUETE_QUOTA or ENQUETE_INDISPONIBLE. */
  ask(question: Question, asker: Asker): Promise<EnquiryAnswer>;
};

type Waiting = {
  line: EnquiryLine; population: number; question: RegisterQuestion;
  done(answer: EnquiryAnswer): void; fail(error: Error): void;
};

/**
 * Fewer than partitions: while these are on their way the others' questions gather, and a batch costs nearly the same
 * for twice as many.
 */
const FLUSHES_MAX = 2;
const DIGEST_BYTES = 16;

/**
 * Enquiries by natural group commit, as intake does it: whatever waits for one partition is counted and written down in one
 * transaction, then asked of the register in one call. Found and not found take the same way at the same moment.
 */
export const createEnquiry = (options: EnquiryOptions): Enquiry => {
  const { partitions, clock, pool } = options;
  const lanes = createLanes<Waiting>(partitions, () => performance.now());
  const lineOf = liner(options);
  let delayed = 0;

  const pump = (): void => {
    while (lanes.busy < FLUSHES_MAX) {
      const next = lanes.take(LIMITS.enquiry_batch_max);
      if (!next) return;
      void flush(next.partition, next.batch);
    }
  };
  const flush = async (partition: number, batch: Waiting[]): Promise<void> => {
    let answer = (): void => { for (const { fail } of batch) fail(problems.ENQUETE_INDISPONIBLE({ retryAfterS: 30 })); };
    try {
      answer = await askBatch(partition, batch);
    } catch (error) {
      options.onError?.(error);
    }
    lanes.release(partition);
    pump();
    // The next batch leaves first: sealing and writing all these answers would hold it up.
    setImmediate(answer);
  };
  /** Records and asks; gives what answers everybody. */
  const askBatch = async (partition: number, batch: Waiting[]): Promise<() => void> => {
    const population = new Map(batch.map((one) => [one.line, one.population]));
    const rule = { partitions, ...scaleOf(options) };
    const { verdicts, result } = await recordEnquiries(pool, partition, batch.map(({ line }) => line), clock(),
      (line, uses) => withinQuota(uses, population.get(line)!, rule), async (found) => {
        const allowed = batch.filter((_, i) => found[i]!.allowed);
        return allowed.length > 0 ? options.register(allowed.map(({ question }) => question)) : [];
      });
    const told = result.values();
    return () => batch.forEach((one, i) => {
      const { allowed: may, uses } = verdicts[i]!;
      if (may) settle(one, told.next().value!, delayMs(uses.range, options.quotaScale));
      else one.fail(problems.ENQUETE_QUOTA({ retryAfterS: 3_600 }));
    });
  };
  /** Held back answers are bounded; beyond, a robot is told to come later. */
  const settle = (one: Waiting, answer: EnquiryAnswer, waitMs: number): void => {
    if (waitMs === 0) return one.done(answer);
    if (delayed >= LIMITS.enquiry_delayed_max) return one.fail(problems.ENQUETE_QUOTA({ retryAfterS: 3_600 }));
    delayed += 1;
    setTimeout(() => { delayed -= 1; one.done(answer); }, waitMs).unref();
  };
  return {
    ask: (question, asker) => new Promise((done, fail) => {
      if (lanes.queued >= LIMITS.enquiry_queue_max) return fail(problems.ENQUETE_INDISPONIBLE({ retryAfterS: 5 }));
      const population = question.mode === 'COMMUNE' ? question.population : 0;
      lanes.push(partitionOf(partitions, asker.range), { ...lineOf(question, asker), population, done, fail });
      if (lanes.queued === 1) setImmediate(pump);
    }),
  };
};

const scaleOf = ({ quotaScale }: EnquiryOptions): { scale?: number } => (quotaScale === undefined ? {} : { scale: quotaScale });

const REMEMBERED_MAX = 50_000;

/** The same function with a memory, emptied when it is full. */
const remembered = (digest: (what: string, value: string) => string): ((what: string, value: string) => string) => {
  const known = new Map<string, string>();
  return (what, value) => {
    const key = `${what}/${value}`;
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= REMEMBERED_MAX) known.clear();
      known.set(key, (found = digest(what, value)));
    }
    return found;
  };
};

/** Digests a question: for the register under the shared key, for our own record under ours, so that neither opens the other. */
const liner = ({ keyring, secret, clock }: EnquiryOptions) => {
  const shared = createMac(createSecretKey(hmac(secret, 'enquiry', PORTAL, REGISTER)));
  const own = createMac(deriveKey(keyring, 'enquiry'));
  const mine = (...parts: string[]): string => own(...parts).toString('latin1', 0, DIGEST_BYTES);
  // Ranges and communes come again and again.
  const often = remembered(mine);
  return (question: Question, { range, actor }: Asker): Pick<Waiting, 'line' | 'question'> => {
    const { mode } = question;
    const text = questionText(question);
    const commune = mode === 'COMMUNE' ? question.commune : null;
    const digest = shared(mode === 'COMMUNE' ? 'commune' : 'personne', text).toString('hex', 0, DIGEST_BYTES);
    const rangeBucket = often('range', range);
    return {
      question: mode === 'COMMUNE' ? { cle: digest } : { personne: digest },
      line: { id: uuidv7(clock(), randomSlice(10)), mode, commune,
        asker: actor === undefined ? rangeBucket : mine('actor', actor), question: mine(mode, text),
        buckets: { range: rangeBucket, identity: mine('identity', actor ?? identityText(question)),
          commune: commune === null ? null : often('commune', commune) } },
    };
  };
};
