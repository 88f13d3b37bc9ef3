import type { Instant } from '#base/values/instant.ts';
import type { Role } from './codes/roles.ts';

/** Who acts, in one role. `id` is a pseudonym, `label` what notes and decisions show, `centre` where they sit. */
export type CaseActor = { id: string; role: Role; label: string; centre: string };

/** Everything that a decision may depend on besides the dossier and the command. */
export type DecisionContext = { now: Instant; actor: CaseActor };
