import { inContext, type RowContext } from '#base/store/context.ts';
import { civilDateAt, daysBetween } from '#base/values/civil-date.ts';
import { formatCaseNumber } from '../domain/identifiers/case-number.ts';
import { takeOrders } from '../store/case-numbers.ts';
import type { Regulation } from '../store/open-regulation.ts';

/** Zone of the day in which numbers count. */
const ZONE = 'Europe/Paris';

/** Numbers of a centre's day, never given twice: for a dossier that opens now, or for a console to keep for a cut. */
export const leaseNumbers = async (regulation: Regulation, context: RowContext, centre: string, count: number): Promise<string[]> => {
  const day = civilDateAt(regulation.clock(), ZONE);
  const first = await inContext(regulation.app, context, (tx) => takeOrders(tx, regulation.partitionOfCentre(centre), centre, day, count));
  const number = { centre, year: Number(day.slice(0, 4)), day: daysBetween(`${day.slice(0, 4)}-01-01`, day) + 1 };
  return Array.from({ length: count }, (_, i) => formatCaseNumber({ ...number, order: first + i }));
};

/** Orders that a process takes at once for the dossiers that it opens itself. */
const AT_HAND = 8;

/** What each process has at hand: numbers of a day, by centre. They end with it, which leaves a gap. */
const atHand = new WeakMap<Regulation, Map<string, { day: string; numbers: string[] }>>();

/**
 * The number of a dossier that opens now. A few are at hand, so that whoever picks up mostly waits for no transaction of the counter's
 * own; none is given twice.
 */
export const nextNumber = async (regulation: Regulation, context: RowContext, centre: string): Promise<string> => {
  const ofCentres = atHand.get(regulation) ?? new Map<string, { day: string; numbers: string[] }>();
  atHand.set(regulation, ofCentres);
  const day = civilDateAt(regulation.clock(), ZONE);
  const known = ofCentres.get(centre);
  const number = known?.day === day ? known.numbers.shift() : undefined;
  if (number !== undefined) return number;
  const [first, ...rest] = await leaseNumbers(regulation, context, centre, AT_HAND);
  ofCentres.set(centre, { day, numbers: rest });
  return first!;
};
