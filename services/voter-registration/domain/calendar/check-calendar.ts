import { parseCivilDate, type CivilDate } from '#base/values/civil-date.ts';
import type { Ballot, Derogation, Rounds } from './ballot.ts';
import type { Calendar } from './calendar.ts';
import { rulesFor } from './closing-rule.ts';

const day = (text: CivilDate): boolean => parseCivilDate(text) === text;

const roundsFault = ({ premierTour, secondTour }: Rounds): string | undefined => {
  if (!day(premierTour)) return 'first round is not a date';
  if (secondTour !== null && !day(secondTour)) return 'second round is not a date';
  return secondTour !== null && secondTour <= premierTour ? 'second round is not after the first' : undefined;
};

/** An override needs its legal text; one that closes registrations after the ballot is a typing error. */
const derogationFault = (derogation: Derogation, ballot: Ballot): string | undefined => {
  if (!day(derogation.date)) return 'override is not a date';
  if (derogation.texte.trim() === '') return 'override without a legal text';
  return derogation.date >= ballot.premierTour ? 'override closes after the ballot' : undefined;
};

const nowhere = (perimetre: Ballot['perimetre']): boolean => perimetre !== 'NATIONAL' && perimetre.sauf === undefined
  && [...perimetre.communes ?? [], ...perimetre.territoires ?? []].length === 0;

const ballotFault = (calendar: Calendar, ballot: Ballot): string | undefined => {
  if (ballot.source.trim() === '') return 'ballot without a source';
  if (ballot.listes.length === 0) return 'ballot without a roll';
  if (nowhere(ballot.perimetre)) return 'ballot that takes place nowhere';
  if (!rulesFor(calendar.regles, ballot.premierTour)) return 'no version of the rules covers it';
  const derogations = ballot.derogations.map((derogation) => derogationFault(derogation, ballot));
  return [roundsFault(ballot), ...ballot.local.map(roundsFault), ...derogations].find(Boolean);
};

/** Gives the calendar back, or throws with every fault found: it is configuration, wrong data must stop the start. */
export const checkCalendar = (calendar: Calendar): Calendar => {
  const ids = calendar.scrutins.map(({ id }) => id);
  const faults = calendar.scrutins.flatMap((ballot) => {
    const fault = ballotFault(calendar, ballot);
    return fault ? [`${ballot.id}: ${fault}`] : [];
  });
  if (new Set(ids).size !== ids.length) faults.push('two ballots have the same id');
  if (faults.length > 0) throw new Error(`calendar ${calendar.version} is wrong: ${faults.join('; ')}`);
  return calendar;
};
