import type { DossierType } from '#base/dossiers/dossier-type.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { evolveIncident } from '../domain/incident/evolve.ts';
import { noIncident, type Incident } from '../domain/incident/incident.ts';
import { tallyOf } from '../domain/incident/tally.ts';
import { HOLDER, SERVICE } from './case-type.ts';

const COLUMNS = ['centre', 'numero', 'nom', 'nature', 'etat', 'exercice', 'ouvert_le', 'lieu', 'lat', 'lon', 'ua', 'ur', 'dcd', 'imp', 'nc',
  'partis', 'notes'] as const;

const row = (state: Incident): Readonly<Record<string, unknown>> => {
  const tally = tallyOf(state.victims);
  return { centre: state.centre, numero: state.number, nom: state.name, nature: state.kind, etat: state.state, exercice: state.exercise,
    ouvert_le: toRfc3339(state.openedAt), lieu: state.place?.label ?? null, lat: state.place?.lat ?? null, lon: state.place?.lon ?? null,
    ua: tally.UA.all, ur: tally.UR.all, dcd: tally.DCD.all, imp: tally.IMP.all, nc: tally.NC.all,
    partis: Object.values(tally).reduce((sum, { left }) => sum + left, 0), notes: state.notes.length };
};

/** An event of many victims or dossiers, as the base stores it beside the dossiers of calls. */
export const incidentType = (service = SERVICE): DossierType<Incident> => ({
  service, name: 'evenement', holders: [HOLDER], initialState: noIncident, evolve: evolveIncident,
  summary: (state) => ({ reference: state.number, state: state.state ?? '', holder: state.organisation, territory: state.centre,
    createdAt: state.openedAt, stateSince: state.stateSince, dueOn: null }),
  projections: [{ table: { table: 'evenement', columns: COLUMNS }, holder: HOLDER, row }],
});
