import type { FastifyReply } from 'fastify';
import { HTTP_LIMITS } from './limits.ts';

/** One open stream of server-sent events (HTML standard §9.2). */
export type EventStream = {
  /** Sends an event; `id` comes back as `Last-Event-ID` after a reconnection. */
  send(event: ServerEvent): void;
  /** Sends what `eventText` made, as it is: many streams may share one text or its bytes. */
  write(text: string | Buffer): void;
  /** Ends politely: the browser comes back after `retryMs`. */
  close(retryMs?: number): void;
  readonly closed: boolean;
};

export type ServerEvent = { id?: string; type?: string; data: unknown };

export type StreamOptions = {
  /** Pause between two signs of life, ms; 0 where the caller sends its own. */
  heartbeatMs?: number;
};

const HEARTBEAT_MS = 15_000;

/** An event as it travels. */
export const eventText = ({ id, type, data }: ServerEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}${type === undefined ? '' : `event: ${type}\n`}data: ${JSON.stringify(data)}\n\n`;

/**
 * Opens a stream on a reply. A reader that falls too far behind is cut: it resumes from its cursor,
 * so nothing is lost and nothing grows without bound.
 */
export const openEventStream = (
  reply: FastifyReply, onClose: () => void = () => undefined, { heartbeatMs = HEARTBEAT_MS }: StreamOptions = {},
): EventStream => {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), 'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  raw.flushHeaders();
  let closed = false;
  const heartbeat = heartbeatMs > 0 ? setInterval(() => write(':\n\n'), heartbeatMs).unref() : undefined;
  const end = (): void => {
    if (closed) return;
    closed = true;
    clearInterval(heartbeat);
    onClose();
  };
  const write = (text: string | Buffer): void => {
    if (closed) return;
    if (raw.writableLength > HTTP_LIMITS.stream_buffer_bytes_max) raw.destroy();
    else raw.write(text);
  };
  raw.once('close', end);
  raw.once('error', end);
  return {
    send: (event) => write(eventText(event)),
    write,
    close: (retryMs = 500) => { write(`retry: ${Math.round(retryMs)}\n\n`); end(); raw.end(); },
    get closed() { return closed; },
  };
};
