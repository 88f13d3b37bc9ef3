import type { FastifyInstance } from 'fastify';
import { FIELD_LIMITS } from '../../domain/fields/field-kinds.ts';
import { tellNews } from '../../store/news.ts';
import { keepRadio } from '../../store/radio.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { contextOf, PURPOSE, visitCentre, type ConsoleKit } from '../console-kit.ts';
import { giveCommands } from '../give-commands.ts';
import { ID_PARAMS, UUID } from '../id-schemas.ts';

const tags = ['bord'];

type Told = { text: string; at?: number; resource?: string; dossier?: string };

/** `PUT …/radio/:id`: a message of the radio, into the log of the centre and, when it is about a dossier, its notes. */
export const radioRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.put('/api/regulation/radio/:id', { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS,
    body: { type: 'object', additionalProperties: false, required: ['text'], properties: { at: { type: 'integer', minimum: 0 },
      text: { type: 'string', minLength: 1, maxLength: FIELD_LIMITS.text_chars_max }, resource: { type: 'string', maxLength: 80 },
      dossier: UUID } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'radio:ecrire');
    const { id } = request.params as { id: string };
    const { text, at = regulation.clock(), resource, dossier } = request.body as Told;
    const now = regulation.clock();
    const refs = dossier === undefined ? [] : [{ partition: visit.partition, id: dossier }];
    for (const ref of refs) await giveCommands(regulation, contextOf(visit), { ref, actor: visit.actor, purpose: PURPOSE,
      exercise: visit.exercise,
      commands: [{ type: 'noter', id: `radio-${id}`, at, note: id, text, channel: 'RADIO' }] }, kit.consequences);
    return desk.read(visit.permit, async (tx) => {
      await keepRadio(tx, visit, regulation.numbers, { id, at: Math.min(at, now), by: visit.actor.label, text, resource: resource ?? null,
        dossier: dossier ?? null }, now);
      await tellNews(tx, { ...visit, partitions: regulation.partitions }, 'radio', [id]);
      return { value: { ok: true }, fields: [], dossiers: refs };
    });
  });
};
