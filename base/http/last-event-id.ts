import type { FastifyRequest } from 'fastify';

/**
 * The place from which a stream goes on: the header that browsers send when they reconnect, or `?depuis=` for a script that
 * opened a new stream after an answer that ends the browser's own tries (an error status does).
 */
export const lastEventId = (request: FastifyRequest): string | undefined => {
  const header = request.headers['last-event-id'];
  if (typeof header === 'string') return header;
  const { depuis } = request.query as { depuis?: unknown };
  return typeof depuis === 'string' && depuis !== '' ? depuis : undefined;
};
