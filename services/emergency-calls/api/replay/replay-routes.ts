import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { loadDossier } from '#base/dossiers/load.ts';
import { objectStoreConfig, openObjectStore } from '#base/files/open-object-store.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { parseCaseNumber } from '../../domain/identifiers/case-number.ts';
import { isSensitive } from '../../domain/sensitive.ts';
import { replayed } from '../../domain/replay/replay.ts';
import { toneRecording } from '../../domain/replay/tone.ts';
import { problems } from '../../errors.ts';
import { HOLDER } from '../../store/case-type.ts';
import { keepRecording, readRecording } from '../../store/recordings.ts';
import { MAIL_CHANNEL } from '../work/mail-channel.ts';
import { CENTRE_CODE, CENTRE_QUERY } from '../centre-query.ts';
import type { ConsoleKit } from '../console-kit.ts';
import { noteSensitiveRead } from '../sensitive-read.ts';
import { glassMail } from './glass-mail.ts';
import { breakGlass, findByNumber, replayVisit, underGlass, type GlassAsked, type ReplayVisit } from './replay-visit.ts';

const tags = ['console'];
const UUID = { type: 'string', format: 'uuid' };
const PARAMS = { type: 'object', properties: { id: UUID, call: { type: 'string', maxLength: 80 } }, required: ['id'] };
const NUMBER_QUERY = { type: 'object', required: ['numero'], properties: { numero: { type: 'string',
  pattern: '^DRFR15[0-9A-Z]{3}\\d{10}$' }, centre: CENTRE_CODE } };
const BODY = { type: 'object', additionalProperties: false, required: ['reasonCode', 'explanation', 'minutes'], properties: {
  reasonCode: { type: 'string', maxLength: 40 }, explanation: { type: 'string', maxLength: 2_000 },
  minutes: { type: 'integer', minimum: 1, maximum: 60 } } };
/** Seconds of a make-believe recording. */
const DEMO_SECONDS = 90;

/** A dossier read again minute by minute, and the recording of its call: under a broken glass, with a reason that others judge. */
export const replayRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, context } = kit;
  const store = openObjectStore(objectStoreConfig(context.settings.SOCLE_OBJECTS_URL ?? '', join(context.dataDir, 'objects')));
  const officer = context.settings.SOCLE_CALLS_SAFETY_OFFICER || (context.demo ? 'securite-patients@agents.demo.example' : '');
  /** The dossier, of the centre in whose name it is asked for: a right over one centre opens nothing of another. */
  const load = async (tx: Tx, { ref, centre }: ReplayVisit) => {
    const loaded = await loadDossier(tx, regulation.type, regulation.keys, ref, [HOLDER]);
    if (!loaded?.key || loaded.state.state === null || loaded.state.centre !== centre) throw problems.DOSSIER_INTROUVABLE();
    return loaded;
  };
  app.get('/api/regulation/relecture', { schema: { tags, querystring: NUMBER_QUERY } }, async (request) => {
    const { numero } = request.query as { numero: string };
    const { centre } = parseCaseNumber(numero)!;
    const { id } = await findByNumber(kit, request, centre, numero);
    return { id, centre };
  });
  app.post('/api/regulation/relecture/:id', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: BODY } },
    async (request) => {
    const who = await replayVisit(kit, request);
    return breakGlass(kit, who, request.body as GlassAsked, async (tx) => (await load(tx, who)).state.number, async (tx, notice) => {
      if (officer === '') return;
      await enqueueMessage(tx, { partition: who.ref.partition, at: who.visit.at, box: boxOf(regulation.keyring) }, { id: newId(),
        channel: MAIL_CHANNEL, key: `relecture-${notice.id}`, content: glassMail(officer, who.centre, notice) });
    });
  });
  app.get('/api/regulation/relecture/:id', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS } }, async (request) => {
    const who = await replayVisit(kit, request);
    return underGlass(kit, who, ['identity', 'health', 'history'], async (tx, until) => {
      const { events, state } = await load(tx, who);
      if (isSensitive(state)) await noteSensitiveRead(tx, regulation, who.ref, who.visit.actor.id, who.purpose);
      return { until, number: state.number, exercise: state.exercise, calls: state.calls, events: replayed(events) };
    });
  });
  app.get('/api/regulation/relecture/:id/enregistrements/:call', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS } },
    async (request, reply) => {
    const who = await replayVisit(kit, request);
    const { call } = request.params as { call: string };
    const place = { partition: who.ref.partition, centre: who.centre };
    const bytes = await underGlass(kit, who, ['recording'], async (tx) => {
      const { state } = await load(tx, who);
      if (!state.calls.some(({ id }) => id === call)) throw problems.APPEL_INCONNU();
      const found = await readRecording(regulation, store, place, call);
      if (found || !context.demo) return found;
      // The make-believe telephony records nothing: its recordings are made when somebody first listens.
      await keepRecording(regulation, store, place, call, toneRecording(DEMO_SECONDS));
      return readRecording(regulation, store, place, call);
    });
    if (!bytes) throw problems.ENREGISTREMENT_ABSENT();
    return reply.type('audio/wav').send(bytes);
  });
};
