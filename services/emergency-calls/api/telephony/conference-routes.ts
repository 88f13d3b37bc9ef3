import type { FastifyInstance } from 'fastify';
import { newId } from '#base/values/ids.ts';
import { problems } from '../../errors.ts';
import { holdCall } from '../../store/calls.ts';
import { tellNews } from '../../store/news.ts';
import { askConference, wishesOfCall, type ConferenceWith } from '../../store/telephony-wishes.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const tags = ['console'];
const PARAMS = { type: 'object', properties: { call: { type: 'string', maxLength: 80 } }, required: ['call'] };
const BODY = { type: 'object', additionalProperties: false, required: ['vers'], properties: { vers: { type: 'string',
  enum: ['AMU', 'SNP'] } } };

/** `…/appels/:call/conference`: the doctor is wanted on the line of a call; the telephony is told, and says when they are on it. */
export const conferenceRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  const path = '/api/regulation/appels/:call/conference';
  app.get(path, { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const { call } = request.params as { call: string };
    return desk.read(visit.permit, async (tx) => ({ value: { wishes: await wishesOfCall(tx, visit, call) }, fields: [], dossiers: [] }));
  });
  app.post(path, { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: BODY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'appel:decrocher');
    const [{ call }, { vers }] = [request.params as { call: string }, request.body as { vers: ConferenceWith }];
    const at = regulation.clock();
    return desk.read(visit.permit, async (tx) => {
      if (!await holdCall(tx, visit, regulation.numbers, call)) throw problems.APPEL_INCONNU();
      await askConference(tx, visit, { id: newId(), call, to: vers, by: visit.actor.id, at });
      const wishes = await wishesOfCall(tx, visit, call);
      await tellNews(tx, { ...visit, partitions: regulation.partitions }, 'appel', [call]);
      return { value: { wishes }, fields: [], dossiers: [] };
    });
  });
};
