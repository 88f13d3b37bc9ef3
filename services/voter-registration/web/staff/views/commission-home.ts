import { daysBetween, type CivilDate } from '#base/values/civil-date.ts';
import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { MeetingWindow } from '../../../domain/commission/meeting-window.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { Membre, Seance } from '../../../store/commission.ts';
import type { Appel } from '../../../store/roll-changes.ts';
import type { Block, Cell } from '../model.ts';
import { commission } from '../texts/commission.ts';
import { staff } from '../texts/common.ts';
import { motiveText, personName } from './words.ts';

export type CommissionHome = {
  lang: Lang; today: CivilDate; zone: string; window: MeetingWindow & { label: string }; appeals: readonly Appel[];
  meetings: readonly Seance[]; members: readonly Membre[]; canCall: boolean; tables: string;
  /** Set at a consular post: where its members are named. */
  naming?: string;
};

const windowText = ({ lang, window }: CommissionHome): string => {
  const dates = { du: formatDate(window.du, lang), au: formatDate(window.au, lang), publication: formatDate(window.publication, lang) };
  return window.scrutin === null ? commission(lang, 'windowYear', dates)
    : commission(lang, 'windowBallot', { ...dates, scrutin: window.label });
};

/** How pressing an answer is; silence rejects after the last day. */
const clock = (lang: Lang, today: CivilDate, due: CivilDate): Cell => {
  const days = daysBetween(today, due);
  if (days < 0) return { badge: commission(lang, 'overdue'), severity: 'error' };
  return { badge: commission(lang, 'lastDays', { days }), severity: days <= 7 ? 'warning' : 'info' };
};

/** Appeals that wait, with the day after which silence rejects them. */
export const pendingTable = ({ lang, today, zone, appeals }: Pick<CommissionHome, 'lang' | 'today' | 'zone' | 'appeals'>,
  href?: (numero: string) => string): Block => ({
  kind: 'table', caption: commission(lang, 'pending'), empty: commission(lang, 'pendingNone'),
  heads: [staff(lang, 'person'), staff(lang, 'number'), commission(lang, 'refusal'), commission(lang, 'receivedOn'),
    commission(lang, 'answerBefore'), staff(lang, 'state')],
  rows: appeals.map((appeal): Cell[] => [
    href ? { text: personName(appeal), href: href(appeal.numero) } : personName(appeal), appeal.numero,
    motiveText(lang, appeal.motif),
    appeal.recours_tardif ? `${formatInstant(lang, appeal.recours_le.getTime(), zone)} · ${commission(lang, 'late')}`
      : formatInstant(lang, appeal.recours_le.getTime(), zone),
    formatDate(appeal.silence_le, lang), clock(lang, today, appeal.silence_le)]),
});

/** In which capacity a member sits, as a full member or a substitute. */
export const qualityText = (lang: Lang, { qualite, suppleant }: Pick<Membre, 'qualite' | 'suppleant'>): string =>
  (suppleant ? `${commission(lang, qualite)}, ${commission(lang, 'substitute')}` : commission(lang, qualite));

/** Members as the prefecture named them. */
export const membersTable = (lang: Lang, members: readonly Membre[], atPost = false): Block => ({
  kind: 'table', caption: commission(lang, atPost ? 'membersAtPost' : 'members'),
  empty: commission(lang, atPost ? 'membersNoneAtPost' : 'membersNone'),
  heads: [commission(lang, 'name'), commission(lang, 'quality'), commission(lang, 'term'), commission(lang, 'order')],
  rows: members.map(({ nom, qualite, suppleant, du, au, arrete }) => [nom,
    qualityText(lang, { qualite, suppleant }),
    commission(lang, 'termText', { du: formatDate(du, lang), au: formatDate(au, lang) }), arrete]),
});

const meetingsTable = ({ lang, meetings }: CommissionHome): Block => ({
  kind: 'table', caption: commission(lang, 'meetings'), empty: commission(lang, 'meetingsNone'),
  heads: [commission(lang, 'when'), commission(lang, 'about'), commission(lang, 'place'), staff(lang, 'state')],
  rows: meetings.map(({ id, jour, heure, lieu, objet, closeLe }): Cell[] => [
    { text: `${formatDate(jour, lang)}, ${heure}`, href: `/commission/seances/${id}` }, commission(lang, objet), lieu,
    closeLe === null ? { badge: commission(lang, 'open'), severity: 'info' } : { badge: commission(lang, 'closed'), severity: 'success' }]),
});

const callForm = ({ lang, window }: CommissionHome, commune: string): Block => ({
  kind: 'form', action: '/commission/seances', title: commission(lang, 'call'), submit: commission(lang, 'callButton'),
  hidden: { commune }, values: { jour: window.du, heure: '18:00', objet: 'REGULARITE' },
  fields: [
    { sort: 'date', name: 'jour', label: commission(lang, 'day') }, { sort: 'time', name: 'heure', label: commission(lang, 'hour') },
    { sort: 'text', name: 'lieu', label: commission(lang, 'place') },
    { sort: 'radio', name: 'objet', label: commission(lang, 'about'),
      options: (['REGULARITE', 'RECOURS'] as const).map((value) => ({ value, label: commission(lang, value) })) },
  ],
});

/** First screen of the commission: when it must meet, which appeals wait, its meetings and members. */
export const commissionHome = (home: CommissionHome, commune: { code: string; nom: string }): {
  title: string; lead: string; blocks: Block[];
} => ({
  title: commission(home.lang, 'title', { commune: commune.nom }), lead: windowText(home),
  blocks: [pendingTable(home), meetingsTable(home), ...(home.canCall && home.members.length > 0 ? [callForm(home, commune.code)] : []),
    membersTable(home.lang, home.members, home.naming !== undefined),
    { kind: 'links', items: [...(home.naming === undefined ? [] : [{ text: commission(home.lang, 'nameMembers'), href: home.naming }]),
      { text: commission(home.lang, 'publicTitle', { commune: commune.nom }), href: home.tables }] }],
});
