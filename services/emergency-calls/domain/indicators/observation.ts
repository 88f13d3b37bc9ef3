import type { Instant } from '#base/values/instant.ts';

/**
 * One fact that counts: in which hour it began (hours since 1970, UTC), what is measured, by which key, and how long it took in
 * whole seconds rounded up, so that "within 30 s" is exact. `null`: it only counts.
 */
export type Observation = readonly [hour: number, measure: Measure, key: string, seconds: number | null];

/** What is measured, and what the key of each measure is. No key names a patient; those that are an agent's pseudonym stay inside. */
const MEASURES = {
  'appel.presente': 'line', 'appel.decroche': 'line', 'appel.abandonne': 'line', 'appel.deborde': 'line', 'appel.confie': 'line',
    'appel.repris': 'line',
  'appel.a_rappeler': 'line', 'appel.rappele': 'line', 'appel.conversation': 'line', 'appel.quart': 'quarter',
  'dossier.nature': 'kind', 'dossier.filiere': 'branch', 'dossier.appel': 'kind', 'dossier.smur': 'level',
  'medecin.attente': 'priority', 'decision.type': 'decision', 'decision.delai': 'level',
  'mission.engagee': 'level|vector', 'mission.declenchement': 'level|vector', 'mission.depart': 'level|vector',
  'mission.arrivee': 'level|vector', 'mission.porte': 'level|vector', 'mission.carence': 'convention',
  'arm.dossier': 'agent', 'medecin.dossier': 'agent',
  'message.parti': 'model', 'message.acquitte': 'model', 'message.echec': 'model',
  'transfert.demande': 'partner', 'transfert.accepte': 'partner', 'transfert.refuse': 'partner',
} as const;

export type Measure = keyof typeof MEASURES;

const HOUR_MS = 3_600_000;

/** The hour of an instant. */
export const hourOf = (at: Instant): number => Math.floor(at / HOUR_MS);

/** Start of an hour, ms. */
export const startOfHour = (hour: number): Instant => hour * HOUR_MS;

/** An observation that lasted from one instant to another; never less than nothing, whatever the clocks said. */
export const lasting = (measure: Measure, key: string, from: Instant, to: Instant, begun: Instant = from): Observation =>
  [hourOf(begun), measure, key, Math.max(0, Math.ceil((to - from) / 1_000))];

/** An observation that only counts. */
export const counting = (measure: Measure, key: string, at: Instant): Observation => [hourOf(at), measure, key, null];
