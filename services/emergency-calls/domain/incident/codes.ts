/** What sort of event of many it is: a plain grouping of dossiers, many victims (NOVI), or a hospital's crisis plan. */
export const INCIDENT_KINDS = ['MULTIPLE', 'NOVI', 'PLAN_BLANC'] as const;
export type IncidentKind = typeof INCIDENT_KINDS[number];

/** Kinds that somebody declares for the whole centre (domain §1: supervisor, shift doctor). */
export const DECLARED_KINDS: readonly IncidentKind[] = ['NOVI', 'PLAN_BLANC'];

/**
 * How a victim is sorted in the field, the gravest first: absolute emergency, relative emergency, deceased, involved and
 * unhurt, not sorted yet (arrêté du 17 février 2010, art. 2, names the first four the state recorded by SINUS).
 */
export const VICTIM_CATEGORIES = ['UA', 'UR', 'DCD', 'IMP', 'NC'] as const;
export type VictimCategory = typeof VICTIM_CATEGORIES[number];

/** What a form may call them too: `UD` is how many sheets write the deceased. */
const SPOKEN: Readonly<Record<string, VictimCategory>> = { UD: 'DCD', IMPLIQUE: 'IMP' };

/** A category as typed; `undefined` when it is none. */
export const categoryOf = (typed: string): VictimCategory | undefined => {
  const word = typed.trim().toUpperCase();
  return SPOKEN[word] ?? VICTIM_CATEGORIES.find((one) => one === word);
};
