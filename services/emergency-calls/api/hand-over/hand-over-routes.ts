import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../limits.ts';
import { casesToHandOver, lastInstructions, vehiclesOut, writeInstructions } from '../../store/hand-over.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const tags = ['console'];

/** The sheet of a change of shift, and the instructions that the supervisor leaves. */
export const handOverRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/releve', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const sheet = await desk.read(visit.permit, async (tx) => {
      const cases = await casesToHandOver(tx, visit, LIMITS.list_max);
      const vehicles = await vehiclesOut(tx, visit, LIMITS.list_max);
      const instructions = await lastInstructions(tx, visit, regulation.numbers);
      return { value: { cases, vehicles, instructions }, dossiers: cases.map(({ id }) => ({ partition: visit.partition, id })),
        fields: ['address', 'health'] };
    });
    return { at: regulation.clock(), ...sheet };
  });
  app.put('/api/regulation/consignes', { schema: { tags, querystring: CENTRE_QUERY, body: { type: 'object', additionalProperties: false,
    required: ['text'], properties: { text: { type: 'string', maxLength: LIMITS.instructions_chars_max } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'centre:superviser');
    const { text } = request.body as { text: string };
    const one = { text, by: visit.actor.label, at: regulation.clock() };
    return desk.read(visit.permit, async (tx) => {
      await writeInstructions(tx, visit, regulation.numbers, one);
      return { value: { instructions: one }, dossiers: [], fields: [] };
    });
  });
};
