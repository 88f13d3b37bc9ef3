import { toRfc3339 } from '#base/values/instant.ts';
import { foldName } from '../domain/identity/name-key.ts';
import type { DossierState } from '../domain/state.ts';

export const ELECTOR_COLUMNS = [
  'numero', 'commune', 'type_liste', 'nne', 'bureau', 'sexe', 'nom_naissance', 'nom_usage', 'prenoms', 'date_naissance',
  'commune_naissance', 'lieu_naissance', 'pays_naissance', 'nationalite', 'numero_voie', 'voie', 'complement1', 'complement2',
  'lieu_dit', 'code_postal', 'commune_adresse', 'cle_nom', 'origine', 'l30', 'inscrit_le', 'effet_le', 'radie_le', 'radiation', 'requerant',
  'procedure', 'procedure_avant',
] as const;

type Form = NonNullable<DossierState['demande']>;

const civilStatus = ({ etatCivil }: Form): Readonly<Record<string, unknown>> => ({
  sexe: etatCivil.sexe, nom_naissance: etatCivil.nomNaissance, nom_usage: etatCivil.nomUsage ?? null,
  prenoms: etatCivil.prenoms.join(', '), date_naissance: etatCivil.dateNaissance,
  commune_naissance: etatCivil.communeNaissance ?? null, lieu_naissance: etatCivil.libelleLieuNaissance ?? null,
  pays_naissance: etatCivil.paysNaissance, nationalite: etatCivil.nationalite ?? null, cle_nom: foldName(etatCivil.nomNaissance),
});

const address = ({ adresseRattachement: place }: Form): Readonly<Record<string, unknown>> => ({
  numero_voie: place.numero ?? null, voie: place.voie ?? null, complement1: place.complement1 ?? null,
  complement2: place.complement2 ?? null, lieu_dit: place.lieuDit ?? null, code_postal: place.codePostal,
  commune_adresse: place.commune,
});

/** A strike-off that the commission or the court overturned no longer stands. */
const stageOf = ({ procedure, radiation }: DossierState): string | null => {
  if (!procedure) return null;
  if (procedure.decision) return procedure.decision.radier ? (radiation === null ? 'REFORMEE' : 'RADIEE') : 'ECARTEE';
  return procedure.reponse ? 'REPONDUE' : 'ENGAGEE';
};

/** Who had the court put the person on the roll, or strike them off. */
const applicantOf = ({ jugement, inscription, radiation }: DossierState): string | null =>
  (inscription?.origine === 'JUGEMENT' || radiation === 'JUGEMENT' ? jugement?.requerant ?? null : null);

/** The line of the roll (L.16); it stays after a strike-off, with its date and motive, for the tables (R.13). */
export const electorRow = (state: DossierState): Readonly<Record<string, unknown>> | undefined => {
  const { demande, inscription } = state;
  if (!demande || !inscription) return undefined;
  return {
    numero: state.numero, commune: demande.communeDemandee, type_liste: demande.typeListe, nne: inscription.nne,
    bureau: inscription.bureau, ...civilStatus(demande), ...address(demande), origine: inscription.origine,
    l30: demande.motifL30 !== undefined, inscrit_le: toRfc3339(inscription.le), effet_le: inscription.effetLe,
    radie_le: state.radieLe === null ? null : toRfc3339(state.radieLe), radiation: state.radiation, requerant: applicantOf(state),
    procedure: stageOf(state), procedure_avant: state.procedure?.repondreAvant ?? null,
  };
};
