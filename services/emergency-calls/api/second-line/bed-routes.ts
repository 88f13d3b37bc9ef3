import type { FastifyInstance } from 'fastify';
import type { Tx } from '#base/store/context.ts';
import { problems } from '../../errors.ts';
import { declareBeds, endHold, holdBed } from '../../store/beds.ts';
import { tellNews } from '../../store/news.ts';
import { readSettings } from '../../store/settings.ts';
import { loadCase } from '../load-case.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { contextOf, visitCentre, type CentreVisit, type ConsoleKit } from '../console-kit.ts';
import { ID_PARAMS, UUID } from '../id-schemas.ts';

const tags = ['bord'];
const NAME = { type: 'string', minLength: 1, maxLength: 80 };
const PLACE = { hospital: NAME, specialty: NAME };
const HOUR_MS = 3_600_000;

/** Beds declared by hospitals, and those kept for a patient on the way. */
export const bedRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  const told = async (tx: Tx, visit: CentreVisit, hospital: string) => {
    // What a real bed becomes shows in the exercises too; not the other way.
    await tellNews(tx, { ...visit, partitions: regulation.partitions, exercise: visit.exercise || null }, 'lit', [hospital]);
    return { value: { ok: true }, fields: [], dossiers: [] };
  };
  app.put('/api/regulation/lits', { schema: { tags, querystring: CENTRE_QUERY, body: { type: 'object', additionalProperties: false,
    required: ['hospital', 'specialty', 'free'], properties: { ...PLACE, free: { type: 'integer', minimum: 0, maximum: 999 } } } } },
  async (request) => {
    const visit = await visitCentre(kit, request, 'lits:declarer');
    const { hospital, specialty, free } = request.body as { hospital: string; specialty: string; free: number };
    return desk.read(visit.permit, async (tx) => {
      await declareBeds(tx, visit, { hospital, specialty, free, by: visit.actor.label, at: regulation.clock() });
      return told(tx, visit, hospital);
    });
  });
  app.put('/api/regulation/lits/reservations/:id', { schema: { tags, querystring: CENTRE_QUERY,
    params: ID_PARAMS,
    body: { type: 'object', additionalProperties: false, required: ['hospital', 'specialty', 'dossier'],
      properties: { ...PLACE, dossier: UUID, patient: { type: 'string', maxLength: 40 } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'lits:reserver');
    const { id } = request.params as { id: string };
    const body = request.body as { hospital: string; specialty: string; dossier: string; patient?: string };
    // A bed is kept for a dossier of this centre, not for a name.
    const { exercise } = await loadCase(regulation, contextOf(visit), { partition: visit.partition, id: body.dossier });
    if (exercise !== visit.exercise) throw problems.DOSSIER_INTROUVABLE();
    return desk.read(visit.permit, async (tx) => {
      const at = regulation.clock();
      const { bed_hold_h: hours } = await readSettings(tx, visit);
      const held = await holdBed(tx, visit, { ...body, id, patient: body.patient ?? null, by: visit.actor.label, at,
        until: at + hours * HOUR_MS });
      if (held === 'unknown') throw problems.LIT_INCONNU();
      if (held === 'full') throw problems.PLUS_DE_LIT();
      return told(tx, visit, body.hospital);
    });
  });
  app.post('/api/regulation/lits/reservations/:id/fin', { schema: { tags, querystring: CENTRE_QUERY,
    params: ID_PARAMS, body: { type: 'object', additionalProperties: false, required: ['arrived'],
      properties: { arrived: { type: 'boolean' } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'lits:reserver');
    return desk.read(visit.permit, async (tx) => {
      await endHold(tx, visit, (request.params as { id: string }).id, (request.body as { arrived: boolean }).arrived, regulation.clock());
      return told(tx, visit, 'fin');
    });
  });
};
