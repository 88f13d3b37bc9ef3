import { receiptVerifier } from '#base/log/verify-receipt.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Text } from '#base/values/lang.ts';
import { systemClock } from '#base/values/instant.ts';
import { newId } from '#base/values/ids.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { communes } from '../../data/communes.ts';
import { plausiblePeople } from '../../data/people/plausible-people.ts';
import { replayActors } from '../replay-actor.ts';
import { CLOSING_DAYS, type ClosingDay } from './closing-day.ts';
import { lastClosingDay } from './last-closing.ts';
import { nightPlan } from './night-plan.ts';
import { emptyTally, playNight, type NightTally } from './play-night.ts';
import { fetchKeys } from './published-keys.ts';

type Step = { text: Text; done?: number; of?: number };
type Result = { ok: boolean; text: Text; figures?: Record<string, number | string> };

const CONNECTIONS = 128;
const REPORT_MS = 1_000;

/**
 * `socle load election-night [count=N] [day=design|uk-2016]`: plays the last closing day again on the running
 * service, over HTTP, with invented people. Each receipt is verified. Demo and test profiles only.
 */
export const electionNight = async (
  context: ServiceContext, args: readonly string[], report: (step: Step) => void,
): Promise<Result> => {
  if (!context.demo) return { ok: false, text: { fr: 'Réservé à la démonstration.', en: 'For the demonstration only.' } };
  const asked = readNightArguments(args);
  if ('refusal' in asked) return { ok: false, text: asked.refusal };
  const { day, count } = asked;
  const origin = new URL(context.origin);
  const verify = receiptVerifier(await fetchKeys(context.origin));
  const { midnight } = lastClosingDay(shippedClosings(), systemClock());
  const tally = emptyTally();
  let refused = 0;
  const timer = setInterval(() => report({ text: PLAYED, done: tally.acknowledged, of: count }), REPORT_MS);
  const start = performance.now();
  try {
    await playNight({ port: Number(origin.port || 80), host: origin.host, connections: CONNECTIONS, count,
      plan: nightPlan(day, count, midnight), people: plausiblePeople(communes()),
      actors: replayActors(parseKeyring(context.keyring)), name: `nuit-${newId()}`,
      onReceipt: (answer) => { if (!verify((JSON.parse(answer.toString()) as { receipt: unknown }).receipt).ok) refused++; } }, tally);
  } finally {
    clearInterval(timer);
  }
  return conclusion(tally, refused, (performance.now() - start) / 1_000);
};

const PLAYED: Text = { fr: 'Journée de clôture', en: 'Closing day' };

const conclusion = (tally: NightTally, refused: number, seconds: number): Result => {
  const rate = Math.round(tally.acknowledged / seconds);
  return { ok: refused === 0 && tally.different === 0,
    text: { fr: `${tally.acknowledged} demandes enregistrées, ${rate} par seconde, ${refused} récépissés faux`,
      en: `${tally.acknowledged} requests registered, ${rate} a second, ${refused} wrong receipts` },
    figures: { duration_s: Math.round(seconds), rate_per_s: rate, acknowledged_count: tally.acknowledged, sent_again_count: tally.sentAgain,
      double_clicks_count: tally.doubleClicks, slow_count: tally.slow, with_documents_count: tally.withPieces,
      refused_for_a_time_count: tally.refused, different_answers_count: tally.different, wrong_receipts_count: refused } };
};

/** Reads `--count N`, `count=N`, `--day NAME`, `day=NAME`; what is not understood is refused in plain words. */
export const readNightArguments = (args: readonly string[]): { day: ClosingDay; count: number } | { refusal: Text } => {
  const words = args.flatMap((arg) => arg.replace(/^--/, '').split('='));
  const given = new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as const] : [])));
  const unknown = [...given.keys()].find((name) => name !== 'count' && name !== 'day');
  if (unknown !== undefined) {
    return { refusal: { fr: `Paramètre inconnu : ${unknown}. Il y a : count, day.`,
      en: `No such parameter: ${unknown}. There are: count, day.` } };
  }
  const days = Object.keys(CLOSING_DAYS).join(', ');
  const day = CLOSING_DAYS[given.get('day') ?? 'design'];
  if (!day) return { refusal: { fr: `Journée inconnue. Il y a : ${days}.`, en: `No such day. There are: ${days}.` } };
  const count = Number(given.get('count') ?? day.count);
  if (!Number.isSafeInteger(count) || count < 1 || count > 1_000_000) {
    return { refusal: { fr: 'count est un nombre entier de 1 à 1 000 000.', en: 'count is a whole number from 1 to 1,000,000.' } };
  }
  return { day, count };
};
