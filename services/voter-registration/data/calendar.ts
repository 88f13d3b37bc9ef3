import type { Ballot } from '../domain/calendar/ballot.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import type { ClosingRules } from '../domain/calendar/closing-rule.ts';
import { closingsTable, type ClosingsTable } from '../domain/calendar/closings-table.ts';
import { checkCalendar } from '../domain/calendar/check-calendar.ts';
import ballots from './ballots.json' with { type: 'json' };
import rules from './closing-rules.json' with { type: 'json' };

/**
 * The calendar that the service ships: published ballots, announced ones (to confirm) and demonstration ones, with
 * the versions of the closing rules. Throws when the data contradicts itself: a wrong calendar must not start.
 */
export const loadCalendar = (): Calendar => checkCalendar({
  version: ballots.version,
  regles: rules.regles as ClosingRules[],
  scrutins: ballots.scrutins as Ballot[],
});

let prepared: ClosingsTable | undefined;

/** The shipped calendar, prepared for look-ups, once per process. */
export const shippedClosings = (): ClosingsTable => (prepared ??= closingsTable(loadCalendar()));
