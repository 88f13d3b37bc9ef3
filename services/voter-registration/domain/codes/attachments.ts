import type { Text } from '#base/values/lang.ts';
import { isSupplementary, type TypeListe } from './lists.ts';
import type { BesoinPiece } from './piece-needs.ts';

/**
 * `label` for staff, `question` is what a citizen answers yes to, `besoins` the proofs to bring.
 * `enLigne` opens the attachment on the citizen's form; a person in prison files through the prison's registry.
 */
export type AttachmentEntry = {
  article: string; enLigne: boolean; label: Text; question: Text; besoins: readonly BesoinPiece[];
};

const abroad = (label: Text, question: Text): AttachmentEntry => ({
  article: 'L.12', enLigne: true, label, question, besoins: ['IDENTITE', 'CONSULAIRE', 'LIEN'],
});

/** Attachments to a commune (`attaches`): the closed list of the Code électoral. */
export const ATTACHMENTS = {
  DOMICILE: {
    article: 'L.11 I 1°', enLigne: true, besoins: ['IDENTITE', 'ADRESSE'],
    label: { fr: 'Domicile réel', en: 'Real domicile' },
    question: { fr: 'J’habite dans cette commune.', en: 'I live in this municipality.' },
  },
  RESIDENCE_6M: {
    article: 'L.11 I 1°', enLigne: true, besoins: ['IDENTITE', 'RESIDENCE'],
    label: { fr: 'Résidence de 6 mois', en: 'Six months’ residence' },
    question: {
      fr: 'J’y réside de façon continue depuis au moins 6 mois, sans y avoir mon domicile principal.',
      en: 'I have stayed there continuously for at least 6 months, without having my main home there.',
    },
  },
  ENFANT_MOINS_26: {
    article: 'L.11 I 1°', enLigne: true, besoins: ['IDENTITE', 'FILIATION', 'ADRESSE_PARENT'],
    label: { fr: 'Enfant de moins de 26 ans', en: 'Child under 26' },
    question: {
      fr: 'J’ai moins de 26 ans et l’un de mes parents y habite.',
      en: 'I am under 26 and one of my parents lives there.',
    },
  },
  CONTRIBUABLE: {
    article: 'L.11 I 2°', enLigne: true, besoins: ['IDENTITE', 'IMPOTS'],
    label: { fr: 'Contribuable depuis 2 ans', en: 'Local tax payer for 2 years' },
    question: {
      fr: 'J’y paie des impôts locaux depuis au moins 2 ans de suite.',
      en: 'I have paid local taxes there for at least 2 years in a row.',
    },
  },
  CONJOINT_CONTRIBUABLE: {
    article: 'L.11 I 2°', enLigne: true, besoins: ['IDENTITE', 'IMPOTS', 'MARIAGE'],
    label: { fr: 'Conjoint de contribuable', en: 'Spouse of a local tax payer' },
    question: {
      fr: 'La personne avec qui je suis marié(e) y paie des impôts locaux depuis au moins 2 ans.',
      en: 'My spouse has paid local taxes there for at least 2 years.',
    },
  },
  GERANT_SOCIETE: {
    article: 'L.11 I 2° bis', enLigne: true, besoins: ['IDENTITE', 'IMPOTS', 'SOCIETE'],
    label: { fr: 'Gérant ou associé majoritaire', en: 'Manager or majority partner' },
    question: {
      fr: 'Depuis au moins 2 ans, je dirige une société qui y paie des impôts locaux, ou j’en ai la majorité.',
      en: 'For at least 2 years I have managed, or held the majority of, a company taxed there.',
    },
  },
  FONCTIONNAIRE_RESIDENCE: {
    article: 'L.11 I 3°', enLigne: true, besoins: ['IDENTITE', 'EMPLOYEUR'],
    label: { fr: 'Résidence obligatoire d’agent public', en: 'Compulsory residence of a civil servant' },
    question: {
      fr: 'Mon emploi public m’oblige à y résider.', en: 'My public service job requires me to live there.',
    },
  },
  ETRANGER_NAISSANCE: abroad(
    { fr: 'Français de l’étranger : commune de naissance', en: 'Abroad: commune of birth' },
    { fr: 'Je vis à l’étranger et j’y suis né(e).', en: 'I live abroad and was born there.' }),
  ETRANGER_DERNIER_DOMICILE: abroad(
    { fr: 'Français de l’étranger : dernier domicile', en: 'Abroad: last domicile' },
    { fr: 'Je vis à l’étranger et c’était mon dernier domicile.', en: 'I live abroad; my last home was there.' }),
  ETRANGER_DERNIERE_RESIDENCE: abroad(
    { fr: 'Français de l’étranger : dernière résidence de 6 mois', en: 'Abroad: last residence of 6 months' },
    { fr: 'Je vis à l’étranger et j’y ai résidé 6 mois au moins.', en: 'I live abroad; I stayed there 6 months.' }),
  ETRANGER_ASCENDANT: abroad(
    { fr: 'Français de l’étranger : ascendant', en: 'Abroad: ascendant' },
    {
      fr: 'Je vis à l’étranger ; un parent ou grand-parent y est né ou y est inscrit.',
      en: 'I live abroad; a parent or grandparent was born or is registered there.',
    }),
  ETRANGER_PARENT_4E_DEGRE: abroad(
    { fr: 'Français de l’étranger : parent jusqu’au 4e degré', en: 'Abroad: relative to the 4th degree' },
    { fr: 'Je vis à l’étranger ; un proche parent y est inscrit.', en: 'I live abroad; a relative is registered.' }),
  CIRCONSCRIPTION: {
    article: 'loi organique 76-97', enLigne: true, besoins: ['IDENTITE', 'CIRCONSCRIPTION'],
    label: { fr: 'Résidence dans la circonscription consulaire', en: 'Residence in the consular district' },
    question: { fr: 'J’habite dans la circonscription de ce poste.', en: 'I live in the district of this post.' },
  },
  CONJOINT_L14: {
    article: 'L.14', enLigne: true, besoins: ['IDENTITE', 'MARIAGE', 'LIEN'],
    label: { fr: 'Conjoint de militaire ou d’inscrit à l’étranger', en: 'Spouse of a soldier or person abroad' },
    question: {
      fr: 'La personne avec qui je suis marié(e) y est inscrite comme militaire ou Français de l’étranger.',
      en: 'My spouse is registered there as a soldier or as living abroad.',
    },
  },
  MILITAIRE: {
    article: 'L.13', enLigne: true, besoins: ['IDENTITE', 'SITUATION', 'LIEN'],
    label: { fr: 'Militaire', en: 'Soldier' },
    question: { fr: 'Je suis militaire de carrière ou sous contrat.', en: 'I serve in the armed forces.' },
  },
  MARINIER: {
    article: 'L.15', enLigne: true, besoins: ['IDENTITE', 'SITUATION'],
    label: { fr: 'Marinier', en: 'Bargee' },
    question: { fr: 'Je vis sur un bateau de navigation intérieure.', en: 'I live on an inland waterway boat.' },
  },
  DETENU: {
    article: 'L.12-1', enLigne: false, besoins: ['IDENTITE', 'LIEN'],
    label: { fr: 'Personne détenue', en: 'Person in prison' },
    question: { fr: 'Je suis détenu(e).', en: 'I am in prison.' },
  },
  SANS_DOMICILE_STABLE: {
    article: 'L.15-1', enLigne: true, besoins: ['IDENTITE', 'ORGANISME'],
    label: { fr: 'Sans domicile stable', en: 'No fixed abode' },
    question: {
      fr: 'Je n’ai pas de domicile stable et un organisme d’accueil me connaît depuis 6 mois.',
      en: 'I have no fixed abode and a host organisation has known me for 6 months.',
    },
  },
} as const satisfies Record<string, AttachmentEntry>;

export type Attache = keyof typeof ATTACHMENTS;

/** Attachments by which a citizen of another Member State may register (LO 227-1: as a French elector of the commune). */
const EUROPEAN: readonly Attache[] = ['DOMICILE', 'RESIDENCE_6M', 'CONTRIBUABLE'];

/** The one link of a consular list. */
export const CONSULAR_LINK: Attache = 'CIRCONSCRIPTION';

/** True for the links of somebody who lives abroad: no address in a commune is asked (L.12, L.14). */
export const isAbroad = (attache: string): boolean => attache.startsWith('ETRANGER_') || attache === CONSULAR_LINK;

/** The attachments that a list knows. */
export const attachmentsOf = (list: TypeListe): readonly Attache[] => {
  if (list === 'CONSULAIRE') return [CONSULAR_LINK];
  return isSupplementary(list) ? EUROPEAN : (Object.keys(ATTACHMENTS) as Attache[]).filter((link) => link !== CONSULAR_LINK);
};

/** The proofs that an attachment asks for on a list: a citizen of another State proves identity by that State's documents. */
export const needsOf = (attache: Attache, list: TypeListe): readonly BesoinPiece[] =>
  (isSupplementary(list) ? ATTACHMENTS[attache].besoins.map((need) => (need === 'IDENTITE' ? 'IDENTITE_UE' : need))
    : ATTACHMENTS[attache].besoins);
