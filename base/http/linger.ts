import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTP_LIMITS } from './limits.ts';

/**
 * Answers before the body has been read, and closes so that the sender sees the answer:
 * closing with unread bytes resets the connection, and a browser then shows a network error.
 * At most 64 kB are discarded; beyond, the sender's window fills and it waits until we close, 1 s later.
 */
export const answerEarly = (
  request: IncomingMessage, response: ServerResponse, status: number,
  headers: Record<string, string>, body: string,
): void => {
  response.writeHead(status, { ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) });
  response.end(body);
  if (request.complete) return;
  const socket = request.socket;
  let discarded = 0;
  const close = (): void => { clearTimeout(timer); socket.destroy(); };
  const timer = setTimeout(close, HTTP_LIMITS.linger_ms_max);
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > HTTP_LIMITS.linger_bytes_max) request.pause();
  });
  request.once('end', close);
  request.once('error', close);
};
