import type { Lang, Text } from '#base/values/lang.ts';
import type { VerificationAdresse } from '../../domain/address-check.ts';
import { ADDRESS_ANSWERS } from '../../domain/codes/address-answers.ts';
import { ATTACHMENTS, isAbroad, type Attache } from '../../domain/codes/attachments.ts';
import { codesOf } from '../../domain/codes/code-list.ts';
import { isEuState } from '../../domain/codes/eu-states.ts';
import { L30_MOTIVES, type MotifL30 } from '../../domain/codes/l30-motives.ts';
import { isSupplementary, LISTS } from '../../domain/codes/lists.ts';
import { NATURES, type Nature } from '../../domain/codes/natures.ts';
import { PIECE_TYPES } from '../../domain/codes/piece-types.ts';
import type { FormReference } from '../../domain/demande/form-reference.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import type { AnswerRow, AnswerSection } from '../../web/citizen/props.ts';
import { linkOf, listOf, type DraftContent } from './draft-content.ts';
import type { Step } from './steps.ts';

/** Title of each step, as the list of what is missing names it. */
export const STEP_TITLES: Record<Step, Text> = {
  nationality: { fr: 'Votre nationalité', en: 'Your nationality' },
  'eu-lists': { fr: 'Vos élections', en: 'Your elections' },
  'late-reason': { fr: 'Inscription après la clôture', en: 'Registration after the closing' },
  'attachment-other': { fr: 'Votre autre lien avec la commune', en: 'Your other link with the municipality' },
  situation: { fr: 'Votre situation électorale', en: 'Your present registration' },
  identity: { fr: 'Votre identité', en: 'Your identity' },
  birth: { fr: 'Votre naissance', en: 'Your birth' },
  commune: { fr: 'La commune d’inscription', en: 'The municipality' },
  'consular-post': { fr: 'Le poste consulaire', en: 'The consular post' },
  attachment: { fr: 'Votre lien avec la commune', en: 'Your link with the municipality' },
  'attachment-details': { fr: 'Précisions sur ce lien', en: 'Details of that link' },
  address: { fr: 'Votre adresse', en: 'Your address' },
  pieces: { fr: 'Vos justificatifs', en: 'Your documents' },
  contact: { fr: 'Comment vous joindre', en: 'How to reach you' },
  check: { fr: 'Vérification', en: 'Check' },
};

const TERMS = {
  nomNaissance: { fr: 'Nom de naissance', en: 'Birth name' }, nomUsage: { fr: 'Nom d’usage', en: 'Name in use' },
  prenoms: { fr: 'Prénoms', en: 'Given names' }, sexe: { fr: 'Sexe', en: 'Sex' },
  naissance: { fr: 'Date de naissance', en: 'Date of birth' }, lieu: { fr: 'Lieu de naissance', en: 'Place of birth' },
  pays: { fr: 'Pays de naissance', en: 'Country of birth' }, nature: { fr: 'Inscription actuelle', en: 'Present registration' },
  commune: { fr: 'Commune', en: 'Municipality' }, poste: { fr: 'Poste consulaire', en: 'Consular post' },
    attache: { fr: 'Lien', en: 'Link' },
  adresse: { fr: 'Adresse', en: 'Address' }, liste: { fr: 'Liste électorale', en: 'Electoral roll' },
  nationalite: { fr: 'Nationalité', en: 'Nationality' },
  ancienne: { fr: 'Dernière inscription dans votre pays', en: 'Last registration in your country' },
  tardive: { fr: 'Motif tardif', en: 'Late reason' }, courriel: { fr: 'Courriel', en: 'E-mail' },
  telephone: { fr: 'Téléphone', en: 'Telephone' }, aucun: { fr: 'Aucun document joint', en: 'No document attached' },
} satisfies Record<string, Text>;

const SEXES: Record<'F' | 'M', Text> = { F: { fr: 'Féminin', en: 'Female' }, M: { fr: 'Masculin', en: 'Male' } };

/** The answers of a draft, section by section, each with its change link. */
export const answerSections = (
  content: DraftContent, reference: FormReference, lang: Lang, checked?: VerificationAdresse,
): AnswerSection[] => {
  const list = listOf(content);
  const late = L30_MOTIVES[String(content.values.motifL30 ?? '') as MotifL30]?.label;
  const value = (name: string): string => [content.values[name] ?? ''].flat().join(', ');
  const row = (term: Text, step: Step, text: Text | string): AnswerRow =>
    ({ term, value: text || undefined, changeHref: CITIZEN_PAGES[step].path });
  const sex = codesOf(SEXES).find((code) => code === value('etatCivil.sexe'));
  const date = ['jour', 'mois', 'annee'].map((part) => value(`etatCivil.dateNaissance.${part}`)).filter(Boolean).join('/');
  const line = (at: string): string => [[value(`${at}.numero`), value(`${at}.voie`)].filter(Boolean).join(' '),
    value(`${at}.complement1`), value(`${at}.complement2`), value(`${at}.lieuDit`), value(`${at}.codePostal`),
      value(`${at}.commune`)].filter(Boolean).join(', ');
  const birthTown = value('etatCivil.communeNaissance.texte')
    || placeName(reference, value('etatCivil.communeNaissance'));
  const commune = reference.communes.get(value('communeDemandee'))?.nom ?? '';
  return [
    { title: STEP_TITLES.identity, rows: [
      row(TERMS.nomNaissance, 'identity', value('etatCivil.nomNaissance')), row(TERMS.nomUsage, 'identity', value('etatCivil.nomUsage')),
      row(TERMS.prenoms, 'identity', value('etatCivil.prenoms')), row(TERMS.sexe, 'identity', sex ? SEXES[sex] : ''),
      row(TERMS.naissance, 'birth', date), row(TERMS.lieu, 'birth', birthTown),
      row(TERMS.pays, 'birth', reference.countries.name(value('etatCivil.paysNaissance') || '99100', lang)),
      ...(list && isSupplementary(list) ? [row(TERMS.nationalite, 'eu-lists', stateName(value('etatCivil.nationalite'), lang)),
        row(TERMS.ancienne, 'eu-lists', value('ancienneInscription.libelle'))] : []) ] },
    { title: STEP_TITLES[list === 'CONSULAIRE' ? 'consular-post' : 'commune'], rows: [
      row(TERMS.liste, list && isSupplementary(list) ? 'eu-lists' : 'nationality', list ? LISTS[list].label : ''),
      row(TERMS.nature, 'situation', NATURES[value('nature') as Nature]?.label ?? ''),
      ...(late ? [row(TERMS.tardive, 'late-reason', late)] : []), ...(list === 'CONSULAIRE' ? [row(TERMS.poste, 'consular-post', commune)]
        : [row(TERMS.commune, 'commune', commune),
        row(TERMS.attache, 'attachment', ATTACHMENTS[value('attache') as Attache]?.label ?? '')]),
      row(TERMS.adresse, 'address', line(isAbroad(linkOf(content)) ? 'adresseContact' : 'adresseRattachement')) ] },
    { title: STEP_TITLES.pieces, rows: [...pieceRows(content), ...addressRow(checked)] },
    { title: STEP_TITLES.contact, rows: [
      row(TERMS.courriel, 'contact', value('contact.courriel')), row(TERMS.telephone, 'contact', value('contact.telephone')) ] },
  ];
};

/** A Member State by its code; nothing for what is none. */
const stateName = (code: string, lang: Lang): string =>
  (isEuState(code) ? new Intl.DisplayNames(lang, { type: 'region' }).of(code) ?? code : '');

/** The name of a place of birth by its code; the code itself when nobody knows it. */
export const placeName = (reference: FormReference, code: string): string => {
  const place = code ? reference.communes.birthPlace(code) : undefined;
  return place?.connu ? place.nom : code;
};

const addressRow = (checked: VerificationAdresse | undefined): AnswerRow[] => (checked?.reponse === 'CONFIRMEE'
  ? [{ term: TERMS.adresse, value: ADDRESS_ANSWERS.CONFIRMEE.label, changeHref: CITIZEN_PAGES.pieces.path }] : []);

const pieceRows = ({ pieces }: DraftContent): AnswerRow[] => {
  const kept = pieces.filter(({ refused }) => !refused);
  const changeHref = CITIZEN_PAGES.pieces.path;
  if (kept.length === 0) return [{ term: STEP_TITLES.pieces, value: TERMS.aucun, changeHref }];
  return kept.map((piece) => ({ term: PIECE_TYPES[piece.type].label, value: piece.name, changeHref }));
};
