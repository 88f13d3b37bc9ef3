import type { FastifyInstance } from 'fastify';
import { boxOf } from '#base/messages/message-box.ts';
import { siteOf } from '../../data/site.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import { problems } from '../../errors.ts';
import { diagnosisWarnings } from '../../exchange/convert/diagnosis-words.ts';
import { LIMITS } from '../../limits.ts';
import { HOLDER } from '../../store/case-type.ts';
import { listOrphans } from '../../store/kept-messages.ts';
import { listPartnerVehicles } from '../../store/partner-vehicles.ts';
import { CENTRE_CODE, CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';
import { leavingForFire } from './tell/tell-fire.ts';

const tags = ['console'];
const CENTRE = { centre: CENTRE_CODE };

/** Partners of a centre, their vehicles, their messages that speak of no dossier, and what would leave for fire or police. */
export const partnerRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { context, regulation, access: { desk } } = kit;
  const { partners } = siteOf(context.settings.SOCLE_CALLS_SITE);
  app.get('/api/regulation/partenaires', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const { centre } = await visitCentre(kit, request, 'moyens:lire');
    return { partners: partners.filter(({ id }) => id !== organisationOf(centre)) };
  });
  app.get('/api/regulation/partenaires/vehicules', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'moyens:lire');
    return desk.read(visit.permit, async (tx) => ({ dossiers: [], fields: [],
      value: { at: regulation.clock(), rows: await listPartnerVehicles(tx, visit, LIMITS.fixes_max) } }));
  });
  app.get('/api/regulation/partenaires/messages', { schema: { tags, querystring: { type: 'object', required: ['modele'],
    properties: { ...CENTRE, modele: { type: 'string', pattern: '^[A-Z-]{3,12}$' } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const { modele } = request.query as { modele: string };
    return desk.read(visit.permit, async (tx) => ({ dossiers: [], fields: ['exchange'], value: { rows: await listOrphans(tx,
      boxOf(regulation.keyring), visit.partition, visit.centre, [modele], LIMITS.list_max) } }));
  });
  app.get('/api/regulation/dossiers/:id/depart', { schema: { tags, params: { type: 'object', properties: {
    id: { type: 'string', format: 'uuid' } } }, querystring: { type: 'object', required: ['vers'],
    properties: { ...CENTRE, vers: { type: 'string', maxLength: 80 } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const ref = { partition: visit.partition, id: (request.params as { id: string }).id };
    const { vers } = request.query as { vers: string };
    return desk.read(visit.permit, async (tx) => {
      const loaded = await regulation.folded.cases.load(tx, ref, [HOLDER]);
      if (!loaded?.key || loaded.state.exercise !== visit.exercise) throw problems.DOSSIER_INTROUVABLE();
      const { body, words } = leavingForFire(loaded.state, vers, regulation.clock(), () => '-');
      return { dossiers: [ref], fields: ['exchange'], value: { leaving: body, heldBack: words, warnings: diagnosisWarnings(body) } };
    });
  });
};
