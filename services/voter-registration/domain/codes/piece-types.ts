import type { Text } from '#base/values/lang.ts';

/**
 * How old a document may be on the day of deposit:
 * `EXPIRATION` valid, or expired for less than `ans` years; `EMISSION` issued less than `mois` months before.
 */
export type Fraicheur = { sorte: 'EXPIRATION'; ans: number } | { sorte: 'EMISSION'; mois: number };

export type PieceTypeEntry = { label: Text; fraicheur?: Fraicheur };

const RECENTE: Fraicheur = { sorte: 'EMISSION', mois: 3 };
const TITRE: Fraicheur = { sorte: 'EXPIRATION', ans: 5 };

/** Types of supporting documents (arrêté of 16 November 2018, circular INTA1830120J). */
export const PIECE_TYPES = {
  CNI: { fraicheur: TITRE, label: { fr: 'Carte nationale d’identité', en: 'French identity card' } },
  PASSEPORT: { fraicheur: TITRE, label: { fr: 'Passeport', en: 'Passport' } },
  ACTE_NAISSANCE: { fraicheur: RECENTE, label: {
    fr: 'Acte de naissance de moins de 3 mois', en: 'Birth certificate under 3 months old',
  } },
  CERTIFICAT_NATIONALITE: { label: { fr: 'Certificat de nationalité', en: 'Certificate of nationality' } },
  DECRET_NATURALISATION: { label: { fr: 'Décret de naturalisation', en: 'Naturalisation decree' } },
  DECLARATION_NATIONALITE: { label: {
    fr: 'Déclaration d’acquisition de la nationalité', en: 'Declaration of acquisition of nationality',
  } },
  TITRE_IDENTITE_UE: { fraicheur: TITRE, label: {
    fr: 'Carte d’identité ou passeport de votre pays', en: 'Identity card or passport of your country',
  } },
  TITRE_SEJOUR: { label: { fr: 'Titre de séjour', en: 'Residence permit' } },
  DECLARATION_NATIONALITE_UE: { label: {
    fr: 'Déclaration écrite de nationalité', en: 'Written statement of nationality',
  } },
  PERMIS_CONDUIRE: { label: { fr: 'Permis de conduire', en: 'Driving licence' } },
  CARTE_VITALE: { label: { fr: 'Carte Vitale avec photo', en: 'Health insurance card with photo' } },
  FACTURE_ENERGIE: { fraicheur: RECENTE, label: {
    fr: 'Facture ou attestation d’électricité ou de gaz', en: 'Electricity or gas bill or certificate',
  } },
  FACTURE_EAU: { fraicheur: RECENTE, label: { fr: 'Facture d’eau', en: 'Water bill' } },
  FACTURE_TELEPHONE_FIXE: { fraicheur: RECENTE, label: { fr: 'Facture de téléphone fixe', en: 'Landline bill' } },
  ASSURANCE_HABITATION: { fraicheur: RECENTE, label: { fr: 'Assurance habitation', en: 'Home insurance' } },
  AVIS_IMPOSITION: { label: { fr: 'Dernier avis d’imposition', en: 'Latest tax notice' } },
  QUITTANCE_LOYER: { fraicheur: RECENTE, label: {
    fr: 'Quittance de loyer non manuscrite', en: 'Rent receipt, not handwritten',
  } },
  BULLETIN_SALAIRE: { fraicheur: RECENTE, label: { fr: 'Bulletin de salaire', en: 'Payslip' } },
  TITRE_PENSION: { fraicheur: RECENTE, label: { fr: 'Titre de pension', en: 'Pension statement' } },
  ATTESTATION_ETABLISSEMENT: { fraicheur: RECENTE, label: {
    fr: 'Attestation du directeur de l’établissement', en: 'Statement of the home’s director',
  } },
  HEBERGEANT_IDENTITE: { fraicheur: TITRE, label: {
    fr: 'Pièce d’identité de la personne qui vous héberge', en: 'Identity document of your host',
  } },
  HEBERGEANT_ADRESSE: { fraicheur: RECENTE, label: {
    fr: 'Justificatif de domicile de la personne qui vous héberge', en: 'Proof of address of your host',
  } },
  ATTESTATION_HEBERGEMENT: { fraicheur: RECENTE, label: {
    fr: 'Attestation d’hébergement signée', en: 'Signed statement by your host',
  } },
  RESIDENCE_6_MOIS: { label: {
    fr: 'Preuves de résidence couvrant 6 mois', en: 'Proofs of residence covering 6 months',
  } },
  LIVRET_FAMILLE: { label: { fr: 'Livret de famille', en: 'Family record book' } },
  ACTE_NAISSANCE_FILIATION: { label: {
    fr: 'Acte de naissance avec filiation', en: 'Birth certificate naming the parents',
  } },
  PARENT_ADRESSE: { fraicheur: RECENTE, label: {
    fr: 'Justificatif de domicile de votre parent', en: 'Proof of address of your parent',
  } },
  AVIS_IMPOTS_LOCAUX_2_ANS: { label: {
    fr: 'Avis d’impôts locaux des 2 dernières années', en: 'Local tax notices of the last 2 years',
  } },
  ACTE_MARIAGE: { label: { fr: 'Preuve du mariage', en: 'Proof of marriage' } },
  TITRE_SOCIETE: { label: {
    fr: 'Décision de nomination, statuts ou attestation de la société',
    en: 'Appointment decision, statutes or company statement',
  } },
  ATTESTATION_CONTINUITE: { label: {
    fr: 'Attestation sur l’honneur de continuité', en: 'Sworn statement of continuity',
  } },
  ATTESTATION_EMPLOYEUR: { label: { fr: 'Attestation de l’employeur', en: 'Employer’s statement' } },
  INSCRIPTION_CONSULAIRE: { label: {
    fr: 'Certificat d’inscription au registre consulaire', en: 'Certificate of consular registration',
  } },
  LIEN_COMMUNE: { label: { fr: 'Preuve du lien avec la commune', en: 'Proof of the link with the municipality' } },
  PREUVE_SITUATION: { label: { fr: 'Preuve de votre situation', en: 'Proof of your situation' } },
  ATTESTATION_ORGANISME: { label: {
    fr: 'Attestation de l’organisme d’accueil', en: 'Statement of the host organisation',
  } },
} as const satisfies Record<string, PieceTypeEntry>;

export type PieceType = keyof typeof PIECE_TYPES;
