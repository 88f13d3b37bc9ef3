import type { FastifyInstance } from 'fastify';
import { decideDeadLetter } from '#base/messages/dead-letters.ts';
import { inContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { findDeadMessage } from '../../store/dead-messages.ts';
import { openAlarms, seeAlarm } from '../../store/exchange-alarms.ts';
import { readBrief, readJournal, readTraffic } from '../../store/exchange-overview.ts';
import { findSending, markSending } from '../../store/exchange.ts';
import { readLink, type LinkState } from '../../store/hub-links.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type CentreVisit, type ConsoleKit } from '../console-kit.ts';

const tags = ['console'];
const DAY_MS = 86_400_000;
/** A worker that said nothing for so long carries no messages. */
const SILENT_MS = 20_000;
const ID = { type: 'string', maxLength: 160, pattern: '^[A-Za-z0-9_.:-]+$' };

/** The link as screens say it: `down` when the hub is away, `silent` when nobody carries messages here. */
const linkState = (link: LinkState | undefined, now: number): { state: 'up' | 'down' | 'silent'; since: number | null } => {
  if (!link || now - link.seenAt > SILENT_MS) return { state: 'silent', since: link?.seenAt ?? null };
  return { state: link.up ? 'up' : 'down', since: link.since };
};

const asAdministrator = ({ permit: { visit } }: CentreVisit): RowContext =>
  ({ actor: visit.actor.id, kind: 'admin', roles: [], territories: [], purpose: 'regulation' });

/** Carries out a supervisor's decision about a dead message of his own centre, with its reason, his name and the hour. */
const decide = async (
  { regulation, access: { desk } }: ConsoleKit, visit: CentreVisit, id: string, decision: 'replay' | 'skip', reason: string,
): Promise<void> => {
  const sending = await desk.read(visit.permit, async (tx) => ({ value: await findSending(tx, visit.partition, id), dossiers: [],
    fields: [] }));
  if (!sending || sending.centre !== visit.centre || sending.exercise !== visit.exercise) throw problems.MESSAGE_INCONNU();
  const now = regulation.clock();
  await inContext(regulation.app, asAdministrator(visit), async (tx) => {
    const letter = await findDeadMessage(tx, visit.partition, id);
    if (!letter) throw problems.MESSAGE_INCONNU();
    await decideDeadLetter(tx, letter, { id: newId(), decision, reason, at: now });
  });
  await desk.read(visit.permit, async (tx) => ({ dossiers: [], fields: [], value: await markSending(tx, visit.partition, id,
    decision === 'replay' ? 'ATTEND' : 'ABANDONNE', now, decision === 'replay' ? null : reason) }));
};

const listRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/echanges/etat', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const now = regulation.clock();
    return desk.read(visit.permit, async (tx) => ({ dossiers: [], fields: [], value: { at: now, ...await readBrief(tx, visit),
      link: linkState(await readLink(tx, visit.partition, visit.centre), now) } }));
  });
  app.get('/api/regulation/echanges', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'centre:superviser');
    const now = regulation.clock();
    return desk.read(visit.permit, async (tx) => ({ dossiers: [], fields: [], value: { at: now,
      link: linkState(await readLink(tx, visit.partition, visit.centre), now),
      ...await readTraffic(tx, visit, now - DAY_MS, LIMITS.list_max),
      alarms: await openAlarms(tx, visit, LIMITS.list_max) } }));
  });
  app.get('/api/regulation/dossiers/:id/echanges', { schema: { tags, querystring: CENTRE_QUERY, params: { type: 'object',
    properties: { id: { type: 'string', format: 'uuid' } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const { id } = request.params as { id: string };
    return desk.read(visit.permit, async (tx) => ({ dossiers: [{ partition: visit.partition, id }], fields: ['exchange'],
      value: { lines: await readJournal(tx, visit, id, LIMITS.list_max) } }));
  });
};

/** The exchange of a centre: what waits for each partner, what nobody took, the journal of a case, and the state of the link. */
export const exchangeRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  listRoutes(app, kit);
  app.post('/api/regulation/echanges/messages/:id', { schema: { tags, querystring: CENTRE_QUERY,
    params: { type: 'object', properties: { id: ID } },
    body: { type: 'object', additionalProperties: false, required: ['decision', 'reason'], properties: {
      decision: { type: 'string', enum: ['replay', 'skip'] }, reason: { type: 'string', minLength: 3, maxLength: 500 } } } } },
  async (request) => {
    const visit = await visitCentre(kit, request, 'centre:superviser');
    const { decision, reason } = request.body as { decision: 'replay' | 'skip'; reason: string };
    await decide(kit, visit, (request.params as { id: string }).id, decision, reason);
    return { done: true };
  });
  app.post('/api/regulation/echanges/alertes/:id/vue', { schema: { tags, querystring: CENTRE_QUERY, params: { type: 'object', properties: {
    id: { type: 'string', format: 'uuid' } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'centre:superviser');
    const { id } = request.params as { id: string };
    return desk.read(visit.permit, async (tx) => {
      await seeAlarm(tx, visit, id, visit.actor.id, regulation.clock());
      return { dossiers: [], fields: [], value: { done: true } };
    });
  });
};
