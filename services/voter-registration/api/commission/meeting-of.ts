import type { Tx } from '#base/store/context.ts';
import type { Lang } from '#base/values/lang.ts';
import { problems } from '../../errors.ts';
import { findMeeting, membersOf, type Seance, type Vote } from '../../store/commission.ts';
import { changesBetween, heardAppeals, pendingAppeals, type Appel } from '../../store/roll-changes.ts';
import type { Meeting } from '../../web/staff/views/commission-meeting.ts';
import { personName } from '../../web/staff/views/words.ts';
import type { CommunePlace } from './commission-place.ts';

/** A meeting of this commune; throws when there is none. */
export const getMeeting = async (tx: Tx, place: CommunePlace, id: string): Promise<Seance> => {
  const seance = await findMeeting(tx, place, id);
  if (!seance) throw problems.SEANCE_INTROUVABLE();
  return seance;
};

/** A vote as the minutes keep it. */
export const voteOf = ({ numero, recours_issue, recours_motif, presents, pour, contre }: Appel): Vote =>
  ({ numero, issue: recours_issue, motif: recours_motif, presents, pour, contre });

/** Votes of a meeting with the people's names: as they stand while it is open, as they were once it is closed. */
const votesOf = async (tx: Tx, place: CommunePlace, seance: Seance): Promise<Meeting['heard']> => {
  const heard = await heardAppeals(tx, place, seance.id);
  const votes = seance.closeLe === null ? heard.map(voteOf) : seance.releve;
  const names = new Map(heard.map((appeal) => [appeal.numero, personName(appeal)]));
  return votes.map((vote) => ({ ...vote, nom: names.get(vote.numero) ?? vote.numero }));
};

export type LoadedMeeting = Omit<Meeting, 'lang' | 'sits'>;

/** All that a meeting looks at: its members, appeals and the changes of the roll since the last one. */
export const loadMeeting = async (tx: Tx, place: CommunePlace, id: string, now: number): Promise<LoadedMeeting> => {
  const seance = await getMeeting(tx, place, id);
  const [members, appeals, heard, changes] = [await membersOf(tx, place, seance.jour), await pendingAppeals(tx, place),
    await votesOf(tx, place, seance), await changesBetween(tx, place, seance.depuis, seance.closeLe ?? now)];
  const { today, zone, commune, nom } = place;
  return { today, zone, commune: { code: commune, nom }, seance, members, appeals, heard, changes };
};

/** What a reading of a meeting showed, for its line of audit. */
export const shownOf = ({ changes }: LoadedMeeting): { partition: number; id: string }[] =>
  changes.map(({ partition, dossier_id }) => ({ partition, id: dossier_id }));

/** The meeting in the language of who reads it. */
export const meetingFor = (loaded: LoadedMeeting, lang: Lang, sits: boolean): Meeting => ({ ...loaded, lang, sits });
