import type { TypeListe } from '../codes/lists.ts';
import { splitWay } from './street.ts';

/** One elector as the export takes it; places already have their names. */
export type ElectorLine = {
  ordre: number | null; sexe: string; nomNaissance: string; nomUsage: string | null; prenoms: string; dateNaissance: string;
  lieuNaissance: string; departementNaissance: string; paysNaissance: string; nationalite: string | null;
  bureau: { numero: string; libelle: string; canton: string; circonscription: string };
  complement1: string | null; complement2: string | null; numeroVoie: string | null; voie: string | null; lieuDit: string | null;
  codePostal: string; ville: string; pays: string;
};

export type RollHead = {
  liste: TypeListe; info: 'liste électorale' | 'tableau'; editeLe: string; departement: string; commune: string; nomCommune: string;
};

/** The 29 columns in the order of the order of 12 November 2013 (INTA1326795A, art. 2 and 4). */
export const ROLL_COLUMNS = [
  'TypeListe', 'InfoListe', 'DateCreationListe', 'CodeDepartement', 'CodeCommune', 'NomCommune', 'NoElecteurGeneral', 'Sexe',
  'NomdeNaissance', 'NomDusage', 'Prenoms', 'DateDeNaissance', 'NomComNaissance', 'DeptNaissance', 'PaysNaissance', 'Nationalite',
  'NomBureauDeVote', 'NoBureauDeVote', 'CodeCanton', 'CodeCirconscription', 'ComplementDeLocalisation1', 'ComplementDeLocalisation2',
  'NumeroVoie', 'TypeVoie', 'LibelleVoie', 'LieuDit', 'CodePostal', 'VilleLocalite', 'Pays',
] as const;

const LIST_NAMES: Record<TypeListe, string> = {
  PRINCIPALE: 'liste générale', COMPLEMENTAIRE_MUNICIPALE: 'liste complémentaire municipale',
  COMPLEMENTAIRE_EUROPEENNE: 'liste complémentaire européenne', CONSULAIRE: 'liste consulaire',
};

const SEPARATOR = ';';
const LINE_END = '\r\n';

/** `2026-11-22` as `22/11/2026`; an unknown day or month stays `00`. */
const french = (date: string): string => date.split('-').reverse().join('/');

const cell = (value: string | null): string => {
  const text = value ?? '';
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const cells = (head: RollHead, line: ElectorLine): (string | null)[] => {
  const way = splitWay(line.voie ?? '');
  const { bureau } = line;
  return [LIST_NAMES[head.liste], head.info, french(head.editeLe), head.departement, head.commune, head.nomCommune,
    line.ordre === null ? '' : String(line.ordre),
    line.sexe, line.nomNaissance, line.nomUsage, line.prenoms, french(line.dateNaissance), line.lieuNaissance, line.departementNaissance,
    line.paysNaissance, line.nationalite, bureau.libelle, bureau.numero, bureau.canton, bureau.circonscription, line.complement1,
    line.complement2, line.numeroVoie, way.type, way.libelle, line.lieuDit, line.codePostal, line.ville, line.pays];
};

/** A roll as the exchange format wants it: semicolons, UTF-8, the imposed header, dates JJ/MM/AAAA. */
export const rollCsv = (head: RollHead, lines: readonly ElectorLine[]): string =>
  [ROLL_COLUMNS.join(SEPARATOR), ...lines.map((line) => cells(head, line).map(cell).join(SEPARATOR))].join(LINE_END) + LINE_END;
