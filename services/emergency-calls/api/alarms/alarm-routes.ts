import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../limits.ts';
import { listAlarms } from '../../store/alarms.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

/** `GET /api/regulation/alarmes`: P0 that no doctor has taken, or that the second line has not said it is on. */
export const alarmRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.get('/api/regulation/alarmes', { schema: { tags: ['console'], querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const rows = await kit.access.desk.read(visit.permit, async (tx) => {
      const value = await listAlarms(tx, visit, LIMITS.alarms_max);
      return { value, fields: ['address', 'health'], dossiers: value.map(({ dossier }) => ({ partition: visit.partition, id: dossier })) };
    });
    return { at: kit.regulation.clock(), rows };
  });
};
