import { formatCount, formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { codesOf } from '../../../domain/codes/code-list.ts';
import { DATA_SETS } from '../../../domain/open-data/data-sets.ts';
import type { Reuse } from '../../../store/open-data.ts';
import type { Block, Cell } from '../model.ts';
import { openData } from '../texts/open-data.ts';

const PARIS = 'Europe/Paris';

export type OpenDataScreen = { lang: Lang; reuses: readonly Reuse[]; sent: ReadonlyMap<string, number>; key?: string };

/** The median wait in words of its size; nothing when nobody has used the data yet. */
const waitText = (lang: Lang, reuses: readonly Reuse[]): string => {
  const waits = reuses.flatMap(({ demandeeLe, premiereLe }) => (premiereLe === null ? [] : [premiereLe - demandeeLe])).sort((a, b) =>
    a - b);
  const median = waits[Math.floor((waits.length - 1) / 2)];
  if (median === undefined) return openData(lang, 'waitNone');
  const minutes = Math.max(1, Math.ceil(median / 60_000));
  if (minutes < 120) return openData(lang, 'minutes', { n: minutes });
  return minutes < 48 * 60 ? openData(lang, 'hours', { n: Math.ceil(minutes / 60) })
    : openData(lang, 'days', { n: Math.ceil(minutes / 1440) });
};

const projectsTable = ({ lang, reuses }: OpenDataScreen): Block => ({
  kind: 'table', caption: openData(lang, 'projects'), empty: openData(lang, 'none'),
  heads: [openData(lang, 'project'), openData(lang, 'since'), openData(lang, 'first'), openData(lang, 'taken')],
  rows: reuses.map(({ projet, adresse, demandeeLe, premiereLe, transmissions }): Cell[] => [{ text: projet, href: adresse },
    formatInstant(lang, demandeeLe, PARIS), premiereLe === null ? openData(lang, 'never') : formatInstant(lang, premiereLe, PARIS),
    formatCount(lang, transmissions)]),
});

/** The page of open data: what there is, the indicators of its reuse, and the declaration of a project. */
export const openDataPage = (screen: OpenDataScreen): { title: string; lead: string; blocks: Block[] } => {
  const { lang, reuses, sent, key } = screen;
  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  return { title: openData(lang, 'title'), lead: openData(lang, 'lead'), blocks: [
    ...(key ? [{ kind: 'note', severity: 'success', title: openData(lang, 'keyTitle'), text: openData(lang, 'key', { key }) } as const]
      : []),
    { kind: 'table', caption: openData(lang, 'sets'), empty: '',
      heads: [openData(lang, 'set'), openData(lang, 'address'), openData(lang, 'month')],
      rows: codesOf(DATA_SETS).map((set): Cell[] =>
        [DATA_SETS[set].label[lang], DATA_SETS[set].path, formatCount(lang, sent.get(set) ?? 0)]) },
    { kind: 'heading', id: 'indicateurs', text: openData(lang, 'indicators') },
    { kind: 'figures', items: [{ label: openData(lang, 'projects'), value: String(reuses.length) },
      { label: openData(lang, 'total'), value: formatCount(lang, total) },
      { label: openData(lang, 'wait'), value: waitText(lang, reuses) }] },
    projectsTable(screen),
    { kind: 'form', action: '/donnees-ouvertes', title: openData(lang, 'declare'), submit: openData(lang, 'send'), fields: [
      { sort: 'text', name: 'projet', label: openData(lang, 'name'), hint: openData(lang, 'nameHint') },
      { sort: 'text', name: 'adresse', label: openData(lang, 'link'), hint: openData(lang, 'linkHint') }] }] };
};
