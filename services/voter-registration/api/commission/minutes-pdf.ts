import { formatInstant } from '#base/ui/i18n/format.ts';
import { APPEAL_MOTIVES } from '../../domain/codes/appeal-motives.ts';
import { LISTS } from '../../domain/codes/lists.ts';
import { formatDate } from '../../domain/format-date.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import type { Changement } from '../../store/roll-changes.ts';
import { changeCounts, type Meeting } from '../../web/staff/views/commission-meeting.ts';
import { birthText, changeMotive, motiveText, personName } from '../../web/staff/views/words.ts';
import { roll } from '../../web/staff/texts/roll.ts';
import { commission } from '../../web/staff/texts/commission.ts';
import { openSheet, type PdfSheet } from '../citizen/pdf-sheet.ts';

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
  for (const { id, nom, qualite } of members) if (seance.presents.includes(id)) sheet.row(nom, commission(lang, qualite));
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

const changeLine = ({ lang, zone }: Meeting, change: Changement): string => [personName(change), birthText(lang, change.date_naissance),
  commission(lang, change.sorte), LISTS[change.type_liste].label[lang], formatInstant(lang, change.le.getTime(), zone),
  change.bureau ? roll(lang, 'perStation', { numero: stationNumber(change.bureau) }) : '',
  changeMotive(lang, change.motif, change.requerant)].filter(Boolean).join(' · ');

const changesOf = (sheet: PdfSheet, meeting: Meeting, changes: readonly Changement[]): void => {
  const { lang } = meeting;
  const counts = changeCounts(changes);
  sheet.heading(commission(lang, 'changes'));
  sheet.row(commission(lang, 'added'), String(counts.INSCRIPTION));
  sheet.row(commission(lang, 'removed'), String(counts.RADIATION));
  for (const change of changes) sheet.paragraph(changeLine(meeting, change));
};

/**
 * A paper of the commission: agenda, minutes, the table to post (R.13), the table of late registrations (R.14). The
 * tables name who came on the roll and who left it, never who was refused.
 */
export const commissionPdf = async (meeting: Meeting, paper: Paper): Promise<Uint8Array> => {
  const { lang, commune, seance, changes } = meeting;
  const sheet = await openSheet();
  const title = titleOf(meeting, paper);
  sheet.pdf.setTitle(title);
  sheet.pdf.setLanguage(lang);
  sheet.title(title);
  sheet.row(commission(lang, 'title', { commune: commune.nom }), `${formatDate(seance.jour, lang)}, ${seance.heure}, ${seance.lieu}`);
  if (paper === 'proces-verbal') { presence(sheet, meeting); votes(sheet, meeting); }
  if (paper === 'ordre-du-jour') pending(sheet, meeting);
  if (paper === 'proces-verbal' && seance.observations !== '') {
    sheet.heading(commission(lang, 'observations'));
    sheet.paragraph(seance.observations);
  }
  const posted = changes.filter(({ sorte }) => sorte !== 'REFUS');
  if (paper === 'tableau') changesOf(sheet, meeting, posted);
  else if (paper === 'tableau-des-cinq-jours') changesOf(sheet, meeting, posted.filter(({ l30 }) => l30));
  else changesOf(sheet, meeting, changes);
  if (paper.startsWith('tableau')) sheet.paragraph(commission(lang, 'contest'));
  return sheet.pdf.save();
};
