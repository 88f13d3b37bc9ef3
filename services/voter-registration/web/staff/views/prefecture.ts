import { formatCount, formatInstant } from '#base/ui/i18n/format.ts';
import { addDays, civilDateAt, type CivilDate } from '#base/values/civil-date.ts';
import type { Lang } from '#base/values/lang.ts';
import { thirdPartyDue } from '../../../domain/calendar/decision-terms.ts';
import { zoneOf } from '../../../domain/calendar/territory.ts';
import { JUDGMENTS } from '../../../domain/codes/judgments.ts';
import { formatDate } from '../../../domain/format-date.ts';
import { columnTotal, suppressColumn, type Cell as Count } from '../../../domain/statistics/suppress.ts';
import { QUALITIES } from '../../../domain/codes/commission-qualities.ts';
import type { Membre } from '../../../store/commission.ts';
import type { CommuneCounts, Litige, TableArretee } from '../../../store/department.ts';
import type { Block, Cell } from '../model.ts';
import { commission } from '../texts/commission.ts';
import { staff } from '../texts/common.ts';
import { prefecture } from '../texts/prefecture.ts';
import { membersTable } from './commission-home.ts';
import { personName } from './words.ts';

export type PrefectureScreen = {
  lang: Lang; departement: { code: string; nom: string }; counts: readonly CommuneCounts[]; cases: readonly Litige[];
  tables: readonly TableArretee[]; nameOf(commune: string): string;
};

const MEASURES = ['deposees', 'acceptees', 'refusees', 'inscrites', 'recours'] as const;

const shown = (lang: Lang, count: Count): string => (count === null ? prefecture(lang, 'secret') : formatCount(lang, count));

/** The table of a département with its small cells hidden. */
const statisticsTable = ({ lang, counts, nameOf }: Pick<PrefectureScreen, 'lang' | 'counts' | 'nameOf'>): Block => {
  const columns = MEASURES.map((measure) => counts.map((row) => row[measure]));
  const hidden = columns.map(suppressColumn);
  const rows = counts.map(({ commune }, index): Cell[] =>
    [nameOf(commune), ...hidden.map((column) => shown(lang, column[index]!))]);
  return {
    kind: 'table', caption: prefecture(lang, 'statistics'), empty: prefecture(lang, 'statisticsNone'),
    heads: [staff(lang, 'commune'), prefecture(lang, 'filed'), prefecture(lang, 'accepted'), prefecture(lang, 'refused'),
      prefecture(lang, 'registered'), prefecture(lang, 'appealed')],
    rows: rows.length === 0 ? [] : [...rows, [prefecture(lang, 'total'), ...columns.map((column) => shown(lang, columnTotal(column)))]],
  };
};

const litigationTable = ({ lang, cases, nameOf }: PrefectureScreen): Block => ({
  kind: 'table', caption: prefecture(lang, 'litigation'), empty: prefecture(lang, 'litigationNone'),
  heads: [staff(lang, 'person'), staff(lang, 'number'), staff(lang, 'commune'), prefecture(lang, 'appeal'), staff(lang, 'on'),
    prefecture(lang, 'courtBefore'), prefecture(lang, 'judgment')],
  rows: cases.map((one): Cell[] => [personName(one), one.numero, nameOf(one.commune),
    one.recours_issue ? commission(lang, one.recours_issue) : '',
    one.recours_le ? formatInstant(lang, one.recours_le.getTime(), 'Europe/Paris') : '',
    one.tribunal_avant ? formatDate(one.tribunal_avant, lang) : '',
    one.jugement ? `${JUDGMENTS[one.jugement].label[lang]} (${one.reference ?? ''}, ${formatDate(one.jugement_rendu ?? '', lang)})` : '']),
});

/** Tables settled lately, each with the last day on which the prefect may go to court (L.20 I). */
const tablesTable = ({ lang, tables, nameOf }: PrefectureScreen): Block => ({
  kind: 'table', caption: prefecture(lang, 'tables'), empty: prefecture(lang, 'tablesNone'),
  heads: [staff(lang, 'commune'), prefecture(lang, 'published'), prefecture(lang, 'contestBefore')],
  rows: tables.map(({ commune, closeLe }): Cell[] => {
    const posted = addDays(civilDateAt(closeLe, zoneOf(commune)), 1);
    return [nameOf(commune), formatDate(posted, lang), formatDate(thirdPartyDue(posted, commune), lang)];
  }),
});

/** What a prefecture follows: figures, cases, and the commissions that it names. */
export const prefectureHome = (screen: PrefectureScreen): { title: string; lead: string; blocks: Block[] } => {
  const { lang, departement } = screen;
  return { title: prefecture(lang, 'title', departement), lead: prefecture(lang, 'lead'), blocks: [
    statisticsTable(screen), { kind: 'text', text: prefecture(lang, 'secretNote') }, litigationTable(screen),
    tablesTable(screen), { kind: 'text', text: prefecture(lang, 'tablesNote') },
    { kind: 'form', action: '/prefecture/commission', title: prefecture(lang, 'members'), submit: prefecture(lang, 'show'),
      fields: [{ sort: 'text', name: 'commune', label: prefecture(lang, 'choose') }] }] };
};

/** Where a commission is named: by the prefecture for a commune, at the post itself for a consular list. */
export type NamingAt = { action: string; back: string; hidden?: Record<string, string>; atPost: boolean };

/** Members of one commission, and the appointment of another. */
export const prefectureCommission = (
  lang: Lang, nom: string, members: readonly Membre[], today: CivilDate, { action, back, hidden, atPost }: NamingAt,
): { title: string; back: { href: string }; blocks: Block[] } => ({
  title: commission(lang, 'title', { commune: nom }), back: { href: back },
  blocks: [membersTable(lang, members, atPost), {
    kind: 'form', action, ...(hidden ? { hidden } : {}), title: commission(lang, 'appoint'),
    submit: commission(lang, 'appointButton'), values: { du: today, qualite: QUALITIES[atPost ? 'poste' : 'commune'][0] },
    fields: [{ sort: 'text', name: 'nom', label: commission(lang, 'name') },
      { sort: 'radio', name: 'qualite', label: commission(lang, 'quality'),
        options: QUALITIES[atPost ? 'poste' : 'commune'].map((value) => ({ value, label: commission(lang, value) })) },
      { sort: 'checks', name: 'suppleant', label: commission(lang, 'seat'),
        options: [{ value: '1', label: commission(lang, 'substitute') }] },
      { sort: 'date', name: 'du', label: commission(lang, 'from') },
      { sort: 'text', name: 'arrete', label: commission(lang, 'order'), hint: commission(lang, atPost ? 'orderHintAtPost' : 'orderHint') }],
  }],
});
