import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpProblems } from '#base/http/errors.ts';
import { languageOf } from '#base/http/language.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { messageProblems } from '#base/messages/errors.ts';
import type { Clock } from '#base/values/instant.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { readLetter, readText } from './letter-intake.ts';
import { MAILBOX_LIMITS } from './limits.ts';
import { listPage, listQuery } from './list-page.ts';
import { FRAME_POLICY, framedHtml, messagePage } from './message-page.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';

export type MailboxParts = { store: MessageStore; clock: Clock; letterKeys: readonly WebhookKey[] };

const STYLE = readFileSync(new URL('./mailbox.css', import.meta.url));
const THEME = fileURLToPath(new URL('../../../base/ui/theme', import.meta.url));

/** Screens of the mailbox, the list as JSON, and the door of letters and text messages. */
export const mailboxRoutes = (app: FastifyInstance, parts: MailboxParts): void => {
  staticFiles(app, '/assets', THEME);
  addScreens(app, parts);
  addApi(app, parts);
};

const addScreens = (app: FastifyInstance, { store }: MailboxParts): void => {
  app.addHook('onRequest', async (_request, reply) => {
    const policy = String(reply.getHeader('content-security-policy'));
    reply.header('content-security-policy', `${policy}; frame-src 'self'`).header('cache-control', 'no-store');
  });
  app.get('/mailbox.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  const html = 'text/html; charset=utf-8';
  app.get('/', async (request, reply) => reply.type(html)
    .send(listPage(store, listQuery(request.query as Record<string, unknown>), languageOf(request), request.url)));
  app.get('/messages/:id', async (request, reply) =>
    reply.type(html).send(messagePage(found(store, request), languageOf(request), request.url)));
  app.get('/messages/:id/html', async (request, reply) => {
    const { html: body } = found(store, request);
    if (body === undefined) throw httpProblems.HTTP_NOT_FOUND();
    return reply.type(html).header('content-security-policy', FRAME_POLICY).send(framedHtml(body));
  });
  app.get('/messages/:id/pdf', async (request, reply) => {
    const { pdf, id } = found(store, request);
    if (!pdf) throw httpProblems.HTTP_NOT_FOUND();
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${id}.pdf"`).send(pdf);
  });
};

const found = (store: MessageStore, request: FastifyRequest): StoredMessage => {
  const message = store.get((request.params as { id: string }).id);
  if (!message) throw httpProblems.HTTP_NOT_FOUND();
  return message;
};

const addApi = (app: FastifyInstance, { store, clock, letterKeys }: MailboxParts): void => {
  app.get('/api/messages', async (request) => {
    const { to, query } = listQuery(request.query as Record<string, unknown>);
    return { messages: store.list({ ...(to ? { to } : {}), ...(query ? { query } : {}) })
      .map(({ pdf, ...message }) => ({ ...message, hasPdf: pdf !== undefined })) };
  });
  app.register(async (raw) => {
    raw.removeContentTypeParser('application/json');
    raw.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: MAILBOX_LIMITS.letter_bytes_max },
      (_request, body, done) => done(null, body));
    for (const [path, read] of [['/letters', readLetter], ['/texts', readText]] as const) {
      raw.post(path, { bodyLimit: MAILBOX_LIMITS.letter_bytes_max }, async (request, reply) => {
        const body = request.body as Buffer;
        if (!verifyWebhook(letterKeys, request.headers, body, clock()).ok) throw messageProblems.MSG_SIGNATURE();
        const parsed = parseStrictJson(body.toString());
        const message = parsed.ok ? read(parsed.value, clock()) : undefined;
        if (!message) throw httpProblems.HTTP_INVALID();
        store.add(message);
        return reply.code(202).send({ id: message.id });
      });
    }
  });
};
