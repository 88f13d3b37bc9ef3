import { formatInstant } from '#base/ui/i18n/format.ts';
import type { FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { BALLOT_TYPES, type Ballot } from '../../../domain/calendar/ballot.ts';
import { placeOf, type Calendar } from '../../../domain/calendar/calendar.ts';
import type { CalendarChange, Shift } from '../../../domain/calendar/change.ts';
import { closingsOf, type Closing } from '../../../domain/calendar/closings.ts';
import type { CanalCloture } from '../../../domain/codes/channels.ts';
import { LISTS } from '../../../domain/codes/lists.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { Proposal, Simulation } from '../../../store/calendar-changes.ts';
import type { Block, Cell } from '../model.ts';
import { calendar } from '../texts/calendar.ts';

/** Where the screen lives. */
export const CALENDAR_DESK = '/calendrier/gestion';

export type CalendarScreen = { lang: Lang; calendar: Calendar; today: string; proposals: readonly Proposal[]; actor: string };
type Screen = { title: string; lead: string; blocks: Block[] };

const closingText = (lang: Lang, closing: Closing | null): string => {
  if (!closing) return '–';
  const date = formatDate(closing.date, lang);
  return closing.origine === 'REGLE' ? date
    : `${date} (${calendar(lang, 'rule', { date: formatDate(closing.dateRegle, lang) })} ; ${closing.texte ?? ''})`;
};

const ballotRow = (lang: Lang, whole: Calendar, ballot: Ballot): Cell[] => {
  const closings = closingsOf(whole, ballot, placeOf(ballot));
  return [ballot.label[lang], formatDate(ballot.premierTour, lang), ...(['EN_LIGNE', 'PAPIER', 'l30'] as const).map((one) =>
    closingText(lang, closings?.[one] ?? null))];
};

const SHOWN_DAYS_BACK = '-01-01';

const recent = ({ calendar: { scrutins }, today }: CalendarScreen): Ballot[] =>
  scrutins.filter(({ premierTour }) => premierTour >= `${Number(today.slice(0, 4)) - 1}${SHOWN_DAYS_BACK}`)
    .toSorted((a, b) => (a.premierTour < b.premierTour ? -1 : 1));

const overrideForm = (screen: CalendarScreen): Block => {
  const { lang, today } = screen;
  return { kind: 'form', action: `${CALENDAR_DESK}/simuler`, title: calendar(lang, 'override'), submit: calendar(lang, 'simulate'),
    values: { l30: '1' }, fields: [
      { sort: 'select', name: 'scrutin', label: calendar(lang, 'ballot'), options: recent(screen)
        .filter(({ premierTour }) => premierTour > today).map(({ id, label }) => ({ value: id, label: label[lang] })) },
      { sort: 'checks', name: 'canaux', label: calendar(lang, 'channels'),
        options: [{ value: 'EN_LIGNE', label: calendar(lang, 'online') }, { value: 'PAPIER', label: calendar(lang, 'paper') }] },
      { sort: 'date', name: 'date', label: calendar(lang, 'date') },
      { sort: 'text', name: 'texte', label: calendar(lang, 'text'), hint: calendar(lang, 'textHint') },
      { sort: 'text', name: 'motif', label: calendar(lang, 'reasonFr') },
      { sort: 'text', name: 'motifEn', label: calendar(lang, 'reasonEn') },
      { sort: 'checks', name: 'l30', label: calendar(lang, 'lateOpen'), options: [{ value: '1', label: calendar(lang, 'lateOpenYes') }] },
      { sort: 'checks', name: 'minuit', label: calendar(lang, 'wholeDay'), options: [{ value: '1',
        label: calendar(lang, 'wholeDayYes') }] },
    ] };
};

const ballotForm = ({ lang }: CalendarScreen): Block => ({
  kind: 'form', action: `${CALENDAR_DESK}/scrutin`, title: calendar(lang, 'addBallot'), submit: calendar(lang, 'propose'),
  values: { listes: ['PRINCIPALE', 'COMPLEMENTAIRE_MUNICIPALE'] }, fields: [
    { sort: 'select', name: 'type', label: calendar(lang, 'sort'),
      options: Object.entries(BALLOT_TYPES).map(([value, { label }]) => ({ value, label: label[lang] })) },
    { sort: 'text', name: 'labelFr', label: calendar(lang, 'labelFr') },
    { sort: 'text', name: 'labelEn', label: calendar(lang, 'labelEn') },
    { sort: 'checks', name: 'partout', label: calendar(lang, 'where'), options: [{ value: '1', label: calendar(lang, 'everywhere') }] },
    { sort: 'area', name: 'communes', label: calendar(lang, 'communes'), hint: calendar(lang, 'communesHint'), optional: true },
    { sort: 'date', name: 'premierTour', label: calendar(lang, 'firstRound') },
    { sort: 'date', name: 'secondTour', label: calendar(lang, 'second'), optional: true },
    { sort: 'checks', name: 'samedi', label: calendar(lang, 'saturday'), options: [{ value: '1', label: calendar(lang, 'saturdayYes') }] },
    { sort: 'checks', name: 'listes', label: calendar(lang, 'lists'),
      options: Object.entries(LISTS).map(([value, { label }]) => ({ value, label: label[lang] })) },
    { sort: 'text', name: 'texte', label: calendar(lang, 'text'), hint: calendar(lang, 'textHint') },
  ] });

const channelName = (lang: Lang, canal: CanalCloture): string => calendar(lang, canal === 'EN_LIGNE' ? 'online' : 'paper');

const changeText = (lang: Lang, whole: Calendar, change: CalendarChange): string => {
  if (change.sorte === 'SCRUTIN') return `${change.ballot.label[lang]}, ${formatDate(change.ballot.premierTour, lang)}`;
  const { canaux, date, texte } = change.derogation;
  const ballot = whole.scrutins.find(({ id }) => id === change.scrutin);
  const channels = canaux.map((canal) => channelName(lang, canal).toLowerCase()).join(', ');
  return calendar(lang, 'change', { ballot: ballot?.label[lang] ?? change.scrutin, channels, date: formatDate(date, lang), text: texte });
};

const simulationText = (lang: Lang, { lieux, demandes, brouillons }: Simulation): string =>
  calendar(lang, 'simulated', { lieux: String(lieux), demandes: String(demandes), brouillons: String(brouillons) });

const stateOf = (lang: Lang, { version, signedAt }: Proposal): Cell => {
  if (version !== null) return { badge: calendar(lang, 'inForce', { version: String(version) }), severity: 'success' };
  return signedAt ? { badge: calendar(lang, 'refused') } : { badge: calendar(lang, 'waits'), severity: 'warning' };
};

const settleForms = ({ lang, calendar: whole, proposals, actor }: CalendarScreen): Block[] =>
  proposals.filter(({ signedAt }) => signedAt === null).flatMap((proposal): Block[] => [
    { kind: 'heading', id: proposal.id, text: calendar(lang, 'sign', { what: changeText(lang, whole, proposal.content) }) },
    { kind: 'note', severity: proposal.earlier ? 'warning' : 'info',
      text: `${simulationText(lang, proposal.simulation)} ${proposal.earlier ? calendar(lang, 'earlier') : ''}` },
    ...(proposal.proposedBy === actor ? [] : [{ kind: 'form' as const, action: `${CALENDAR_DESK}/signer`,
      submit: calendar(lang, 'signButton'), fields: [], hidden: { id: proposal.id } }]),
    { kind: 'form', action: `${CALENDAR_DESK}/ecarter`, submit: calendar(lang, 'setAside'), fields: [], danger: true,
      hidden: { id: proposal.id } },
  ]);

/** The calendar in force, what waits for a signature, and the two forms. */
export const calendarHome = (screen: CalendarScreen): Screen => {
  const { lang, calendar: whole, proposals } = screen;
  return { title: calendar(lang, 'title'), lead: calendar(lang, 'lead', { version: whole.version }), blocks: [
    ...settleForms(screen),
    { kind: 'table', caption: calendar(lang, 'ballots'), empty: calendar(lang, 'none'),
      heads: ['ballot', 'firstRound', 'online', 'paper', 'late'].map((head) => calendar(lang, head as 'ballot')),
      rows: recent(screen).map((ballot) => ballotRow(lang, whole, ballot)) },
    overrideForm(screen), ballotForm(screen),
    { kind: 'table', caption: calendar(lang, 'proposals'), empty: calendar(lang, 'proposalsNone'),
      heads: ['what', 'proposedOn', 'state'].map((head) => calendar(lang, head as 'what')),
      rows: proposals.map((proposal): Cell[] => [changeText(lang, whole, proposal.content),
        formatInstant(lang, proposal.proposedAt.getTime(), 'Europe/Paris'), stateOf(lang, proposal)]) },
  ] };
};

/** What a change would do, before it is proposed. */
export const calendarSimulation = (
  { lang, calendar: whole }: CalendarScreen, change: CalendarChange, { shifts, simulation, earlier, nameOf }:
  { shifts: readonly Shift[]; simulation: Simulation; earlier: boolean; nameOf(code: string): string }, typed: FormState['values'],
): Screen & { back: { href: string } } => ({
  title: calendar(lang, 'simulation'), lead: changeText(lang, whole, change), back: { href: CALENDAR_DESK }, blocks: [
    { kind: 'note', severity: earlier ? 'warning' : 'info',
      text: `${simulationText(lang, simulation)} ${earlier ? calendar(lang, 'earlier') : ''}` },
    { kind: 'table', caption: calendar(lang, 'simulation'), empty: calendar(lang, 'none'),
      heads: ['place', 'channels', 'before', 'after'].map((head) => calendar(lang, head as 'place')),
      rows: shifts.map(({ lieu, canal, avant, apres }): Cell[] => [nameOf(lieu), channelName(lang, canal),
        formatDate(avant, lang), formatDate(apres, lang)]) },
    { kind: 'form', action: `${CALENDAR_DESK}/proposer`, submit: calendar(lang, 'propose'), fields: [],
      hidden: Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value ?? ''].flat().join(' ')])) },
  ] });
