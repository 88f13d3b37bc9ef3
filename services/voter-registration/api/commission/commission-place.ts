import type { FastifyRequest } from 'fastify';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { nextWindow, type MeetingWindow } from '../../domain/commission/meeting-window.ts';
import { shippedClosings } from '../../data/calendar.ts';
import type { Lang } from '#base/values/lang.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Place } from '../../store/commission.ts';
import { problems } from '../../errors.ts';
import type { StaffKit, StaffVisit } from '../staff/staff-kit.ts';

/** Purpose of what the commission reads (L.19). */
export const CONTROL = 'controle';

/** The commune of a screen with its day and zone. */
export type CommunePlace = Place & { nom: string; zone: string; today: CivilDate };

/** A commune by its code; throws when it does not exist. */
export const placeOf = (kit: StaffKit, commune: string, at: Instant): CommunePlace => {
  const found = kit.reference().communes.get(commune);
  if (!found) throw problems.DOSSIER_INTROUVABLE();
  return { partitions: kit.register.partitions, commune, nom: found.nom, zone: zoneOf(commune), today: localDay(at, commune) };
};

/** The commune that a screen is asked for (`?commune=`), or the first of the person's own. */
export const placeAsked = (kit: StaffKit, visit: StaffVisit, request: FastifyRequest): CommunePlace => {
  const { commune } = request.query as { commune?: string };
  return placeOf(kit, commune ?? visit.actor.territories.find((code) => code.length === 5) ?? '', visit.at);
};

/** When the commission of a commune must meet next, with the ballot's name. */
export const windowOf = ({ commune, today }: CommunePlace, lang: Lang): MeetingWindow & { label: string } => {
  const ballots = shippedClosings().ballotsOf(commune, consularPost(commune) ? 'CONSULAIRE'
    : 'PRINCIPALE').filter(({ ballot }) => ballot.statut !== 'DEMONSTRATION');
  const window = nextWindow(today, ballots.map(({ ballot, closings }) => ({ id: ballot.id, premierTour: closings.premierTour })), commune);
  return { ...window, label: ballots.find(({ ballot }) => ballot.id === window.scrutin)?.ballot.label[lang] ?? '' };
};
