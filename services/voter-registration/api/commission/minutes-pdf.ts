import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import { thirdPartyDue } from '../../domain/calendar/decision-terms.ts';
import { APPEAL_MOTIVES } from '../../domain/codes/appeal-motives.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { LISTS } from '../../domain/codes/lists.ts';
import { hasQuorum } from '../../domain/commission/vote.ts';
import { formatDate } from '../../domain/format-date.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import type { Changement } from '../../store/roll-changes.ts';
import { qualityText } from '../../web/staff/views/commission-home.ts';
import type { Meeting } from '../../web/staff/views/commission-meeting.ts';
import { birthText, changeMotive, motiveText, personName } from '../../web/staff/views/words.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { commission } from '../../web/staff/texts/commission.ts';
import { openSheet, type PdfSheet } from '../papers/pdf-sheet.ts';
import type { PdfTable } from '../papers/pdf-table.ts';

/** Papers of a meeting. */
export const PAPERS = ['ordre-du-jour', 'proces-verbal', 'tableau', 'tableau-des-cinq-jours'] as const;
export type Paper = (typeof PAPERS)[number];

const titleOf = ({ lang, seance }: Meeting, paper: Paper): string => {
  const jour = formatDate(seance.jour, lang);
  if (paper === 'proces-verbal') return commission(lang, 'minutes', { jour });
  if (paper === 'ordre-du-jour') return `${commission(lang, 'agenda')}, ${commission(lang, 'meeting', { jour })}`;
  return commission(lang, paper === 'tableau' ? 'table' : 'fiveDays');
};

const presence = (sheet: PdfSheet, { lang, members, seance }: Meeting): void => {
  sheet.heading(commission(lang, 'present'));
  const present = members.filter(({ id }) => seance.presents.includes(id));
  for (const member of present) sheet.row(member.nom, qualityText(lang, member));
  sheet.paragraph(commission(lang, hasQuorum({ presents: present.length }) ? 'quorumYes' : 'quorumNo', { count: present.length }));
};

/** The minutes are signed by those who sat (R.11): a line for each. */
const signatures = (sheet: PdfSheet, { lang, members, seance, zone }: Meeting): void => {
  if (seance.closeLe !== null) sheet.paragraph(commission(lang, 'closedOn', { le: formatInstant(lang, seance.closeLe, zone) }));
  sheet.heading(commission(lang, 'signatures'));
  for (const member of members) if (seance.presents.includes(member.id)) sheet.signature(member.nom, qualityText(lang, member));
};

const votes = (sheet: PdfSheet, { lang, heard }: Meeting): void => {
  sheet.heading(commission(lang, 'heard'));
  if (heard.length === 0) sheet.paragraph(commission(lang, 'heardNone'));
  for (const { nom, numero, issue, motif, pour, contre, presents } of heard) {
    const motive = motif && issue !== 'PARTAGE' ? `${APPEAL_MOTIVES[motif].label[lang]}. ` : '';
    sheet.row(`${nom} (${numero})`, `${commission(lang, issue)}. ${motive}${commission(lang, 'votesText', { pour, contre, presents })}`);
  }
};

const pending = (sheet: PdfSheet, { lang, appeals }: Meeting): void => {
  sheet.heading(commission(lang, 'pending'));
  if (appeals.length === 0) sheet.paragraph(commission(lang, 'pendingNone'));
  for (const appeal of appeals) {
    sheet.row(`${personName(appeal)} (${appeal.numero})`,
      `${motiveText(lang, appeal.motif)}. ${commission(lang, 'answerBefore')} ${formatDate(appeal.silence_le, lang)}`);
  }
};

const changeRow = ({ lang, zone }: Meeting) => (change: Changement, index: number): string[] => [String(index + 1), personName(change),
  birthText(lang, change.date_naissance), LISTS[change.type_liste].label[lang],
  formatDate(civilDateAt(change.le.getTime(), zone), lang), stationNumber(change.bureau ?? ''),
  changeMotive(lang, change.motif, change.requerant)];

const SORTS = { INSCRIPTION: 'added', RADIATION: 'removed', REFUS: 'refused' } as const;

const SHARES = { rank: 26, person: 122, born: 70, list: 70, on: 76, station: 38, motive: 81 };

/** The columns; a table without any motive leaves its room to the names, which then need one line. */
const tableOf = (lang: Lang, rows: readonly string[][]): PdfTable => {
  const motives = rows.some((row) => row.at(-1) !== '');
  const heads = [{ text: commission(lang, 'rank'), share: SHARES.rank },
    { text: staff(lang, 'person'), share: SHARES.person + (motives ? 0 : SHARES.motive) },
    { text: staff(lang, 'born'), share: SHARES.born }, { text: staff(lang, 'list'), share: SHARES.list },
    { text: staff(lang, 'on'), share: SHARES.on }, { text: staff(lang, 'station'), share: SHARES.station },
    ...(motives ? [{ text: staff(lang, 'motive'), share: SHARES.motive }] : [])];
  return { heads, rows: motives ? rows : rows.map((row) => row.slice(0, -1)) };
};

/** Who came on the roll, who left it and, where they may stand, who was refused: each a table of its own, in the order of names. */
const changesOf = (sheet: PdfSheet, meeting: Meeting, changes: readonly Changement[], sorts: readonly (keyof typeof SORTS)[]): void => {
  const { lang, seance, zone } = meeting;
  sheet.paragraph(seance.depuis === 0 ? commission(lang, 'changesFirst', { count: changes.length })
    : commission(lang, 'changesLead', { count: changes.length, depuis: formatInstant(lang, seance.depuis, zone) }));
  for (const sorte of sorts) {
    const rows = changes.filter((change) => change.sorte === sorte).map(changeRow(meeting));
    sheet.heading(`${commission(lang, SORTS[sorte])} (${rows.length})`);
    if (rows.length === 0) sheet.paragraph(commission(lang, 'noneOfSort'));
    else sheet.table(tableOf(lang, rows));
  }
};

/** Where and when it was, and for what is posted until when it may be contested (L.20 I). */
const headOf = (sheet: PdfSheet, { lang, commune, seance, zone }: Meeting, paper: Paper): void => {
  sheet.row(commission(lang, consularPost(commune.code) ? 'atPost' : 'atCommune'), `${commune.nom} (${commune.code})`);
  sheet.row(commission(lang, 'sitting'), `${formatDate(seance.jour, lang)}, ${seance.heure}, ${seance.lieu}`);
  sheet.row(commission(lang, 'about'), commission(lang, seance.objet));
  if (!paper.startsWith('tableau') || seance.closeLe === null) return;
  const posted = addDays(civilDateAt(seance.closeLe, zone), 1);
  sheet.row(commission(lang, 'posted'), formatDate(posted, lang));
  sheet.row(commission(lang, 'contestBefore'), formatDate(thirdPartyDue(posted, commune.code), lang));
};

/**
 * A paper of the commission: agenda, minutes, the table to post (R.13), the table of late registrations (R.14). The
 * tables name who came on the roll and who left it, never who was refused.
 */
export const commissionPdf = async (meeting: Meeting, paper: Paper): Promise<Uint8Array> => {
  const { lang, commune, seance, changes } = meeting;
  const sheet = await openSheet();
  const title = titleOf(meeting, paper);
  sheet.pdf.setTitle(`${title} – ${commune.nom}`);
  sheet.pdf.setLanguage(lang);
  sheet.title(title);
  headOf(sheet, meeting, paper);
  if (paper === 'proces-verbal') { presence(sheet, meeting); votes(sheet, meeting); }
  if (paper === 'ordre-du-jour') pending(sheet, meeting);
  if (paper === 'proces-verbal' && seance.observations !== '') {
    sheet.heading(commission(lang, 'observations'));
    sheet.paragraph(seance.observations);
  }
  const posted = changes.filter(({ sorte, l30 }) => sorte !== 'REFUS' && (paper !== 'tableau-des-cinq-jours' || l30));
  if (paper.startsWith('tableau')) changesOf(sheet, meeting, posted, ['INSCRIPTION', 'RADIATION']);
  else {
    sheet.heading(commission(lang, 'changes'));
    changesOf(sheet, meeting, changes, ['INSCRIPTION', 'RADIATION', 'REFUS']);
  }
  if (paper.startsWith('tableau')) sheet.paragraph(commission(lang, 'contest'));
  if (paper === 'proces-verbal') signatures(sheet, meeting);
  return sheet.save();
};
