import type { FastifyInstance } from 'fastify';
import { rowContextOf } from '#base/access/decide.ts';
import { lastEventId } from '#base/http/last-event-id.ts';
import { createLiveHub, type LiveHub } from '#base/http/live-hub.ts';
import { atOnce, systemContext, type Tx } from '#base/store/context.ts';
import { newsHeads, newsSince, type NewsRow } from '../store/news.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { visitCentre, type ConsoleKit } from './console-kit.ts';

/** What rings must show at once. */
const GAP_MS = 20;
/** In place of the purpose in the scope of a stream: that of a console in exercise mode. */
const EXERCISE = 'exercice';

/** What happens in the centres, for the consoles that may read them: dossiers that changed, calls that ring or end. */
export const consoleHub = (regulation: Regulation, onError: (error: unknown) => void): LiveHub => {
  const { partitions, app, wakeUps } = regulation;
  const read = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => atOnce(app, systemContext('console-live', 'suivi'), fn);
  return createLiveHub<NewsRow>({
    feed: { partitions: 2 * partitions, placeOf: ({ place }) => place, heads: () => read((tx) => newsHeads(tx, partitions)),
      since: (lane, from, limit) => read((tx) => newsSince(tx, partitions, lane, from, limit)) },
    wakeUps, gapMs: GAP_MS, onError,
    visible: ({ centre, exercise }, { territories, purpose }) => territories.includes(centre)
      && (exercise === null || exercise === (purpose === EXERCISE)),
    event: ({ kind, object, version }) => ({ type: kind, data: { id: object, version } }),
  });
};

/** `GET /api/regulation/flux`: the stream of one centre, of its real world or of its exercises. */
export const streamRoute = (app: FastifyInstance, kit: ConsoleKit, hub: LiveHub): void => {
  app.get('/api/regulation/flux', { schema: { tags: ['console'] } }, async (request, reply) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const context = { ...rowContextOf(visit.permit.visit.actor, visit.permit.decision, visit.permit.wish.purpose),
      territories: [visit.centre], ...(visit.exercise ? { purpose: EXERCISE } : {}) };
    await hub.watch(reply, { context, lastId: lastEventId(request), lasts: () => kit.access.requests.lasts(request) });
  });
};
