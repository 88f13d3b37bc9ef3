import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseForeignOrigin } from '#base/access/same-origin.ts';
import { httpProblems } from '#base/http/errors.ts';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { languageOf } from '#base/http/language.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import { decideDeadLetter, listDeadLetters, type LetterRef } from './dead-letters.ts';
import { listGaps } from './inbox-gaps.ts';
import { messageDeskHtml, type ChannelNames, type MessageDesk } from './message-desk-page.ts';
import { outboxStatus, resendNow } from './outbox-status.ts';

export type MessageDeskOptions = {
  /** Path of the screen, e.g. `/exploitation/messages`. */
  path: string;
  /** Public origin of the service: forms of other sites are refused. */
  origin: string;
  /** Pool of the application role. */
  pool: Pool;
  partitions: number;
  /** Partners who send to us. */
  senders: readonly string[];
  clock: Clock;
  /** What destinations are called; one that has no name here shows as it is. */
  channelNames?: ChannelNames;
  /** The administrator who asks; throws the problem to answer to anybody else. */
  administrator(request: FastifyRequest): Promise<RowContext>;
  /** Writes down who saw or decided what, in the transaction of it, where the service keeps an audit. */
  note?(tx: Tx, request: FastifyRequest, what: DeskNote): Promise<void>;
  /** The service's page around the screen. */
  frame(lang: Lang, main: string, path: string, request: FastifyRequest): string | Promise<string>;
};

/** What happened on the screen. */
export type DeskNote =
  | { what: 'read'; letters: readonly LetterRef[] }
  | { what: 'decided'; letter: LetterRef; decision: 'replay' | 'skip' }
  | { what: 'resent'; partition: number; channel: string };

/** A message may come a little early without being news. */
const GAP_MS = 60_000;

/**
 * The operator's screen of messages: what waits for each destination, the dead letters with their decision (replay or
 * give up, with a reason that is kept), and what was received early. It works without script.
 */
export const messageDesk = (app: FastifyInstance, options: MessageDeskOptions): void => {
  const { path, pool } = options;
  app.get(path, { schema: { hide: true } }, async (request, reply) => {
    const context = await options.administrator(request);
    const lang = languageOf(request);
    const desk = await inContext(pool, context, async (tx) => {
      const found = await readDesk(tx, options);
      await options.note?.(tx, request, { what: 'read', letters: found.letters });
      return found;
    });
    return reply.type('text/html; charset=utf-8')
      .send(await options.frame(lang, messageDeskHtml(lang, path, desk, options.channelNames), request.url, request));
  });
  app.post(path, { schema: { hide: true }, onRequest: refuseForeignOrigin(options.origin) }, async (request, reply) => {
    const context = await options.administrator(request);
    await inContext(pool, context, async (tx) => {
      const done = await decide(tx, options, postedForm(request));
      await options.note?.(tx, request, done);
    });
    return reply.redirect(path, 303);
  });
};

const readDesk = async (tx: Tx, { partitions, senders, clock }: MessageDeskOptions): Promise<MessageDesk> => {
  const desk = { lanes: [] as MessageDesk['lanes'][number][], letters: [] as MessageDesk['letters'][number][],
    gaps: [] as MessageDesk['gaps'][number][] };
  for (let partition = 0; partition < partitions; partition++) {
    desk.lanes.push(...(await outboxStatus(tx, partition)).map((lane) => ({ ...lane, partition })));
    desk.letters.push(...await listDeadLetters(tx, partition));
    for (const sender of senders) {
      const gaps = await listGaps(tx, { partition, sender }, clock() - GAP_MS);
      desk.gaps.push(...gaps.map((gap) => ({ ...gap, sender })));
    }
  }
  return desk;
};

const decide = async (tx: Tx, { partitions, clock }: MessageDeskOptions, form: Form): Promise<DeskNote> => {
  const [partition, seq] = [Number(field(form, 'partition')), Number(field(form, 'seq'))];
  const [channel, key, decision, reason] = ['channel', 'key', 'decision', 'reason'].map((name) => field(form, name)) as
    [string, string, string, string];
  if (!Number.isInteger(partition) || partition < 0 || partition >= partitions) throw httpProblems.HTTP_INVALID();
  if (decision === 'resend') {
    await resendNow(tx, partition, channel, clock());
    return { what: 'resent', partition, channel };
  }
  const known = decision === 'replay' || decision === 'skip';
  if (!known || !Number.isInteger(seq) || reason.length < 3 || reason.length > 500) throw httpProblems.HTTP_INVALID();
  const letter = { partition, channel, key, seq };
  await decideDeadLetter(tx, letter, { id: newId(), decision, reason, at: clock() });
  return { what: 'decided', letter, decision };
};
