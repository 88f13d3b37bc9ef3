import { toRfc3339 } from '#base/values/instant.ts';
import type { Demande } from '../domain/demande/demande.ts';
import { foldName } from '../domain/identity/name-key.ts';
import type { DossierState } from '../domain/state.ts';

export const DEMANDE_COLUMNS = [
  'numero', 'commune', 'etat', 'nature', 'type_liste', 'attache', 'canal', 'nom_naissance', 'nom_usage', 'prenoms', 'sexe',
  'date_naissance', 'cle_nom', 'adresse', 'courriel', 'date_depot', 'date_complet', 'echeance', 'proposition', 'motif',
  'hors_delai', 'pieces', 'attendues', 'doublons', 'identite',
] as const;

/** One line of an address. */
const addressLine = ({ numero, voie, complement1, complement2, lieuDit, codePostal }: Demande['adresseRattachement']): string =>
  [[numero, voie].filter(Boolean).join(' '), complement1, complement2, lieuDit, codePostal].filter(Boolean).join(', ');

/** The town hall's view of a request; nothing once the content is closed to the reader. */
export const demandeRow = (state: DossierState): Readonly<Record<string, unknown>> | undefined => {
  const { demande } = state;
  if (!demande) return undefined;
  const { etatCivil } = demande;
  return {
    numero: state.numero, commune: demande.communeDemandee, etat: state.etat, nature: demande.nature,
    type_liste: demande.typeListe, attache: demande.attache, canal: state.canal,
    nom_naissance: etatCivil.nomNaissance, nom_usage: etatCivil.nomUsage ?? null, prenoms: etatCivil.prenoms.join(', '),
    sexe: etatCivil.sexe, date_naissance: etatCivil.dateNaissance, cle_nom: foldName(etatCivil.nomNaissance),
    adresse: addressLine(demande.adresseRattachement), courriel: demande.contact.courriel ?? null,
    date_depot: toRfc3339(state.dateDepot), date_complet: state.dateComplet === null ? null : toRfc3339(state.dateComplet),
    echeance: state.decisionAttendue, proposition: state.proposition?.sens ?? null,
    motif: state.decision?.motif ?? state.proposition?.motif ?? null,
    hors_delai: state.scrutins.some(({ verdict }) => verdict === 'HORS_DELAI'),
    pieces: state.pieces.length, attendues: state.attendues.length,
    doublons: state.doublons.filter(({ issue }) => issue === 'SIGNALE').length, identite: state.identite,
  };
};
