import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { httpProblems } from './errors.ts';

const KNOWN: Readonly<Record<string, keyof typeof httpProblems>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'HTTP_TIMEOUT', HPE_HEADER_OVERFLOW: 'HTTP_HEADERS_TOO_LARGE',
};

/**
 * Answers what never became a request: too slow, with too large a head, or no HTTP at all. It is a problem document as all others,
 * in French, since no header that could ask for another language was read.
 */
export const answerClientError = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = httpProblems[KNOWN[error.code ?? ''] ?? 'HTTP_MALFORMED']();
  const body = Buffer.from(JSON.stringify(problem.toDocument('fr')));
  if (socket.writable) {
    socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nconnection: close\r\n`
      + `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.write(body);
  }
  socket.destroy(error);
};
