import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { LISTS, type TypeListe } from '../../domain/codes/lists.ts';
import { consularPost, consularPosts } from '../../domain/codes/consular-posts.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import type { Closing } from '../../domain/calendar/closings.ts';
import type { CommuneDirectory } from '../../domain/communes.ts';
import { calendarInForce, shippedClosings } from '../../data/calendar.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { problems } from '../../errors.ts';

type Query = { place?: string; list?: string };

const view = (closing: Closing | null) => closing && {
  lastDay: closing.date, endsBefore: toRfc3339(closing.fin), zone: closing.fuseau, ...(closing.heure ? { hour: closing.heure } : {}),
  origin: closing.origine, ruleDay: closing.dateRegle, ground: closing.article, version: closing.version };

/**
 * `GET /v1/voter-registration/calendar`: the ballots in force, with their overrides; with `?place=` (COG code or consular post)
 * and `&list=`, their closings there. Open data: anybody, no key, cached for a minute.
 */
export const calendarApi = (app: FastifyInstance, communes: () => CommuneDirectory, used: (request: FastifyRequest) => void): void => {
  app.get('/v1/voter-registration/calendar', async (request, reply) => {
    used(request);
    const { place, list = place && consularPost(place) ? 'CONSULAIRE' : 'PRINCIPALE' } = request.query as Query;
    const { version, scrutins } = calendarInForce();
    void reply.header('cache-control', 'public, max-age=60').header('access-control-allow-origin', '*');
    if (place === undefined) return { version, ballots: scrutins, consularPosts: consularPosts() };
    const roll = communes().resolve(place);
    const known = consularPost(place) ?? (roll.ok ? roll.commune : undefined);
    if (!known || !isCodeOf(LISTS, list)) throw problems.LIEU_INCONNU();
    const ballots = shippedClosings().ballotsOf(place, list as TypeListe).map(({ ballot, closings }) => ({
      id: ballot.id, type: ballot.type, label: ballot.label, status: ballot.statut, firstRound: closings.premierTour,
      secondRound: closings.secondTour, online: view(closings.EN_LIGNE), paper: view(closings.PAPIER), late: view(closings.l30) }));
    return { version, place, name: known.nom, list, zone: zoneOf(place), ballots };
  });
};
