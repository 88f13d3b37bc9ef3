import type { Instant } from '#base/values/instant.ts';
import { EXCHANGE_LIMITS } from '../exchange-limits.ts';

/** A message that came before what it needs. */
export type Parked<T> = { awaits: string; since: Instant; item: T };

/** Messages kept aside, in the order of their arrival. */
export type Parking<T> = readonly Parked<T>[];

/** Keeps a message aside; `undefined` when the place is full, and the sender is then told 702 at once. */
export const park = <T>(parking: Parking<T>, awaits: string, item: T, at: Instant): Parking<T> | undefined =>
  parking.length >= EXCHANGE_LIMITS.parked_max ? undefined : [...parking, { awaits, since: at, item }];

/** Takes out, in order, what waited for a case that is now known. */
export const release = <T>(parking: Parking<T>, arrived: string): { parking: Parking<T>; released: T[] } => ({
  parking: parking.filter(({ awaits }) => awaits !== arrived),
  released: parking.filter(({ awaits }) => awaits === arrived).map(({ item }) => item),
});

/** Takes out what waited ten minutes in vain: each is answered 702. */
export const overdue = <T>(parking: Parking<T>, at: Instant): { parking: Parking<T>; given: T[] } => {
  const isLate = ({ since }: Parked<T>): boolean => at - since >= EXCHANGE_LIMITS.parked_ms_max;
  return { parking: parking.filter((one) => !isLate(one)), given: parking.filter(isLate).map(({ item }) => item) };
};
