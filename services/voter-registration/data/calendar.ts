import type { Ballot } from '../domain/calendar/ballot.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { applyChanges, type SignedChange } from '../domain/calendar/change.ts';
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

type InForce = { calendar: Calendar; table: ClosingsTable };

let inForce: InForce | undefined;
const now = (): InForce => (inForce ??= prepared(loadCalendar()));
const prepared = (calendar: Calendar): InForce => ({ calendar, table: closingsTable(calendar) });

/** The calendar in force in this process: the shipped one with the changes that two people signed since. */
export const calendarInForce = (): Calendar => now().calendar;

/** Puts signed changes in force in this process; everything that asks from now on sees them. */
export const putInForce = (changes: readonly SignedChange[]): void => {
  inForce = prepared(applyChanges(loadCalendar(), changes));
};

const CLOSINGS: ClosingsTable = {
  get version() { return now().table.version; },
  ballotsOf: (commune, liste) => now().table.ballotsOf(commune, liste),
};

/** Closings of the calendar in force, prepared for look-ups: the same object for ever, its answers follow the changes. */
export const shippedClosings = (): ClosingsTable => CLOSINGS;
