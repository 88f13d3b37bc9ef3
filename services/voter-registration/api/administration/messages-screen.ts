import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditAccess } from '#base/access/audit.ts';
import { permitAdministration, screensOf, type AdministrationKit, type AdministrationVisit,
  type MoreScreen } from '#base/access/desk/administration-kit.ts';
import { recordFact } from '#base/access/fact.ts';
import { messageDesk, type DeskNote } from '#base/messages/message-desk.ts';
import type { RowContext, Tx } from '#base/store/context.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { REGISTER } from '../work/outbox.ts';

const PATH = '/administration/messages';
/** Messages about a dossier have its id as their key. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where messages go, as administrators say it. */
const CHANNEL_NAMES = {
  mail: { fr: 'Courriel', en: 'E-mail' }, letter: { fr: 'Lettre', en: 'Letter' }, sms: { fr: 'SMS', en: 'Text message' },
  [REGISTER]: { fr: 'Répertoire électoral', en: 'National register' },
};

/** The screen in the administration's menu. */
export const MESSAGES: MoreScreen = { text: { fr: 'Messages en échec', en: 'Failed messages' }, href: PATH, action: 'messages:read',
  purpose: 'operation' };

/** Messages that wait or failed, over the whole service: seen and decided by an administrator, each time written down. */
export const messagesScreen = (app: FastifyInstance, kit: AdministrationKit, register: VoterRegister): void => {
  const visits = new WeakMap<FastifyRequest, AdministrationVisit>();
  messageDesk(app, {
    path: PATH, origin: kit.origin, pool: kit.pool, partitions: kit.partitions, senders: [REGISTER], clock: register.clock,
    channelNames: CHANNEL_NAMES,
    administrator: async (request): Promise<RowContext> => {
      const action = request.method === 'GET' ? 'messages:read' : 'messages:decide';
      const visit = await permitAdministration(kit, request, action, 'operation', true);
      visits.set(request, visit);
      return { actor: visit.actor.id, kind: 'admin', roles: [visit.decision.role], territories: [], purpose: 'operation' };
    },
    note: (tx, request, what) => note(tx, kit, visits.get(request)!, what),
    frame: (lang, main, path, request) => {
      const { actor } = visits.get(request)!;
      return kit.frame({ lang, path, title: MESSAGES.text[lang], main: { html: main }, nav: screensOf(kit, actor),
        user: actor.displayName });
    },
  });
};

/** One line of audit with the dossiers whose messages were shown; a decision is a fact of the log too. */
const note = async (tx: Tx, kit: AdministrationKit, visit: AdministrationVisit, what: DeskNote): Promise<void> => {
  const { actor, decision, purpose, at, request } = visit;
  const letters = what.what === 'read' ? what.letters : what.what === 'decided' ? [what.letter] : [];
  const dossiers = letters.flatMap(({ partition, key }) => (UUID.test(key) ? [{ partition, id: key }] : []));
  await auditAccess(tx, { actor, decision, purpose, dossiers,
    fields: ['messages'], route: request.routeOptions.url ?? '', correlationId: request.id, at }, kit.partitions);
  if (what.what !== 'decided') return;
  const { partition, channel, key, seq } = what.letter;
  await recordFact(tx, partition, { type: 'LettreMorteDecidee', facts: { channel, key, seq, decision: what.decision } },
    { service: kit.service, actor: actor.id, purpose, at });
};
