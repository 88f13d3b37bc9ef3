import type { CivilDate } from '#base/values/civil-date.ts';

/** A proxy as an enquiry tells it: given or held, and its days, both inclusive. Never who the other person is. */
export type ToldProxy = { sens: 'DONNEE' | 'RECUE'; du: CivilDate; au: CivilDate };

/** Proxies that one answer holds at most. */
export const TOLD_PROXIES_MAX = 4;

/** Those that have not ended on a day, the first to begin first: a proxy made for a coming ballot is told before it begins. */
export const currentProxies = (proxies: readonly ToldProxy[] | null, today: CivilDate): ToldProxy[] =>
  (proxies ?? []).filter(({ au }) => au >= today).toSorted((a, b) => (a.du < b.du ? -1 : 1)).slice(0, TOLD_PROXIES_MAX);
