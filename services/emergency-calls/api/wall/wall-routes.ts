import type { FastifyInstance } from 'fastify';
import { rowContextOf } from '#base/access/decide.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { civilDateAt, startOfDay } from '#base/values/civil-date.ts';
import { OFFERS } from '../../domain/calls/skills.ts';
import { ZONE } from '../../domain/indicators/spans.ts';
import { tellNews } from '../../store/news.ts';
import { commandOverflow, OVERFLOW_MODES, type OverflowMode } from '../../store/overflow.ts';
import { seePost } from '../../store/posts.ts';
import { readSettings } from '../../store/settings.ts';
import { readWall } from '../../store/wall.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { PURPOSE, visitCentre, type ConsoleKit } from '../console-kit.ts';
import { freshFor } from './fresh-for.ts';
import { readStaffing } from './staffing.ts';

const tags = ['mur'];
/** What who is at the console offers; without a body, what they last said. */
const SKILLS_BODY = { type: ['object', 'null'], additionalProperties: false, properties: { skills: { type: 'array', uniqueItems: true,
  maxItems: OFFERS.length, items: { type: 'string', enum: OFFERS } } } };
const FRESH_MS = { wall: 1_000, staffing: 60_000 };
const REASON_CHARS = { min: 3, max: 300 };

/** The wall of a centre, read once a second and process for all of its screens. No data of a person: nothing to write down. */
const wallOf = ({ regulation }: ConsoleKit) => freshFor(FRESH_MS.wall, regulation.clock, (centre) =>
  inContext(regulation.app, systemContext('mur', 'pilotage'), async (tx) => {
    const at = { partition: regulation.partitionOfCentre(centre), centre };
    const now = regulation.clock();
    const settings = await readSettings(tx, at);
    const wall = await readWall(tx, at, now, startOfDay(civilDateAt(now, ZONE), ZONE), settings);
    return { at: now, settings, ...wall };
  }));

/** `GET …/mur` and `…/mur/effectif` for the supervisor, the lever of overflow, and the sign that a console is held. */
export const wallRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation } = kit;
  const wall = wallOf(kit);
  const staffing = freshFor(FRESH_MS.staffing, regulation.clock, (centre) => readStaffing(regulation, centre));
  app.get('/api/regulation/mur', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) =>
    wall((await visitCentre(kit, request, 'centre:superviser')).centre));
  app.get('/api/regulation/mur/effectif', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) =>
    staffing((await visitCentre(kit, request, 'centre:superviser')).centre));
  app.put('/api/regulation/debordement', { schema: { tags, querystring: CENTRE_QUERY, body: { type: 'object', additionalProperties: false,
    required: ['mode', 'reason'], properties: { mode: { type: 'string', enum: [...OVERFLOW_MODES] },
      reason: { type: 'string', minLength: REASON_CHARS.min, maxLength: REASON_CHARS.max } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'debordement:commander');
    const { mode, reason } = request.body as { mode: OverflowMode; reason: string };
    await kit.access.desk.read(visit.permit, async (tx) => {
      await commandOverflow(tx, visit, { mode, reason, by: visit.actor.label, at: regulation.clock() });
      await tellNews(tx, { ...visit, partitions: regulation.partitions }, 'debordement', [mode]);
      return { value: undefined, fields: [], dossiers: [] };
    });
    return { mode, reason };
  });
  app.post('/api/regulation/poste', { schema: { tags, querystring: CENTRE_QUERY, body: SKILLS_BODY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const { permit: { visit: { actor }, decision } } = visit;
    const { skills } = (request.body ?? {}) as { skills?: string[] };
    const at = regulation.clock();
    // Somebody at an exercise answers no call.
    if (visit.exercise) return { at, skills: [] };
    const who = { agent: actor.id, role: visit.actor.role, skills };
    return { at, skills: await inContext(regulation.app, rowContextOf(actor, decision, PURPOSE), (tx) => seePost(tx, visit, who, at)) };
  });
};
