import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseForeignOrigin } from '#base/access/same-origin.ts';
import { cookie } from '#base/http/cookies.ts';
import { field, postedForm } from '#base/http/form.ts';
import { languageOf, wantsHtml } from '#base/http/language.ts';
import { inContext } from '#base/store/context.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { newId } from '#base/values/ids.ts';
import { Problem } from '#base/values/problem.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { HOLDER } from '../../store/case-type.ts';
import { keepPlace } from '../../store/locations.ts';
import { callerPage, type CallerLine, type CallerView } from '../../web/caller/caller-page.ts';
import { callerWords } from '../../web/caller/texts.ts';
import type { ConsoleKit } from '../console-kit.ts';
import { bringDocument, documentReceiver } from '../documents/receive-document.ts';
import { giveCommands } from '../give-commands.ts';
import { centreName } from './centre-name.ts';
import { CALLER_CONTEXT, callerVisits, WITNESS, type CallerVisit } from './caller-visit.ts';

const PURPOSE = 'appel';
const hidden = { schema: { hide: true } };
const coordinate = (max: number) => ({ type: 'number', minimum: -max, maximum: max });
const POSITION = { type: 'object', additionalProperties: false, required: ['lat', 'lon', 'radius_m', 'at'], properties: {
  lat: coordinate(90), lon: coordinate(180), radius_m: { type: 'number', minimum: 0, maximum: 1_000_000 }, at: { type: 'integer' } } };
const ID = /^[0-9a-f-]{36}$/;
const idOf = (typed: string): string => (ID.test(typed) ? typed : newId());

type CallerKit = ReturnType<typeof callerKit>;

/** What the routes of a caller share. */
const callerKit = (kit: ConsoleKit, assets: PageAssets) => {
  const { regulation } = kit;
  const show = (request: FastifyRequest, reply: FastifyReply, view: CallerView, status = 200): FastifyReply =>
    reply.code(status).headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      .type('text/html; charset=utf-8').send(callerPage(languageOf(request), view, assets));
  const refOf = ({ link }: CallerVisit) => ({ partition: link.partition, id: link.dossier });
  return {
    ...kit, show, refOf, visits: callerVisits(regulation), receive: documentReceiver(kit),
    linesOf: (visit: CallerVisit): Promise<readonly CallerLine[]> => inContext(regulation.app, CALLER_CONTEXT, async (tx) => {
      const loaded = await regulation.folded.cases.load(tx, refOf(visit), [HOLDER]);
      if (!loaded?.key) throw problems.LIEN_FINI();
      return loaded.state.dialogue.map(({ id, at, side, text }) => ({ id, at, side, text }));
    }),
    write: async (visit: CallerVisit, id: string, text: string): Promise<void> => {
      const { outcomes: [outcome] } = await giveCommands(regulation, CALLER_CONTEXT, { ref: refOf(visit), actor: visit.actor,
        purpose: PURPOSE, commands: [{ type: 'dialoguer', id: `appelant-${id}`, message: id, side: 'caller', text }] });
      if (outcome && !outcome.ok) throw outcome.problem;
    },
    /** After a sending: back to the page, or a word for the script. */
    done: (request: FastifyRequest, reply: FastifyReply, { word }: CallerVisit, anchor: string): FastifyReply =>
      (wantsHtml(request) ? reply.redirect(`/l/${word}?lang=${languageOf(request)}#${anchor}`, 303) : reply.send({ next: newId() })),
  };
};

/**
 * The page of a caller behind a link (`/l/:word`): position, address, photos, a written dialogue as with the emergency number 114.
 * It shows what the two sides wrote and nothing of the dossier, and works without a script. The first browser that opens a link
 * keeps it; opening is a press, so that a preview of the message does not use it up.
 */
export const callerRoutes = (app: FastifyInstance, kit: ConsoleKit, assets: PageAssets): void => {
  const caller = callerKit(kit, assets);
  void app.register(async (routes) => {
    routes.addHook('onRequest', refuseForeignOrigin(kit.context.origin));
    routes.setErrorHandler((error, request, reply) => {
      if (!(error instanceof Problem) || error.status >= 500 || !wantsHtml(request)) throw error;
      const { word } = request.params as { word: string };
      const lang = languageOf(request);
      if (error.code === 'LIEN_FINI') return caller.show(request, reply, { name: 'ended' }, 404);
      return caller.show(request, reply, { name: 'refused', word, why: `${error.kind.title[lang]} ${error.kind.remedy[lang]}` },
        error.status);
    });
    readingRoutes(routes, caller);
    writingRoutes(routes, caller);
  });
};

/** Opening the link, the page, and the answers since. */
const readingRoutes = (app: FastifyInstance, { context, visits, show, linesOf }: CallerKit): void => {
  app.get('/l/:word', hidden, async (request, reply) => {
    const visit = await visits.visit(request);
    const { word, link, bound } = visit;
    const centre = centreName(context, link.centre);
    if (bound === 'elsewhere') return show(request, reply, { name: 'elsewhere' }, 409);
    if (bound === 'free') return show(request, reply, { name: 'start', word, centre });
    return show(request, reply, { name: 'open', word, centre, lines: await linesOf(visit), ids: [newId(), newId(), newId()] });
  });
  app.post('/l/:word/ouvrir', hidden, async (request, reply) => {
    const visit = await visits.visit(request);
    const witness = visit.bound === 'free' ? await visits.open(request, visit) : undefined;
    if (witness) reply.header('set-cookie', cookie(WITNESS, witness, { secure: context.origin.startsWith('https:'), path: '/l',
      maxAgeS: LIMITS.caller_link_ms / 1_000 }));
    return reply.redirect(`/l/${visit.word}?lang=${languageOf(request)}`, 303);
  });
  app.get('/l/:word/suite', hidden, async (request, reply) => {
    const visit = await visits.mine(request);
    return reply.send({ lines: await linesOf(visit) });
  });
};

/** What the caller sends: words, an address, a position, a photo. */
const writingRoutes = (app: FastifyInstance, caller: CallerKit): void => {
  const { regulation, visits, write, done, receive, refOf } = caller;
  for (const [path, anchor] of [['adresse', 'where'], ['message', 'write']] as const) {
    app.post(`/l/:word/${path}`, hidden, async (request, reply) => {
      const visit = await visits.mine(request, true);
      const form = postedForm(request);
      const text = field(form, 'texte');
      await write(visit, idOf(field(form, 'id')), path === 'message' ? text : callerWords(visit.link.lang, 'addressSent', { text }));
      return done(request, reply, visit, anchor);
    });
  }
  app.post('/l/:word/position', { schema: { hide: true, body: POSITION } }, async (request, reply) => {
    const visit = await visits.mine(request, true);
    const { lat, lon, radius_m, at } = request.body as { lat: number; lon: number; radius_m: number; at: number };
    const { link } = visit;
    const number = link.number && regulation.numbers.open<string>(link.number, `lien/${link.dossier}`);
    await inContext(regulation.app, CALLER_CONTEXT, (tx) => keepPlace(tx, { partition: link.partition, centre: link.centre,
      partitions: regulation.partitions, now: regulation.clock() }, regulation.numbers,
    { source: 'WEB', number, call: link.call, lat, lon, radius_m, at: Math.min(at, regulation.clock()), raw: null }));
    const radius = Math.round(radius_m);
    await write(visit, newId(), callerWords(link.lang, 'positionSent', { radius }));
    return reply.send({ said: callerWords(languageOf(request), 'positionSent', { radius }) });
  });
  app.post('/l/:word/photo', { bodyLimit: LIMITS.document_bytes_max + LIMITS.commands_bytes_max, ...hidden }, async (request, reply) => {
    const visit = await visits.mine(request, true);
    const { file, fields } = await receive(request);
    const outcome = await bringDocument(caller, CALLER_CONTEXT, { ref: refOf(visit), actor: visit.actor, purpose: PURPOSE, from: 'caller',
      id: idOf(fields.get('id') ?? ''), file });
    if (!outcome.ok) throw outcome.problem;
    await write(visit, newId(), callerWords(visit.link.lang, 'photoSent'));
    return done(request, reply, visit, 'photo');
  });
};
