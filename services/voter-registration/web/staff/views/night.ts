import { formatCount, formatInstant } from '#base/ui/i18n/format.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import { againstPlan } from '../../../domain/operations/plan.ts';
import type { Step } from '../../../domain/operations/prewarm.ts';
import type { Fait, Levers } from '../../../store/operations.ts';
import type { Block, CurvePoint } from '../model.ts';
import { night } from '../texts/night.ts';

export type NightScreen = {
  lang: Lang; zone: string; now: Instant; actual: readonly number[]; queued: number; levers: Levers;
  /** Requests expected by ten minutes; none on a day that closes nothing. */
  planned: readonly number[];
  journal: readonly Fait[]; closing: { label: string; end: Instant; steps: readonly Step[] } | null;
};

const SLOTS_AN_HOUR = 6;
const clock = (slot: number): string => `${String(Math.floor(slot / SLOTS_AN_HOUR)).padStart(2, '0')}:${slot % SLOTS_AN_HOUR}0`;
const points = (counts: readonly number[]): CurvePoint[] => counts.map((y, slot) => ({ x: clock(slot), y }));
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const byHour = ({ lang, actual, planned }: NightScreen): Block => ({
  kind: 'table', caption: night(lang, 'table'), empty: night(lang, 'tableNone'),
  heads: [night(lang, 'hour'), night(lang, 'actual'), ...(planned.length > 0 ? [night(lang, 'plan')] : [])],
  rows: Array.from({ length: Math.ceil(actual.length / SLOTS_AN_HOUR) }, (_, hour) => {
    const [from, to] = [hour * SLOTS_AN_HOUR, (hour + 1) * SLOTS_AN_HOUR];
    return [clock(from), formatCount(lang, sum(actual.slice(from, to))),
      ...(planned.length > 0 ? [formatCount(lang, sum(planned.slice(from, to)))] : [])];
  }).toReversed() });

const levers = ({ lang, levers: { entriesPerS, banner } }: NightScreen): Block => ({
  kind: 'form', action: '/nuit/leviers', title: night(lang, 'levers'), submit: night(lang, 'move'),
  values: { entrees: entriesPerS === null ? '' : String(entriesPerS), bandeauFr: banner?.text.fr, bandeauEn: banner?.text.en,
    urgent: banner?.urgent ? '1' : '' },
  fields: [{ sort: 'number', name: 'entrees', label: night(lang, 'rate'), hint: night(lang, 'rateHint') },
    { sort: 'text', name: 'bandeauFr', label: night(lang, 'bannerFr'), hint: night(lang, 'bannerHint'), optional: true },
    { sort: 'text', name: 'bandeauEn', label: night(lang, 'bannerEn'), optional: true },
    { sort: 'checks', name: 'urgent', label: night(lang, 'urgent'), options: [{ value: '1', label: night(lang, 'urgentYes') }] }] });

const outage = (lang: Lang): Block => ({
  kind: 'form', action: '/nuit/pannes', title: night(lang, 'outage'), submit: night(lang, 'publish'),
  fields: [{ sort: 'radio', name: 'sorte', label: night(lang, 'outageKind'),
    options: (['PANNE', 'RETABLI'] as const).map((value) => ({ value, label: night(lang, value) })) },
  { sort: 'text', name: 'texteFr', label: night(lang, 'textFr') }, { sort: 'text', name: 'texteEn', label: night(lang, 'textEn') }] });

/** Lines of the journal. */
export const journalTable = (lang: Lang, zone: string, journal: readonly Fait[], caption: string, empty: string): Block => ({
  kind: 'table', caption, empty, heads: [night(lang, 'when'), night(lang, 'outageKind'), night(lang, 'what')],
  rows: journal.map(({ le, sorte, texte }) => [formatInstant(lang, le, zone),
    { badge: night(lang, sorte), severity: sorte === 'PANNE' ? 'error' : sorte === 'RETABLI' ? 'success' : 'info' }, texte[lang]]) });

const prewarm = ({ lang, zone, now, closing }: NightScreen): Block => {
  if (closing === null) return { kind: 'note', severity: 'info', text: night(lang, 'prewarmNone') };
  return { kind: 'table', empty: night(lang, 'prewarmNone'),
    caption: night(lang, 'prewarm', { scrutin: closing.label, fin: formatInstant(lang, closing.end - 1, zone) }),
    heads: [night(lang, 'due'), night(lang, 'step'), night(lang, 'state')],
    rows: closing.steps.map(({ le, texte }) => [formatInstant(lang, le, zone), texte[lang],
      { badge: night(lang, le < now ? 'past' : 'ahead'), severity: le < now ? 'success' : 'info' }]) };
};

/** The console of an election night: the curve against the plan, the levers, the journal, what comes next. */
export const nightConsole = (screen: NightScreen): { title: string; lead: string; blocks: Block[] } => {
  const { lang, zone, actual, planned, queued, journal } = screen;
  const { came, expected, percent } = againstPlan(actual, planned);
  const ordinary = planned.length === 0;
  const planText = formatCount(lang, expected);
  return { title: night(lang, 'title'), lead: night(lang, ordinary ? 'leadOrdinary' : 'lead', { came, expected: planText }), blocks: [
    { kind: 'figures', live: true, items: [{ label: night(lang, 'came'), value: formatCount(lang, came) },
      { label: night(lang, 'lastTen'), value: formatCount(lang, actual.at(-1) ?? 0) },
      ...(ordinary ? [] : [{ label: night(lang, 'ofPlan'), value: `${percent} %` }]),
      { label: night(lang, 'queue'), value: formatCount(lang, queued), hint: night(lang, 'queueHint') }] },
    { kind: 'curve', caption: night(lang, 'curve'),
      text: night(lang, ordinary ? 'curveTextOrdinary' : 'curveText', { came: formatCount(lang, came), expected: planText }),
      actual: points(actual),
      plan: points(planned), legend: { actual: night(lang, 'actual'), plan: night(lang, 'plan') } },
    levers(screen), { kind: 'text', text: night(lang, 'moved') },
    { kind: 'links', items: [{ text: night(lang, 'extend'), href: '/calendrier/gestion' },
      { text: night(lang, 'outages'), href: '/pannes' }, { text: night(lang, 'logs'), href: '/registres' }] },
    prewarm(screen), outage(lang), journalTable(lang, zone, journal, night(lang, 'journal'), night(lang, 'journalNone')), byHour(screen)] };
};
