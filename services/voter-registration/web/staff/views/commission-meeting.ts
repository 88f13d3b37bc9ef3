import { formatInstant } from '#base/ui/i18n/format.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Lang } from '#base/values/lang.ts';
import { APPEAL_MOTIVES } from '../../../domain/codes/appeal-motives.ts';
import { hasQuorum } from '../../../domain/commission/vote.ts';
import { LISTS } from '../../../domain/codes/lists.ts';
import { formatDate } from '../../../domain/format-date.ts';
import { stationNumber } from '../../../domain/roll/station-number.ts';
import type { Membre, Seance, Vote } from '../../../store/commission.ts';
import type { Appel, Changement } from '../../../store/roll-changes.ts';
import type { Block, Cell } from '../model.ts';
import { commission } from '../texts/commission.ts';
import { staff } from '../texts/common.ts';
import { pendingTable, qualityText } from './commission-home.ts';
import { birthText, changeMotive, personName } from './words.ts';

export type Meeting = {
  lang: Lang; today: CivilDate; zone: string; commune: { code: string; nom: string }; seance: Seance;
  members: readonly Membre[]; appeals: readonly Appel[]; heard: readonly (Vote & { nom: string })[];
  changes: readonly Changement[];
  /** Whether the person may record, vote and close: a member of the commission. */
  sits: boolean;
};

const path = ({ seance }: Pick<Meeting, 'seance'>): string => `/commission/seances/${seance.id}`;

const presentBlocks = (meeting: Meeting): Block[] => {
  const { lang, seance, members, sits } = meeting;
  const count = seance.presents.length;
  const quorum: Block = hasQuorum({ presents: count })
    ? { kind: 'note', severity: 'success', text: commission(lang, 'quorumYes', { count }) }
    : { kind: 'note', severity: 'warning', text: commission(lang, 'quorumNo', { count }) };
  if (!sits || seance.closeLe !== null) return [quorum];
  return [quorum, {
    kind: 'form', action: `${path(meeting)}/presents`, submit: commission(lang, 'presentButton'),
    values: { presents: [...seance.presents] },
    fields: [{ sort: 'checks', name: 'presents', label: commission(lang, 'present'),
      options: members.map((member) => ({ value: member.id, label: member.nom, hint: qualityText(lang, member) })) }],
  }];
};

/** What a meeting decided on each appeal. */
const heardTable = ({ lang, heard }: Pick<Meeting, 'lang' | 'heard'>): Block => ({
  kind: 'table', caption: commission(lang, 'heard'), empty: commission(lang, 'heardNone'),
  heads: [staff(lang, 'person'), staff(lang, 'number'), commission(lang, 'outcome'), staff(lang, 'motive'), commission(lang, 'votes')],
  rows: heard.map(({ nom, numero, issue, motif, presents, pour, contre }) => [nom, numero, commission(lang, issue),
    motif && issue !== 'PARTAGE' ? APPEAL_MOTIVES[motif].label[lang] : '',
    commission(lang, 'votesText', { pour, contre, presents })]),
});

/** How many changes of each sort. */
export const changeCounts = (changes: readonly Changement[]): Record<Changement['sorte'], number> => {
  const counts = { INSCRIPTION: 0, RADIATION: 0, REFUS: 0 };
  for (const { sorte } of changes) counts[sorte] += 1;
  return counts;
};

const changeRow = (lang: Lang, zone: string) => (change: Changement): Cell[] => [
  personName(change), birthText(lang, change.date_naissance), commission(lang, change.sorte), LISTS[change.type_liste].label[lang],
  formatInstant(lang, change.le.getTime(), zone), stationNumber(change.bureau ?? ''),
  changeMotive(lang, change.motif, change.requerant)];

const changeBlocks = ({ lang, zone, changes, seance }: Meeting): Block[] => {
  const counts = changeCounts(changes);
  return [
    { kind: 'heading', id: 'changements', text: commission(lang, 'changes') },
    { kind: 'text', text: seance.depuis === 0 ? commission(lang, 'changesFirst', { count: changes.length })
      : commission(lang, 'changesLead', { count: changes.length, depuis: formatInstant(lang, seance.depuis, zone) }) },
    { kind: 'figures', items: [
      { label: commission(lang, 'added'), value: String(counts.INSCRIPTION) },
      { label: commission(lang, 'removed'), value: String(counts.RADIATION) },
      { label: commission(lang, 'refused'), value: String(counts.REFUS) }] },
    { kind: 'table', caption: commission(lang, 'changes'), empty: commission(lang, 'changesNone'),
      heads: [staff(lang, 'person'), staff(lang, 'born'), commission(lang, 'change'), staff(lang, 'list'), staff(lang, 'on'),
        staff(lang, 'station'), staff(lang, 'motive')],
      rows: changes.map(changeRow(lang, zone)) },
  ];
};

const closing = (meeting: Meeting): Block[] => {
  const { lang, seance, zone, sits } = meeting;
  if (seance.closeLe !== null) {
    return [{ kind: 'note', severity: 'info', text: commission(lang, 'closedOn', { le: formatInstant(lang, seance.closeLe, zone) }) }];
  }
  return sits ? [{ kind: 'form', action: `${path(meeting)}/clore`, title: commission(lang, 'closeTitle'),
    submit: commission(lang, 'closeButton'),
    fields: [{ sort: 'area', name: 'observations', label: commission(lang, 'observations'), optional: true }] }] : [];
};

const documents = (meeting: Meeting): Block => {
  const { lang, seance } = meeting;
  const pdf = (name: string): string => `${path(meeting)}/${name}.pdf?lang=${lang}`;
  return { kind: 'links', items: [{ text: commission(lang, 'agendaPdf'), href: pdf('ordre-du-jour') },
    ...(seance.closeLe === null ? [] : [
      { text: commission(lang, 'minutesPdf'), href: pdf('proces-verbal') },
      { text: commission(lang, 'tablePdf'), href: pdf('tableau') },
      { text: commission(lang, 'fiveDaysPdf'), href: pdf('tableau-des-cinq-jours') }])] };
};

/** One meeting: who is there, the appeals to hear and those heard, the changes of the roll, the closing. */
export const commissionMeeting = (meeting: Meeting): { title: string; lead: string; back: { href: string }; blocks: Block[] } => {
  const { lang, seance, sits } = meeting;
  const open = seance.closeLe === null;
  return {
    title: commission(lang, 'meeting', { jour: formatDate(seance.jour, lang) }), back: { href: '/commission' },
    lead: `${seance.heure}, ${seance.lieu}. ${commission(lang, seance.objet)}.`,
    blocks: [documents(meeting), ...presentBlocks(meeting),
      ...(open ? [pendingTable(meeting, sits ? (numero) => `${path(meeting)}/recours/${numero}` : undefined)] : []),
      heardTable(meeting), ...closing(meeting), ...changeBlocks(meeting)],
  };
};
