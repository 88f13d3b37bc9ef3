import { discardFiles } from '#base/files/queries.ts';
import { purgeSettled } from '#base/messages/outbox-status.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Command } from '../../domain/commands.ts';
import { WINDOW_DAYS } from '../../domain/fraud/signals.ts';
import { LIMITS } from '../../limits.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import { forgetKeys } from '../../store/duplicate-keys.ts';
import { forgetLetters } from '../../store/letters.ts';
import { forgetTraits } from '../../store/signals.ts';
import { deleteClaims, deleteDrafts, draftFiles, firstIdAt, heldBy, standingSince } from '../../store/work-terms.ts';
import { applyOrders, SYSTEME, type Order } from './apply-orders.ts';
import type { Work } from './work.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;
const CLAIMS_AT_ONCE = 20_000;
/** How long a retry of a submission is answered as the first one was. */
const CLAIM_DAYS = 30;
const MESSAGE_DAYS = 30;
/** Before that many days an appeal cannot be rejected by silence (L.18 III); the exact day is the dossier's. */
const SILENCE_DAYS = 30;
/** A finished dossier stays as it is this long before it is closed. */
const CLOSE_AFTER_DAYS = 60;
const CONTEXT = systemContext('terms', 'conservation');

const inJobs = <T>({ register }: Work, fn: (tx: Tx) => Promise<T>): Promise<T> => inContext(register.jobs, CONTEXT, fn);

/** Drafts of 30 days go, with their documents; claims, sent messages and duplicate keys after their own terms. */
export const endTerms = async (work: Work, partition: number): Promise<void> => {
  const now = work.register.clock();
  await inJobs(work, (tx) => deleteDrafts(tx, partition, now));
  await inJobs(work, async (tx) => {
    const ids = await draftFiles(tx, partition, now - (LIMITS.draft_days + 1) * DAY_MS, BATCH);
    if (ids.length > 0) await discardFiles(tx, ids.map((id) => ({ partition, id })), now);
  });
  while (await inJobs(work, (tx) => deleteClaims(tx, partition, now - CLAIM_DAYS * DAY_MS, CLAIMS_AT_ONCE)) === CLAIMS_AT_ONCE);
  while (await inJobs(work, (tx) => purgeSettled(tx, partition, now - MESSAGE_DAYS * DAY_MS)) === 10_000);
  await inJobs(work, (tx) => forgetKeys(tx, partition, retentionStart(now)));
  await inJobs(work, (tx) => forgetLetters(tx, partition, retentionStart(now)));
  await inJobs(work, (tx) => forgetTraits(tx, partition, now - WINDOW_DAYS * DAY_MS));
};

/** Deposits before this instant are beyond the 31 December of the year after them (decree 2018-343). */
const retentionStart = (now: Instant): Instant => Date.UTC(new Date(now).getUTCFullYear() - 1, 0, 1);

/** Requests whose documents never came lapse; finished ones are closed; contents beyond their term are erased. */
export const endDossiers = async (work: Work, partition: number): Promise<void> => {
  const now = work.register.clock();
  const standing = (states: readonly string[], days: number) => (tx: Tx, after: string) =>
    standingSince(tx, partition, states, now - days * DAY_MS, after, BATCH);
  await each(work, partition, standing(['A_COMPLETER'], 1), { type: 'abandonner' });
  await each(work, partition, standing(['RAPO'], SILENCE_DAYS), { type: 'constaterSilence' });
  await each(work, partition, standing(['VISEE_REFUSEE', 'RAPO_REJETE', 'INSCRITE', 'ABANDONNEE', 'DOUBLON'], CLOSE_AFTER_DAYS),
    { type: 'clore' });
  await each(work, partition, (tx, after) => heldBy(tx, partition, HOLDERS.commune, retentionStart(now), after, BATCH),
    { type: 'purgerContenu' }, { holder: HOLDERS.commune, reason: 'terme-de-conservation', law: 'décret 2018-343' });
};

/** Gives one command to all that a query finds, page by page; a dossier that refuses it is left as it is. */
const each = async (
  work: Work, partition: number, page: (tx: Tx, after: string) => Promise<string[]>, command: Command, erase?: Order['erase'],
): Promise<void> => {
  let after: string | undefined = firstIdAt(0);
  while (after !== undefined) {
    const from: string = after;
    after = await inJobs(work, async (tx) => {
      const ids = await page(tx, from);
      await applyOrders(tx, work.register, partition, ids.map((id): Order =>
        ({ id, actor: SYSTEME, purpose: 'conservation', command, ...(erase ? { erase } : {}) })), work.register.clock());
      return ids.at(-1);
    });
  }
};
