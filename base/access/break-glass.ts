import type { Tx } from '#base/store/context.ts';
import { addDays, civilDateAt, weekday, type CivilDate } from '#base/values/civil-date.ts';
import { randomSlice, uuidv7 } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import type { Actor, OpenGlass } from './actor.ts';
import type { DossierRef } from './audit.ts';
import { accessProblems } from './errors.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { sealJson } from './sealed-json.ts';

export type BreakGlassRules = {
  /** The closed list of reasons, given by the service. */
  reasons: ReadonlyMap<string, Text>;
  /** Zone of the working days of the review. */
  zone: string;
  /** Public holidays and bridge days of the service; weekends are known. */
  isHoliday: (day: CivilDate) => boolean;
};

export type BreakGlassRequest = {
  actor: Actor;
  /** Role under which it is asked. */
  role: string;
  organisation?: string;
  dossier: DossierRef;
  /** The dossier's public number, for the review. */
  reference?: string;
  territory: string;
  reasonCode: string;
  explanation: string;
  minutes: number;
};

/** Told inside the same transaction: the notification goes out if, and only if, the glass is broken. */
export type GlassNotice = { id: string; dossier: DossierRef; reasonCode: string; until: Instant; reviewDueOn: CivilDate;
  /** Openings by this agent in seven days, this one included, is above the alarm level. */
  alarm: boolean };

/**
 * Opens one dossier to an agent whose rights do not reach it, for an hour at most, with a reason that somebody else
 * will judge within two working days. Demands two factors.
 * Throws ACCESS_SECOND_FACTOR, ACCESS_GLASS_REASON, ACCESS_GLASS_TOO_LONG.
 */
export const openBreakGlass = async (
  tx: Tx, keys: Pick<AccessKeys, 'sealing'>, rules: BreakGlassRules, request: BreakGlassRequest, now: Instant,
  notify: (tx: Tx, notice: GlassNotice) => Promise<void>,
): Promise<OpenGlass> => {
  refuseIncomplete(rules, request);
  const id = uuidv7(now, randomSlice(10));
  const until = now + request.minutes * 60_000;
  const today = civilDateAt(now, rules.zone);
  const reviewDueOn = workingDaysAfter(today, ACCESS_LIMITS.glass_review_working_days, rules.isHoliday);
  const { dossier, actor } = request;
  await tx.query(`
    insert into break_glass (partition, break_glass_id, actor_id, acting_as, organisation, dossier_id, territory,
      reason_code, explanation, from_at, until_at, review_due_on, reference)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  [dossier.partition, id, actor.id, request.role, request.organisation ?? null, dossier.id, request.territory,
    request.reasonCode, sealJson(keys.sealing, request.explanation, `break-glass ${id}`), new Date(now),
    new Date(until), reviewDueOn, request.reference ?? null]);
  const alarm = await openingsInAWeek(tx, actor.id, now) > ACCESS_LIMITS.glass_per_agent_per_week_alarm;
  await notify(tx, { id, dossier, reasonCode: request.reasonCode, until, reviewDueOn, alarm });
  return { id, dossier: dossier.id, until };
};

const refuseIncomplete = (rules: BreakGlassRules, request: BreakGlassRequest): void => {
  const { actor, reasonCode, explanation, minutes } = request;
  if (!actor.secondFactor) throw accessProblems.ACCESS_SECOND_FACTOR();
  const { length } = explanation.trim();
  if (!rules.reasons.has(reasonCode) || length < ACCESS_LIMITS.glass_explanation_chars_min
    || length > ACCESS_LIMITS.glass_explanation_chars_max) throw accessProblems.ACCESS_GLASS_REASON();
  if (!(minutes > 0 && minutes <= ACCESS_LIMITS.glass_minutes_max)) throw accessProblems.ACCESS_GLASS_TOO_LONG();
};

const openingsInAWeek = async (tx: Tx, actorId: string, now: Instant): Promise<number> => {
  const { rows: [row] } = await tx.query<{ n: number }>(
    'select count(*)::int as n from break_glass where actor_id = $1 and from_at > $2',
    [actorId, new Date(now - 7 * 86_400_000)]);
  return row?.n ?? 0;
};

/** The day `count` working days after `day`: Monday to Friday, holidays apart. */
export const workingDaysAfter = (day: CivilDate, count: number, isHoliday: (day: CivilDate) => boolean): CivilDate => {
  let date = day;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (weekday(date) <= 5 && !isHoliday(date)) left -= 1;
  }
  return date;
};

/**
 * The glass that an actor has open on a dossier, to be put on the actor before `authorise`. Under the actor's context.
 */
export const openGlassOf = async (
  tx: Tx, actorId: string, dossier: DossierRef, now: Instant,
): Promise<OpenGlass | undefined> => {
  const { rows: [row] } = await tx.query<{ break_glass_id: string; until_at: Date }>({ name: 'open-glass', text: `
    select break_glass_id, until_at from break_glass
    where partition = $1 and dossier_id = $2 and actor_id = $3 and from_at <= $4 and until_at > $4
    order by until_at desc limit 1`,
  values: [dossier.partition, dossier.id, actorId, new Date(now)] });
  return row && { id: row.break_glass_id, dossier: dossier.id, until: row.until_at.getTime() };
};
