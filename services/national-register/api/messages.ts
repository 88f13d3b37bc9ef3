import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Received } from '#base/messages/inbox.ts';
import { readBatch, writeBatch, type BatchForm, type Line } from '#base/messages/message-lines.ts';
import { inContext } from '#base/store/context.ts';
import { partitionOf } from '#base/values/partition.ts';
import { registerProblems } from '../errors.ts';
import { accuse, refus, type Accuse, type Refus } from '../exchange/answers.ts';
import { numeroOf, type Message } from '../exchange/messages.ts';
import { parseMessage } from '../exchange/parse-message.ts';
import { LIMITS } from '../limits.ts';
import { receiveBatch, type KeptAnswer } from '../store/receive-batch.ts';
import { EXCHANGE } from '../store/register-context.ts';
import { admit, type RegisterApi } from './register-api.ts';

/** `POST /exchange/v1/messages`: a signed batch in, one answer a message out, in the same form and order. */
export const messageRoutes = (app: FastifyInstance, api: RegisterApi): void => {
  app.post('/exchange/v1/messages', { bodyLimit: LIMITS.batch_bytes_max }, async (request, reply) => {
    const fault = admit(api, request, request.body as Buffer);
    const form: BatchForm = request.headers['content-type']?.includes('ndjson') ? 'lines' : 'array';
    const batch = readBatch(request.body as Buffer, form, LIMITS.batch_messages_max);
    if (!batch.ok) throw registerProblems.REU_BATCH({ extra: { reason: batch.reason } });
    const answers = await receiveAll(api, batch.items);
    if (fault === 'lost-answer') return loseAnswer(request, reply);
    return reply.type(form === 'lines' ? 'application/x-ndjson' : 'application/json').send(writeBatch(answers, form));
  });
};

/** The effect is durable, the answer never comes: the sender must send again. */
const loseAnswer = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  request.raw.socket.destroy();
  return reply.hijack();
};

type Place = { index: number; message: Message };

const receiveAll = async (api: RegisterApi, items: readonly Line[]): Promise<(Accuse | Refus)[]> => {
  const answers: (Accuse | Refus)[] = [];
  const valid: Place[] = [];
  items.forEach((item, index) => {
    if (!item.ok) answers[index] = refus(null, 'MESSAGE_INVALIDE', [{ chemin: '', code: 'FORME' }]);
    else {
      const parsed = parseMessage(item.value);
      if (parsed.ok) valid.push({ index, message: parsed.message });
      else answers[index] = refus(parsed.id, parsed.code, parsed.faults);
    }
  });
  const groups = Map.groupBy(valid, ({ message }) => partitionOf(api.partitions, numeroOf(message)));
  await Promise.all([...groups].map(([partition, places]) => receiveGroup(api, partition, places, answers)));
  return answers;
};

/** A batch of one partition in one transaction. */
const receiveGroup = async (
  api: RegisterApi, partition: number, places: readonly Place[], answers: (Accuse | Refus)[],
): Promise<void> => {
  const received = await inContext(api.pool, EXCHANGE, (tx) =>
    receiveBatch(tx, api.context, partition, places.map(({ message }) => message)));
  places.forEach(({ index, message }, i) => { answers[index] = answerOf(message, received[i]!, api.context.clock()); });
};

const REFUSED = { conflict: 'ID_REUTILISE', stale: 'RANG_DEPASSE', full: 'FILE_PLEINE' } as const;

const answerOf = (message: Message, received: Received, now: number): Accuse | Refus => {
  const { id } = message;
  if (!('answer' in received)) {
    return received.kind === 'parked' ? accuse(id, numeroOf(message), now) : refus(id, REFUSED[received.kind]);
  }
  const { refReu, recuLe, code } = received.answer as KeptAnswer;
  return received.kind === 'applied' ? accuse(id, numeroOf(message), recuLe, refReu) : refus(id, code!);
};
