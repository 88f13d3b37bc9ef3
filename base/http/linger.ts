import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { HTTP_LIMITS } from './limits.ts';

/** Bytes that the sender announced; Infinity when it did not say. */
const announced = ({ headers }: IncomingMessage): number =>
  (headers['content-length'] === undefined
    ? (headers['transfer-encoding'] === undefined ? 0 : Infinity)
    : Number(headers['content-length']));

/**
 * Answers before the body has been read, so that the sender sees the answer: closing with unread bytes resets the
 * connection, and a browser then shows a network error. A small body is read and thrown away, and the connection
 * goes on. Of a larger one at most 64 kB are discarded; then the sender's window fills, and it waits until we close
 * one second later.
 */
export const answerEarly = (
  request: IncomingMessage, response: ServerResponse, status: number,
  headers: Record<string, string>, body: string,
): void => {
  const length = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  if (announced(request) > HTTP_LIMITS.linger_bytes_max) return answerAndLinger(request, status, length, body);
  response.writeHead(status, length).end(body);
  request.resume();
};

/** Written on the socket itself: Node's own response would destroy the connection as soon as it is flushed. */
const answerAndLinger = (request: IncomingMessage, status: number, headers: Record<string, string>, body: string): void => {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  request.socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  closeSoon(request);
};

const closeSoon = (request: IncomingMessage): void => {
  const { socket } = request;
  let discarded = 0;
  const close = (): void => {
    clearTimeout(timer);
    socket.destroy();
  };
  const timer = setTimeout(close, HTTP_LIMITS.linger_ms_max);
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > HTTP_LIMITS.linger_bytes_max) request.pause();
  });
  request.once('end', close);
  request.once('error', close);
};
