import { connect, type Socket } from 'node:net';
import { fileProblems } from './errors.ts';
import type { FileType } from './file-type.ts';
import { frame, jsonFrame, readFrames } from './render/frames.ts';
import type { LegibilityMeasures, PageImage } from './render/job.ts';
import type { HostAnswer, HostQuestion } from './render-protocol.ts';
import { refused, type Measured, type ReadFile, type Refused, type Rendered, type RendererPort } from './renderer-port.ts';

/** Silence of the host after which it counts as down; longer than the deadline of a rendering in its queue. */
const IDLE_MS_MAX = 120_000;

type Reply = { pages: PageImage[]; measures?: LegibilityMeasures };

/**
 * Asks the render host of this service through its socket. Throws `FILE_NOT_READY` when the host is
 * busy, down or gone: the file waits, as it does for a scanner that is down.
 */
export class RemoteRenderer implements RendererPort {
  readonly #socketPath: string;

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
  }

  async pages(read: ReadFile, type: FileType, watermark?: string): Promise<Rendered> {
    const mark = watermark === undefined ? {} : { watermark };
    const reply = await this.#ask({ task: 'pages', type, ...mark }, read);
    return 'problem' in reply ? reply : { ok: true, pages: reply.pages };
  }

  async opens(read: ReadFile): Promise<Refused | undefined> {
    const reply = await this.#ask({ task: 'open', type: 'application/pdf' }, read);
    return 'problem' in reply ? reply : undefined;
  }

  async measures(read: ReadFile, type: FileType): Promise<Measured> {
    const reply = await this.#ask({ task: 'legibility', type }, read);
    if ('problem' in reply) return reply;
    return reply.measures ? { ok: true, measures: reply.measures } : refused('unreadable', 'no measures');
  }

  async #ask(question: HostQuestion, read: ReadFile): Promise<Reply | Refused> {
    const socket = connect(this.#socketPath);
    socket.setTimeout(IDLE_MS_MAX, () => socket.destroy(new Error('the render host is silent')));
    const reply = replyOf(socket);
    reply.catch(() => undefined);
    try {
      await Promise.race([send(socket, question, read()), reply]);
      return await reply;
    } finally {
      socket.destroy();
    }
  }
}

const send = async (socket: Socket, question: HostQuestion, source: AsyncIterable<Uint8Array>): Promise<void> => {
  await write(socket, jsonFrame(question));
  for await (const part of source) {
    if (part.length > 0) await write(socket, frame(part));
  }
  await write(socket, frame(Buffer.alloc(0)));
};

/** A host that hangs up shows in the reply, which says so better than a failed write. */
const write = (socket: Socket, bytes: Buffer): Promise<void> => new Promise((resolve) => {
  socket.write(bytes, () => resolve());
});

const replyOf = async (socket: Socket): Promise<Reply | Refused> => {
  try {
    const frames = readFrames(socket as AsyncIterable<Uint8Array>);
    const next = async (): Promise<Buffer> => {
      const { value, done } = await frames.next();
      if (done) throw new Error('the render host hung up');
      return value;
    };
    const answer = JSON.parse((await next()).toString()) as HostAnswer;
    if (!answer.ok && 'busy' in answer) throw new Error('the render host is busy');
    if (!answer.ok) return refused(answer.reason, answer.detail);
    const pages: PageImage[] = [];
    for (const size of answer.pages) pages.push({ ...size, bytes: await next() });
    return { pages, ...(answer.measures ? { measures: answer.measures } : {}) };
  } catch (cause) {
    throw fileProblems.FILE_NOT_READY({ retryAfterS: 5, cause });
  }
};
