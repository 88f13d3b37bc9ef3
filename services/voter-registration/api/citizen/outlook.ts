import { consularPost } from '../../domain/codes/consular-posts.ts';
import { civilDateAt } from '#base/values/civil-date.ts';
import { nextClosing, upcomingBallots, type CommuneBallot } from '../../domain/calendar/closings-table.ts';
import { shippedClosings } from '../../data/calendar.ts';
import type { TypeListe } from '../../domain/codes/lists.ts';
import { STATES } from '../../domain/codes/states.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import type { DossierState } from '../../domain/state.ts';
import type { ClosingView, LateView, Outlook } from '../../web/citizen/props.ts';

/** Closing of one ballot in one commune, as pages show it. */
const closingView = (commune: string, { ballot, closings }: CommuneBallot): ClosingView => ({
  ballot: ballot.label, firstRound: closings.premierTour, closesOn: closings.EN_LIGNE.date, paperClosesOn: closings.PAPIER.date,
  zone: zoneOf(commune), article: closings.EN_LIGNE.article, departure: closings.EN_LIGNE.origine === 'DEROGATION' });

const lateView = (now: number, { ballot, closings }: CommuneBallot): LateView => ({
  ballot: ballot.label, firstRound: closings.premierTour, closedOn: closings.EN_LIGNE.date,
  ...(closings.l30 && now < closings.l30.fin ? { lateUntil: closings.l30.date } : {}) });

/** The list that a place holds for French electors. */
const listAt = (place: string): TypeListe => (consularPost(place) ? 'CONSULAIRE' : 'PRINCIPALE');

/** The next ballot that registering now still counts for, and the one that it misses, in a commune. */
export const outlookOf = (commune: string, now: number, list: TypeListe = listAt(commune)): Outlook => {
  const today = civilDateAt(now, zoneOf(commune));
  const { ouvert, manque } = nextClosing(shippedClosings(), commune, list, 'EN_LIGNE', now, today);
  return { ...(ouvert ? { closing: closingView(commune, ouvert) } : {}), ...(manque ? { late: lateView(now, manque) } : {}) };
};

/**
 * What a filed request counts for, as it was qualified: the first coming ballot that it is in time for, and the first one that it
 * misses. Nothing once it is decided or withdrawn.
 */
export const filedOutlook = ({ etat, commune, demande, decision, scrutins }: DossierState, now: number): Outlook => {
  if (!commune || !demande || decision || etat === 'INEXISTANT' || !STATES[etat].ouvert) return {};
  const coming = upcomingBallots(shippedClosings(), commune, demande.typeListe, civilDateAt(now, zoneOf(commune)))
    .flatMap((held) => scrutins.filter(({ scrutin }) => scrutin === held.ballot.id).map((qualified) => ({ held, ...qualified })));
  const missed = coming.find(({ verdict }) => verdict === 'HORS_DELAI');
  const late = missed ? { late: lateView(now, missed.held) } : {};
  for (const { held, verdict, cloture } of coming) {
    if (verdict !== 'HORS_DELAI') return { closing: { ...closingView(commune, held), closesOn: cloture }, verdict, ...late };
  }
  return late;
};
