import type { Instant } from '#base/values/instant.ts';
import type { Role } from './codes/roles.ts';

/**
 * Who acts, in one role. `id` is a pseudonym, `label` what notes and decisions show, `centre` where they sit; `rpps` the national number
 * of a doctor whom Pro Santé Connect verified, for what they sign (prescriptions, appointments).
 */
export type CaseActor = { id: string; role: Role; label: string; centre: string; rpps?: string };

/**
 * Everything that a decision may depend on besides the dossier and the command. `elsewhere` are vehicles that another dossier has on a
 * mission, with that dossier's number; `mains` until when the dossiers to be joined take calls: known at the server only.
 */
export type DecisionContext = { now: Instant; actor: CaseActor; elsewhere?: ReadonlyMap<string, string>;
  mains?: ReadonlyMap<string, Instant | null> };
