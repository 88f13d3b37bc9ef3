import type { Instant } from '#base/values/instant.ts';
import type { ClosingsTable } from './calendar/closings-table.ts';
import type { Role } from './codes/roles.ts';

/**
 * Who acts, in one role. `id` is a pseudonym; `territories` are COG codes of communes (an agent's or mayor's).
 */
export type DossierActor = { id: string; role: Role; territories: readonly string[] };

/** Texts of the acknowledgement that the law asks for (CRPA, L.112-11, R.112-11-1): given by configuration. */
export type ServiceMentions = { service: string; contactService: string };

/** Everything that a decision may depend on besides the dossier and the command. */
export type DecisionContext = {
  now: Instant; actor: DossierActor; closings: ClosingsTable; mentions: ServiceMentions;
};
