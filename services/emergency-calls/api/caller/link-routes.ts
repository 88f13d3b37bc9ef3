import type { FastifyInstance } from 'fastify';
import { boxOf } from '#base/messages/message-box.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import type { TextMessage } from '#base/messages/sms-adapter.ts';
import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { Lang } from '#base/values/lang.ts';
import { toE164 } from '../../domain/calls/telephone-number.ts';
import type { Case } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { holdCall } from '../../store/calls.ts';
import { keepLink, linksOfDossier } from '../../store/caller-links.ts';
import { HOLDER } from '../../store/case-type.ts';
import { callerWords } from '../../web/caller/texts.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type CentreVisit, type ConsoleKit } from '../console-kit.ts';
import { centreName } from './centre-name.ts';
import { linkMacs, newLinkWord } from './link-words.ts';
import { SMS_CHANNEL } from './text-messages.ts';

const tags = ['console'];
const PARAMS = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } };
const BODY = { type: 'object', additionalProperties: false, properties: { number: { type: 'string', maxLength: 20 },
  lang: { type: 'string', enum: ['fr', 'en'] } } };

/** One sign outside the telephones' alphabet would halve what a text message holds. */
const shortText = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

type Asked = { number?: string; lang?: Lang };

/** `POST …/dossiers/:id/lien`: sends the caller a link to a page for position, photos and writing. The answer holds no word of it. */
export const linkRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk }, context } = kit;
  const macs = linkMacs(regulation.keyring);

  /** The number typed, or that of the dossier's first call. */
  const addressee = async (tx: Tx, visit: CentreVisit, state: Case, typed: string | undefined) => {
    const [call] = state.calls;
    const told = typed === undefined && call ? (await holdCall(tx, visit, regulation.numbers, call.id))?.number : undefined;
    const number = toE164(typed ?? told ?? '');
    if (number === undefined) throw problems.NUMERO_ABSENT();
    return { number, call: call?.id ?? null };
  };
  app.post('/api/regulation/dossiers/:id/lien', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: BODY } },
    async (request, reply) => {
    const visit = await visitCentre(kit, request, 'dossier:ecrire');
    const ref = { partition: visit.partition, id: (request.params as { id: string }).id };
    const { number: typed, lang = 'fr' } = request.body as Asked;
    const word = newLinkWord(ref.partition);
    const now = regulation.clock();
    await desk.read(visit.permit, async (tx) => {
      const loaded = await regulation.folded.cases.load(tx, ref, [HOLDER]);
      if (!loaded?.key) throw problems.DOSSIER_INTROUVABLE();
      if (await linksOfDossier(tx, ref.partition, ref.id) >= LIMITS.caller_links_per_dossier_max) throw problems.LIENS_TROP_NOMBREUX();
      const { number, call } = await addressee(tx, visit, loaded.state, typed);
      await keepLink(tx, ref.partition, { mac: macs.word(word), centre: visit.centre, dossier: ref.id, call, lang, by: visit.actor.id,
        number: regulation.numbers.seal(number, `lien/${ref.id}`) }, now, LIMITS.caller_link_ms);
      const content: TextMessage = { to: number, text: shortText(callerWords(lang, loaded.state.exercise ? 'smsExercise' : 'sms',
        { centre: centreName(context, visit.centre), url: `${context.origin}/l/${word}` })) };
      await enqueueMessage(tx, { partition: ref.partition, at: now, box: boxOf(regulation.keyring) },
        { id: newId(), channel: SMS_CHANNEL, key: ref.id, content });
      return { value: undefined, dossiers: [ref], fields: ['telephone'] };
    });
    return reply.code(202).send({ expiresAt: now + LIMITS.caller_link_ms });
  });
};
