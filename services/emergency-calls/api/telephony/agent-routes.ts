import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../limits.ts';
import { readAgents } from '../../store/agent-states.ts';
import { skillsOffered } from '../../store/posts.ts';
import { readSettings } from '../../store/settings.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

/** `GET /api/regulation/agents`: what each agent does on the telephone and since when, and how many at a console offer
 * which skill, for the supervisor; each look is written down. */
export const agentRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.get('/api/regulation/agents', { schema: { tags: ['console'], querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'centre:superviser');
    const at = kit.regulation.clock();
    return kit.access.desk.read(visit.permit, async (tx) => ({ dossiers: [], fields: ['agent-activity'],
      value: { at, agents: await readAgents(tx, visit, at, LIMITS.posts_max, (await readSettings(tx, visit)).after_call_s),
        skills: await skillsOffered(tx, visit, at) } }));
  });
};
