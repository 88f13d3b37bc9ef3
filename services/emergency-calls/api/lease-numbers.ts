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
