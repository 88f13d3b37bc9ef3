import type { Text } from '#base/values/lang.ts';
import type { PieceType } from './piece-types.ts';

/** A proof to bring: any one of the alternatives, each being documents that go together. */
export type PieceNeedEntry = { label: Text; alternatives: readonly (readonly PieceType[])[] };

const NATIONALITY: readonly PieceType[] = [
  'ACTE_NAISSANCE', 'CERTIFICAT_NATIONALITE', 'DECRET_NATURALISATION', 'DECLARATION_NATIONALITE',
];
const OTHER_IDENTITY: readonly PieceType[] = ['PERMIS_CONDUIRE', 'CARTE_VITALE'];

const ADDRESS: readonly PieceType[] = [
  'FACTURE_ENERGIE', 'FACTURE_EAU', 'FACTURE_TELEPHONE_FIXE', 'ASSURANCE_HABITATION', 'AVIS_IMPOSITION',
  'QUITTANCE_LOYER', 'BULLETIN_SALAIRE', 'TITRE_PENSION', 'ATTESTATION_ETABLISSEMENT',
];

/**
 * Proofs that attachments ask for (arrêté of 16 November 2018). A card or passport proves identity and
 * nationality together; failing that, one document of each. A hosted person brings three documents.
 */
export const PIECE_NEEDS = {
  IDENTITE: {
    label: { fr: 'Identité et nationalité', en: 'Identity and nationality' },
    alternatives: [
      ['CNI'], ['PASSEPORT'],
      ...NATIONALITY.flatMap((n) => OTHER_IDENTITY.map((i) => [n, i] as const)),
    ],
  },
  IDENTITE_UE: {
    label: { fr: 'Identité et nationalité', en: 'Identity and nationality' },
    alternatives: [['TITRE_IDENTITE_UE'], ['TITRE_SEJOUR', 'DECLARATION_NATIONALITE_UE']],
  },
  ADRESSE: {
    label: { fr: 'Adresse', en: 'Address' },
    alternatives: [
      ...ADDRESS.map((type) => [type] as const),
      ['HEBERGEANT_IDENTITE', 'HEBERGEANT_ADRESSE', 'ATTESTATION_HEBERGEMENT'],
    ],
  },
  RESIDENCE: {
    label: { fr: 'Résidence depuis 6 mois', en: 'Residence for 6 months' },
    alternatives: [['RESIDENCE_6_MOIS']],
  },
  FILIATION: {
    label: { fr: 'Lien avec votre parent', en: 'Link with your parent' },
    alternatives: [['LIVRET_FAMILLE'], ['ACTE_NAISSANCE_FILIATION']],
  },
  ADRESSE_PARENT: {
    label: { fr: 'Adresse de votre parent', en: 'Address of your parent' },
    alternatives: [['PARENT_ADRESSE'], ...ADDRESS.map((type) => [type] as const)],
  },
  IMPOTS: {
    label: { fr: 'Impôts locaux', en: 'Local taxes' }, alternatives: [['AVIS_IMPOTS_LOCAUX_2_ANS']],
  },
  MARIAGE: {
    label: { fr: 'Mariage', en: 'Marriage' }, alternatives: [['ACTE_MARIAGE'], ['LIVRET_FAMILLE']],
  },
  SOCIETE: {
    label: { fr: 'Qualité dans la société', en: 'Position in the company' },
    alternatives: [['TITRE_SOCIETE', 'ATTESTATION_CONTINUITE']],
  },
  EMPLOYEUR: {
    label: { fr: 'Résidence obligatoire', en: 'Compulsory residence' }, alternatives: [['ATTESTATION_EMPLOYEUR']],
  },
  CONSULAIRE: {
    label: { fr: 'Inscription à l’étranger', en: 'Registration abroad' }, alternatives: [['INSCRIPTION_CONSULAIRE']],
  },
  CIRCONSCRIPTION: {
    label: { fr: 'Résidence dans la circonscription', en: 'Residence in the district' },
    alternatives: [['INSCRIPTION_CONSULAIRE'], ...ADDRESS.map((type) => [type] as const)],
  },
  LIEN: {
    label: { fr: 'Lien avec la commune', en: 'Link with the municipality' }, alternatives: [['LIEN_COMMUNE']],
  },
  SITUATION: {
    label: { fr: 'Votre situation', en: 'Your situation' }, alternatives: [['PREUVE_SITUATION']],
  },
  ORGANISME: {
    label: { fr: 'Organisme d’accueil', en: 'Host organisation' }, alternatives: [['ATTESTATION_ORGANISME']],
  },
} as const satisfies Record<string, PieceNeedEntry>;

export type BesoinPiece = keyof typeof PIECE_NEEDS;
