import type { DossierType } from '#base/dossiers/dossier-type.ts';
import { evolve } from '../domain/evolve.ts';
import { initialState } from '../domain/initial-state.ts';
import type { DossierState } from '../domain/state.ts';
import { DECISION_COLUMNS, decisionRow } from './decision-row.ts';
import { DEPARTURE_COLUMNS, departureRow } from './departure-row.ts';
import { ELECTOR_COLUMNS, electorRow } from './elector-row.ts';
import { demandeRow, DEMANDE_COLUMNS } from './demande-row.ts';

/** Holders of a key to a request's content: the portal until the register has it, then the commune. */
export const HOLDERS = { portail: 'portail', commune: 'commune' } as const;

export const SERVICE = 'voter-registration';

/** The request for registration as the base stores it. `service` differs in tests only. */
export const demandeType = (service = SERVICE): DossierType<DossierState> => ({
  service, name: 'demande', initialState,
  holders: [HOLDERS.portail, HOLDERS.commune],
  evolve: (state, event) => evolve(state, event),
  summary: (state) => ({
    reference: state.numero, state: state.etat, holder: state.deposant, territory: state.commune ?? '',
    createdAt: state.dateDepot, stateSince: state.etatDepuis, dueOn: state.decisionAttendue,
  }),
  projections: [
    { table: { table: 'demande', columns: DEMANDE_COLUMNS }, holder: HOLDERS.commune, row: demandeRow },
    { table: { table: 'decision', columns: DECISION_COLUMNS }, holder: HOLDERS.commune, row: decisionRow },
    { table: { table: 'depart', columns: DEPARTURE_COLUMNS }, holder: HOLDERS.commune, row: departureRow },
    { table: { table: 'electeur', columns: ELECTOR_COLUMNS }, holder: HOLDERS.commune, row: electorRow },
  ],
});
