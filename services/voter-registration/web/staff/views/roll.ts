import { formatInstant } from '#base/ui/i18n/format.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Lang } from '#base/values/lang.ts';
import { LISTS, type TypeListe } from '../../../domain/codes/lists.ts';
import { formatDate } from '../../../domain/format-date.ts';
import { codesOf } from '../../../domain/codes/code-list.ts';
import type { AddressPoint } from '../../../domain/roll/address-points.ts';
import type { Proposal } from '../../../domain/roll/station.ts';
import type { StreetRule } from '../../../domain/roll/station.ts';
import { stationNumber } from '../../../domain/roll/station-number.ts';
import { localDay } from '../../../domain/calendar/local-day.ts';
import type { Depart } from '../../../store/departures.ts';
import type { Bureau, Electeur } from '../../../store/roll.ts';
import type { Block, Cell } from '../model.ts';
import { staff } from '../texts/common.ts';
import { perimeters } from '../texts/perimeters.ts';
import { roll } from '../texts/roll.ts';
import { perimetersBlocks, type Waiting } from './perimeters.ts';
import { strikeOffOf } from './strike-off.ts';
import { birthText, changeMotive, motiveText, personName } from './words.ts';

type Place = { lang: Lang; zone: string; commune: { code: string; nom: string } };

export type RollScreen = Place & {
  liste: TypeListe; q: string; total: number; page: number; pages: number;
  rows: readonly Electeur[]; stations: readonly { numero: string; count: number }[]; numbers: RollNumbers;
};

/** The ballot for which order numbers are frozen, and the next freeze. */
export type RollNumbers = { closed?: { ballot: string; on: CivilDate; electors: number }; next?: { ballot: string; on: CivilDate } };

const numbersText = (lang: Lang, { closed, next }: RollNumbers): string => {
  if (closed) return roll(lang, 'numbersFrozen', { ballot: closed.ballot, on: formatDate(closed.on, lang), electors: closed.electors });
  return next ? roll(lang, 'numbersOpen', { ballot: next.ballot, on: formatDate(next.on, lang) }) : roll(lang, 'numbersFree');
};

/** The address of an elector on one line. */
const electorAddress = ({ numero_voie, voie, lieu_dit, code_postal }: Electeur): string =>
  [[numero_voie, voie].filter(Boolean).join(' '), lieu_dit, code_postal].filter(Boolean).join(', ');

const pager = ({ lang, page, pages, q, liste, commune }: RollScreen): Block[] => {
  const href = (to: number): string => `/liste?${new URLSearchParams({ commune: commune.code, liste, q, page: String(to) }).toString()}`;
  const items = [...(page > 1 ? [{ text: roll(lang, 'previous'), href: href(page - 1) }] : []),
    ...(page < pages ? [{ text: roll(lang, 'next'), href: href(page + 1) }] : [])];
  return items.length > 0 ? [{ kind: 'links', items }] : [];
};

const inOrder = (stations: RollScreen['stations']): RollScreen['stations'] =>
  stations.toSorted((a, b) => a.numero.localeCompare(b.numero, 'fr', { numeric: true }));

const searchForm = ({ lang, liste, q, commune }: RollScreen): Block => ({
  kind: 'form', action: '/liste/chercher', submit: roll(lang, 'searchButton'), hidden: { commune: commune.code }, values: { liste, q },
  fields: [{ sort: 'text', name: 'q', label: roll(lang, 'search'), optional: true },
    { sort: 'select', name: 'liste', label: roll(lang, 'whichList'),
      options: codesOf(LISTS).map((value) => ({ value, label: LISTS[value].label[lang] })) }] });

/** The roll of a commune: how many a station, a page of electors with their order numbers, exports. */
export const rollHome = (screen: RollScreen): { title: string; lead: string; blocks: Block[] } => {
  const { lang, commune, liste, rows, stations, total } = screen;
  const at = (path: string): string => `/liste/${path}?${new URLSearchParams({ commune: commune.code, liste }).toString()}`;
  return { title: roll(lang, 'title', { commune: commune.nom }), lead: roll(lang, 'lead', { count: total }), blocks: [
    { kind: 'links', items: [{ text: roll(lang, 'exportCsv'), href: at('export.csv') }, { text: roll(lang, 'exportTable'),
      href: at('tableau.csv') },
      { text: roll(lang, 'stations'), href: at('bureaux') }, { text: roll(lang, 'gone'), href: at('departs') }] },
    { kind: 'figures', items: inOrder(stations).map(({ numero, count }) => ({
      label: roll(lang, 'perStation', { numero: stationNumber(numero) }), value: String(count) })) },
    { kind: 'text', text: numbersText(lang, screen.numbers) },
    searchForm(screen),
    { kind: 'table', caption: roll(lang, 'electors'), empty: roll(lang, 'electorsNone'),
      heads: [staff(lang, 'person'), roll(lang, 'order'), staff(lang, 'born'), staff(lang, 'station'), roll(lang, 'address'), roll(lang,
        'since'), roll(lang, 'strikeOff')],
      rows: rows.map((elector): Cell[] => [personName(elector), elector.ordre === null ? roll(lang, 'orderLater')
        : String(elector.ordre), birthText(lang, elector.date_naissance),
        stationNumber(elector.bureau), electorAddress(elector), formatDate(localDay(elector.inscrit_le.getTime(), commune.code), lang),
        { text: roll(lang, 'openStrikeOff'), href: strikeOffOf(commune.code, elector.numero) }]) },
    ...pager(screen)] };
};

/** Who left the roll and why: the notification of a former commune is read here. */
export const rollGone = ({ lang, commune, zone }: Place, { own, told }: {
  own: readonly Electeur[]; told: readonly Depart[] }): {
  title: string; lead: string; back: { href: string }; blocks: Block[];
} => ({
  title: roll(lang, 'gone'), lead: roll(lang, 'goneLead'), back: { href: `/liste?commune=${commune.code}` },
  blocks: [{ kind: 'table', caption: roll(lang, 'gone'), empty: roll(lang, 'goneNone'),
    heads: [staff(lang, 'person'), staff(lang, 'born'), staff(lang, 'list'), staff(lang, 'on'), staff(lang, 'motive')],
    rows: own.map((elector): Cell[] => [personName(elector), birthText(lang, elector.date_naissance), LISTS[elector.type_liste].label[lang],
      formatInstant(lang, elector.radie_le?.getTime() ?? 0, zone), changeMotive(lang, elector.radiation, elector.requerant)]) },
  { kind: 'table', caption: roll(lang, 'told'), empty: roll(lang, 'toldNone'),
    heads: [staff(lang, 'person'), staff(lang, 'born'), roll(lang, 'nne'), staff(lang, 'list'), staff(lang, 'station'), staff(lang, 'on'),
      staff(lang, 'motive')],
    rows: told.map((one): Cell[] => [personName(one), birthText(lang, one.date_naissance), one.nne, LISTS[one.type_liste].label[lang],
      stationNumber(one.bureau),
      formatInstant(lang, one.le.getTime(), zone), motiveText(lang, one.motif)]) }],
});

export type StationsScreen = Place & {
  /** House numbers that have a position. */
  points: readonly AddressPoint[]; waiting: Waiting | undefined; stations: readonly Bureau[]; rules: readonly StreetRule[];
  differing: readonly { elector: Electeur; proposal: Proposal }[];
};

const stationForm = (lang: Lang, commune: string): Block => ({
  kind: 'form', action: '/liste/bureaux', title: roll(lang, 'addStation'), submit: roll(lang, 'saveStation'), hidden: { commune },
  fields: [{ sort: 'text', name: 'numero', label: roll(lang, 'stationNumber') }, { sort: 'text', name: 'libelle', label: roll(lang,
    'stationName') },
    { sort: 'text', name: 'adresse', label: roll(lang, 'stationAddress') },
    { sort: 'text', name: 'canton', label: roll(lang, 'canton'), optional: true },
    { sort: 'text', name: 'circonscription', label: roll(lang, 'constituency'), optional: true },
    { sort: 'area', name: 'perimetre', label: roll(lang, 'perimeter'), hint: roll(lang, 'perimeterHint'), optional: true }] });

/** Files that tell where stations are. */
export type StationFile = 'adresses' | 'perimetres';
/** Where such a file of a commune is sent. */
export const stationFileAction = (file: StationFile, commune: string): string => `/liste/bureaux/${file}?commune=${commune}`;

const perimetersForm = (lang: Lang, commune: string): Block => ({
  kind: 'form', action: stationFileAction('perimetres', commune), title: roll(lang, 'perimetersTitle'),
  submit: roll(lang, 'perimetersSend'),
  fields: [{ sort: 'file', name: 'fichier', label: roll(lang, 'perimetersFile'), hint: roll(lang, 'perimetersHint') }] });

const addressForm = (lang: Lang, commune: string): Block => ({
  kind: 'form', action: stationFileAction('adresses', commune), title: roll(lang, 'addressTitle'), submit: roll(lang, 'addressSend'),
  fields: [{ sort: 'file', name: 'fichier', label: roll(lang, 'addressFile'), hint: roll(lang, 'addressHint') }] });

const ruleForm = (lang: Lang, commune: string, stations: readonly Bureau[]): Block => ({
  kind: 'form', action: '/liste/rues', title: roll(lang, 'addRule'), submit: roll(lang, 'saveRule'), hidden: { commune },
  values: { cote: 'TOUS', de: '1', a: '9999' },
  fields: [{ sort: 'text', name: 'voie', label: roll(lang, 'street') },
    { sort: 'radio', name: 'cote', label: roll(lang, 'side'),
      options: (['PAIR', 'IMPAIR', 'TOUS'] as const).map((value) => ({ value, label: roll(lang, value) })) },
    { sort: 'number', name: 'de', label: roll(lang, 'fromNumber') }, { sort: 'number', name: 'a', label: roll(lang, 'toNumber') },
    { sort: 'select', name: 'bureau', label: staff(lang, 'station'),
      options: stations.map(({ numero, libelle }) => ({ value: numero, label: `${numero} · ${libelle}` })) }] });

const perimeterState = (lang: Lang, { perimetre, propose }: Bureau): string =>
  perimeters(lang, propose ? 'waiting' : perimetre ? 'redraw' : 'draw');

/** Polling stations: what describes them, which streets lead to them, and where the roll differs from the addresses. */
export const rollStations = ({ lang, commune, points, waiting, stations, rules, differing }: StationsScreen): {
  title: string; back: { href: string }; blocks: Block[];
} => ({
  title: roll(lang, 'stationsTitle', { commune: commune.nom }), back: { href: `/liste?commune=${commune.code}` },
  blocks: [
    { kind: 'table', caption: roll(lang, 'stations'), empty: roll(lang, 'stationsNone'),
      heads: [roll(lang, 'stationNumber'), roll(lang, 'stationName'), roll(lang, 'stationAddress'), roll(lang, 'perimeter')],
      rows: stations.map((one) => [one.numero, one.libelle, one.adresse, { text: perimeterState(lang, one),
        href: `/liste/bureaux/perimetre?commune=${commune.code}&bureau=${one.numero}` }]) },
    ...perimetersBlocks(lang, commune, { stations, points, waiting }),
    stationForm(lang, commune.code),
    ...(stations.length > 0 ? [perimetersForm(lang, commune.code)] : []),
    { kind: 'text', text: points.length === 0 ? roll(lang, 'addressUnknown') : roll(lang, 'addressKnown', { points: points.length }) },
    addressForm(lang, commune.code),
    { kind: 'table', caption: roll(lang, 'rules'), empty: roll(lang, 'rulesNone'),
      heads: [roll(lang, 'street'), roll(lang, 'side'), roll(lang, 'fromNumber'), roll(lang, 'toNumber'), staff(lang, 'station')],
      rows: rules.map(({ cleVoie, cote, de, a, numero }) => [cleVoie, roll(lang, cote), String(de), String(a), numero]) },
    ...(stations.length > 0 ? [ruleForm(lang, commune.code, stations)] : []),
    { kind: 'heading', id: 'propositions', text: roll(lang, 'proposals') },
    { kind: 'text', text: roll(lang, 'proposalsLead') },
    { kind: 'table', caption: roll(lang, 'proposals'), empty: roll(lang, 'proposalsNone'),
      heads: [staff(lang, 'person'), roll(lang, 'address'), staff(lang, 'station'), roll(lang, 'proposed'), roll(lang, 'by')],
      rows: differing.map(({ elector, proposal }): Cell[] => [personName(elector), electorAddress(elector), stationNumber(elector.bureau),
        proposal.numero ?? '', proposal.par === 'A_LA_MAIN' ? '' : roll(lang, proposal.par)]) }],
});
