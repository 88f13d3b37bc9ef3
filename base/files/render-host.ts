import { chmod, chown, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { Problem } from '#base/values/problem.ts';
import { frame, jsonFrame, readFrames } from './render/frames.ts';
import type { LegibilityMeasures, PageImage } from './render/job.ts';
import type { Refused } from './renderer-port.ts';
import { Renderer } from './renderer.ts';
import type { HostAnswer, HostQuestion } from './render-protocol.ts';

export type RenderHostOptions = {
  /** Path of the socket that the service alone may open. */
  socketPath: string;
  /** Account of the service, when the host runs as root. */
  account?: number;
  renderer?: Renderer;
};

export type RenderHost = { close(): Promise<void> };

/** Bytes of a file that the host holds while it is rendered. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;
const CONNECTIONS_MAX = 256;
/** Silence after which a service that forgot its question is hung up on. */
const IDLE_MS_MAX = 60_000;

/**
 * Serves a service's renderings on a socket, because a caged service may start no process. The host
 * holds no key, no credential and nothing of the service but the file under way, which it hands to an
 * isolated worker; it decodes nothing itself.
 */
export const openRenderHost = async (options: RenderHostOptions): Promise<RenderHost> => {
  const renderer = options.renderer ?? new Renderer();
  const server = createServer((socket) => { void serve(socket, renderer); });
  server.maxConnections = CONNECTIONS_MAX;
  await rm(options.socketPath, { force: true });
  await listen(server, options.socketPath);
  await chmod(options.socketPath, 0o600);
  if (options.account !== undefined) await chown(options.socketPath, options.account, options.account);
  return {
    close: async () => {
      renderer.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const listen = (server: Server, path: string): Promise<void> => new Promise((resolve, reject) => {
  server.once('error', reject).listen(path, resolve);
});

/** One question a connection; a service that goes away, or talks nonsense, is hung up on. */
const serve = async (socket: Socket, renderer: Renderer): Promise<void> => {
  socket.on('error', () => undefined);
  socket.setTimeout(IDLE_MS_MAX, () => socket.destroy());
  try {
    const { question, parts } = await questionOf(socket);
    const { answer, pages } = await answerTo(question, parts, renderer);
    socket.write(jsonFrame(answer));
    for (const page of pages) socket.write(frame(page.bytes));
    socket.end();
  } catch {
    socket.destroy();
  }
};

const questionOf = async (socket: Socket): Promise<{ question: HostQuestion; parts: Buffer[] }> => {
  const frames = readFrames(socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>);
  const question = JSON.parse((await frames.next()).value!.toString()) as HostQuestion;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of frames) {
    if (part.length === 0) return { question, parts };
    parts.push(part);
    size += part.length;
    if (size > FILE_BYTES_MAX) throw new RangeError('a file too long to render');
  }
  throw new Error('a question without an end');
};

type Answered = { answer: HostAnswer; pages: readonly PageImage[] };

const answerTo = async (question: HostQuestion, parts: Buffer[], renderer: Renderer): Promise<Answered> => {
  const read = async function* (): AsyncGenerator<Uint8Array> { yield* parts; };
  try {
    if (question.task === 'open') return told(await renderer.opens(read));
    if (question.task === 'legibility') {
      const measured = await renderer.measures(read, question.type);
      return measured.ok ? told(undefined, [], measured.measures) : told(measured);
    }
    const rendered = await renderer.pages(read, question.type, question.watermark);
    return rendered.ok ? told(undefined, rendered.pages) : told(rendered);
  } catch (error) {
    if (error instanceof Problem) return { answer: { ok: false, busy: true }, pages: [] };
    throw error;
  }
};

const told = (refusal: Refused | undefined, pages: PageImage[] = [], measures?: LegibilityMeasures): Answered => ({
  answer: refusal
    ? { ok: false, reason: refusal.reason, detail: refusal.detail }
    : { ok: true, pages: pages.map(({ width, height }) => ({ width, height })), ...(measures ? { measures } : {}) },
  pages,
});
