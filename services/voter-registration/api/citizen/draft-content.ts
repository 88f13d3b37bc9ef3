import type { FormValues } from '#base/ui/form.ts';
import type { Text } from '#base/values/lang.ts';
import type { VerificationAdresse } from '../../domain/address-check.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { L30_MOTIVES } from '../../domain/codes/l30-motives.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { CONSULAR_LINK } from '../../domain/codes/attachments.ts';
import { isSupplementary, type TypeListe } from '../../domain/codes/lists.ts';
import type { BesoinPiece } from '../../domain/codes/piece-needs.ts';
import type { PieceType } from '../../domain/codes/piece-types.ts';
import { declarationFor } from '../../domain/demande/declaration.ts';
import { FRANCE } from '../../domain/identity/civil-status.ts';
import type { Lang } from '#base/values/lang.ts';

/** A document in a draft: kept, or refused with the reason so that the person sees why beside the others. */
export type DraftPiece = {
  need: BesoinPiece; type: PieceType; id: string; name: string; octets: number; mime: string; refused?: Text;
};

/** What a draft holds: fields as typed, documents, and whether an earlier request was shown. */
export type DraftContent = {
  values: Record<string, string | string[]>; pieces: DraftPiece[]; earlierSeen?: boolean;
  /** What a supplier answered about the address: `demandee` is the text of what was asked, so that a change of it shows. */
  adresse?: { demandee: string; verification: VerificationAdresse; essais: number };
};

export const EMPTY_DRAFT: DraftContent = { values: {}, pieces: [] };

const one = (values: FormValues, name: string): string => {
  const value = values[name];
  return (typeof value === 'string' ? value : value?.[0] ?? '').trim();
};

/** Three fields as one date, as people write it; an unknown day, or day and month, makes a presumed date. */
export const dateText = (values: FormValues, name: string): string | undefined => {
  const [day, month, year] = ['jour', 'mois', 'annee'].map((part) => one(values, `${name}.${part}`));
  if (!day && !month && !year) return undefined;
  if (!year || (day && !month)) return `${day}/${month}/${year}`;
  if (!day) return `${year}-${(month || '00').padStart(2, '0')}-00`;
  return `${day}/${month}/${year}`;
};

/** Nested members from the flat names of one object, empty ones left out. */
const group = (values: FormValues, prefix: string, names: readonly string[]): Record<string, string> | undefined => {
  const filled = names.flatMap((name) => {
    const value = one(values, `${prefix}.${name}`);
    return value ? [[name, value] as const] : [];
  });
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
};

const LINES = ['numero', 'voie', 'complement1', 'complement2', 'lieuDit', 'codePostal'];

const givenNames = (values: FormValues): string[] =>
  one(values, 'etatCivil.prenoms').split(/[,;\n]+/).map((name) => name.trim()).filter(Boolean);

/** French, living abroad, to be registered at a consular post. */
const ABROAD = 'FR_ETRANGER';

const EU_LISTS: Readonly<Record<string, TypeListe>> = {
  MUNICIPALE: 'COMPLEMENTAIRE_MUNICIPALE', EUROPEENNE: 'COMPLEMENTAIRE_EUROPEENNE',
  // Two requests: the municipal one first, the other is filled from it.
  LES_DEUX: 'COMPLEMENTAIRE_MUNICIPALE',
};

/** The list that a draft asks for; nothing before the person has said enough. */
export const listOf = ({ values }: Pick<DraftContent, 'values'>): TypeListe | undefined => {
  const nationality = one(values, 'nationalite');
  if (nationality === ABROAD) return 'CONSULAIRE';
  if (nationality === 'FR') return 'PRINCIPALE';
  const european = one(values, 'listeUE');
  return nationality === 'UE' && isCodeOf(EU_LISTS, european) ? EU_LISTS[european] : undefined;
};

/** A late reason makes the request one of L.30; without one it keeps its nature and counts after the ballot. */
const natureOf = (values: FormValues): { nature?: string; motifL30?: string } => {
  const motifL30 = one(values, 'motifL30');
  if (isCodeOf(L30_MOTIVES, motifL30)) return { nature: 'L30', motifL30 };
  const nature = one(values, 'nature');
  return nature ? { nature } : {};
};

/** The link with the place, as chosen; a consular list has only one. Empty before the choice. */
export const linkOf = ({ values }: Pick<DraftContent, 'values'>): string =>
  (listOf({ values }) === 'CONSULAIRE' ? CONSULAR_LINK : one(values, 'attache'));

/** The place asked for; one left from another list is not that of this one. */
const placeOf = (list: TypeListe | undefined, code: string): string | undefined =>
  (code === '' || (list === 'CONSULAIRE') !== (consularPost(code) !== undefined) ? undefined : code);

/** The request as `validateDemande` reads it, from the fields of all pages; what is empty is absent. */
export const rawDemande = ({ values, pieces }: DraftContent, lang: Lang): Record<string, unknown> => {
  const list = listOf({ values });
  const european = list !== undefined && isSupplementary(list);
  const former = one(values, 'ancienneInscription.libelle');
  const commune = placeOf(list, one(values, 'communeDemandee'));
  const country = one(values, 'etatCivil.paysNaissance') || FRANCE;
  const birthTown = one(values, 'etatCivil.communeNaissance');
  const birthLabel = one(values, 'etatCivil.communeNaissance.texte');
  const contactAddress = group(values, 'adresseContact', [...LINES, 'commune', 'pays']);
  const names = givenNames(values);
  const since = dateText(values, 'precisionsAttache.residentDepuis');
  const parent = group(values, 'precisionsAttache.parent', ['nomNaissance', 'prenom']);
  return dropEmpty({
    typeListe: list, ...natureOf(values),
    communeDemandee: commune, attache: linkOf({ values }) || undefined,
    precisionsAttache: since || parent ? dropEmpty({ residentDepuis: since, parent }) : undefined,
    etatCivil: dropEmpty({
      ...group(values, 'etatCivil', ['nomNaissance', 'nomUsage', 'sexe']), prenoms: names.length > 0 ? names : undefined,
      dateNaissance: dateText(values, 'etatCivil.dateNaissance'), paysNaissance: country,
      communeNaissance: country === FRANCE && birthTown ? birthTown : undefined,
      libelleLieuNaissance: birthLabel || undefined,
      nationalite: european ? one(values, 'etatCivil.nationalite') || undefined : undefined,
    }),
    adresseRattachement: { ...group(values, 'adresseRattachement', LINES), ...(commune ? { commune } : {}) },
    adresseContact: contactAddress,
    ancienneInscription: european && former ? { sorte: 'UE', libelle: former } : undefined,
    contact: group(values, 'contact', ['courriel', 'telephone']) ?? {},
    consentements: { courriel: one(values, 'consentements.courriel') !== '', sms: one(values, 'consentements.sms') !== '' },
    pieces: pieces.filter(({ refused }) => !refused).map(({ id, type, mime, octets }) => ({ id, type, mime, octets })),
    declarationHonneur: one(values, 'declarationHonneur')
      ? { accepte: true, version: one(values, 'declarationHonneur.version') || declarationFor(list) } : undefined,
    langue: lang,
  });
};

const dropEmpty = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
