import type { FastifyInstance } from 'fastify';
import { messageProblems } from '#base/messages/errors.ts';
import type { Received } from '#base/messages/inbox.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { buildAccuse, buildRefus, emit } from '../exchange/build-messages.ts';
import type { EtatMessage } from '../exchange/messages.ts';
import { parseStateBatch } from '../exchange/parse-state.ts';
import { LIMITS } from '../limits.ts';
import { receiveStates, type Receiver } from './work/receive-states.ts';

const PATH = '/exchange/v1/states';
const REFUSED = { conflict: 'ID_REUTILISE', stale: 'RANG_DEPASSE', full: 'FILE_PLEINE' } as const;

/** `POST /exchange/v1/states`: a signed batch of states of the register; one answer an item, in the same form and order. */
export const exchangeRoutes = (app: FastifyInstance, receiver: Receiver, key: WebhookKey): void => {
  void app.register(async (exchange) => {
    // The signature covers the bytes: they are parsed after it is verified.
    exchange.removeAllContentTypeParsers();
    for (const type of ['application/json', 'application/x-ndjson']) {
      exchange.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    }
    exchange.post(PATH, { bodyLimit: LIMITS.exchange_page_bytes_max, schema: { hide: true } }, async (request, reply) => {
      const body = request.body as Buffer;
      const verdict = verifyWebhook([key], request.headers, body, receiver.register.clock());
      if (!verdict.ok) throw messageProblems.MSG_SIGNATURE({ extra: { reason: verdict.reason } });
      const lines = request.headers['content-type']?.includes('ndjson') ?? false;
      const answers = await answersTo(receiver, body.toString());
      return lines ? reply.type('application/x-ndjson').send(answers.map((answer) => `${answer}\n`).join(''))
        : reply.type('application/json').send(`[${answers.join(',')}]`);
    });
  });
};

const answersTo = async (receiver: Receiver, text: string): Promise<string[]> => {
  const parsed = parseStateBatch(text);
  const received = await receiveStates(receiver, parsed.flatMap((item) => (item.ok ? [item.message] : [])));
  let next = 0;
  return parsed.map((item) => (item.ok ? emit(answerOf(receiver, item.message, received[next++]))
    : emit(buildRefus(null, 'MESSAGE_INVALIDE', true, item.erreurs))));
};

const answerOf = ({ register }: Receiver, message: EtatMessage, received: Received | undefined) => {
  if (!received) return buildRefus(message.id, 'NUMERO_INCONNU', true);
  switch (received.kind) {
    case 'applied':
    case 'parked': return buildAccuse(message, register.clock());
    case 'refused': return buildRefus(message.id, (received.answer as { code?: string }).code ?? 'REFUSE', true);
    default: return buildRefus(message.id, REFUSED[received.kind], received.kind !== 'full');
  }
};
