import { toRfc3339 } from '#base/values/instant.ts';
import type { DossierState } from '../domain/state.ts';

export const DEPARTURE_COLUMNS = ['commune', 'type_liste', 'bureau', 'nne', 'nom_naissance', 'nom_usage', 'prenoms', 'date_naissance',
  'motif', 'le'] as const;

/** What the former commune reads of somebody whom the register registered elsewhere; nothing when nothing ended. */
export const departureRow = ({ demande, inscription }: DossierState): Readonly<Record<string, unknown>> | undefined => {
  const former = inscription?.ancienne;
  if (!demande || !former) return undefined;
  const { nomNaissance, nomUsage, prenoms, dateNaissance } = demande.etatCivil;
  return { commune: former.commune, type_liste: former.typeListe, bureau: former.bureau, nne: inscription.nne,
    nom_naissance: nomNaissance, nom_usage: nomUsage ?? null, prenoms: prenoms.join(', '), date_naissance: dateNaissance,
    motif: former.motif, le: toRfc3339(inscription.le) };
};
