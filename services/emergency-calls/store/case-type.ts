import type { DossierType } from '#base/dossiers/dossier-type.ts';
import { evolve } from '../domain/evolve.ts';
import { initialState } from '../domain/initial-state.ts';
import type { Case } from '../domain/state.ts';
import { CASE_COLUMNS, caseRow, MISSION_COLUMNS, missionRows } from './case-row.ts';

export const SERVICE = 'emergency-calls';

/** The one holder of a key to a dossier's content: the centre that keeps it. A partner's copy is a dossier of the partner's own. */
export const HOLDER = 'crra';

/** The dossier of an emergency call as the base stores it. `service` differs in tests only. */
export const caseType = (service = SERVICE): DossierType<Case> => ({
  service, name: 'urgence', initialState, holders: [HOLDER],
  evolve: (state, event) => evolve(state, event),
  summary: (state) => ({
    reference: state.number, state: state.state ?? '', holder: state.owner, territory: state.centre,
    createdAt: state.createdAt, stateSince: state.stateSince, dueOn: null,
  }),
  projections: [
    { table: { table: 'dossier_urgence', columns: CASE_COLUMNS }, holder: HOLDER, row: caseRow },
    { table: { table: 'mission', columns: MISSION_COLUMNS }, holder: HOLDER, rows: missionRows },
  ],
});
