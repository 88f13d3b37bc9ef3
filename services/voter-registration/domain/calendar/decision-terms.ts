import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import { termInDays } from './terms.ts';
import { localDay } from './local-day.ts';

/** Days of each step after a request; the law counts them in calendar days unless it says otherwise. */
const DECISION_DAYS = 5;
const LATE_DECISION_DAYS = 3;
const LATE_DECISION_BEFORE_DAYS = 5;
export const NOTIFICATION_DAYS = 2;
const RAPO_DAYS = 5;
const TRIBUNAL_DAYS = 7;
/** Our own term to provide a document, inside the mayor's means to refuse for lack of answer (L.18 I). */
const COMPLETION_DAYS = 10;

/** Our own term to answer before a strike-off: the law asks for an adversarial procedure and gives no number (L.18 I). */
const STRIKE_OFF_ANSWER_DAYS = 15;

/** Last day to answer a notice of strike-off sent on `notice`. */
export const strikeOffAnswerDue = (notice: CivilDate): CivilDate => addDays(notice, STRIKE_OFF_ANSWER_DAYS);

/** Last day for the mayor to decide (L.18 I): 5 calendar days from the deposit, weekends and holidays included. */
export const decisionDue = (deposit: Instant, commune: string): CivilDate =>
  addDays(localDay(deposit, commune), DECISION_DAYS);

/**
 * Last day for the mayor to decide on a late registration (L.30, L.31): 3 days, and no later than 5 days before the first round of the
 * ballot that it is for.
 */
export const lateDecisionDue = (deposit: Instant, commune: string, firstRound: CivilDate): CivilDate => {
  const [ordinary, last] = [addDays(localDay(deposit, commune), LATE_DECISION_DAYS), addDays(firstRound, -LATE_DECISION_BEFORE_DAYS)];
  return ordinary < last ? ordinary : last;
};

/** Last day to notify a decision (L.18 II): 2 days. */
export const notificationDue = (decision: CivilDate): CivilDate => addDays(decision, NOTIFICATION_DAYS);

/** Last day of the preliminary appeal to the control commission (L.18 III), counted by CPC 640-642. */
export const rapoDue = (notification: CivilDate, commune: string): CivilDate =>
  termInDays(notification, RAPO_DAYS, commune);

/** Last day to bring the commission's decision before the court (L.19 II), counted by CPC 640-642. */
export const tribunalDue = (decision: CivilDate, commune: string): CivilDate =>
  termInDays(decision, TRIBUNAL_DAYS, commune);

/**
 * Last day for an elector of the commune or the prefect to bring a registration or strike-off before the court: seven days from the
 * publication of the roll (L.20 I), counted by CPC 640-642.
 */
export const thirdPartyDue = (publication: CivilDate, commune: string): CivilDate =>
  termInDays(publication, TRIBUNAL_DAYS, commune);

/** Last day that we give to provide a document asked for on `asked`. */
export const completionDue = (asked: CivilDate): CivilDate => addDays(asked, COMPLETION_DAYS);
