import { randomFillSync } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Trace ids of W3C Trace Context (Recommendation of 23 November 2021, §3.2): 32 hexadecimal digits in lower case, not all zero, that
 * follow one piece of work through programs that do not know each other.
 */

/** What a trace is read from: a request of the server. Its own id is a trace id too, for a request that brings none. */
export type Traceable = { id: string; headers: IncomingHttpHeaders };

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const ONLY_ZEROES = /^0+$/;

/** The trace id of a `traceparent` header; `undefined` when it is none, so that a new trace begins (§4.3). */
export const parseTraceparent = (header: unknown): string | undefined => {
  if (typeof header !== 'string') return undefined;
  const [, version, trace, parent, more] = TRACEPARENT.exec(header) ?? [];
  // Versions to come may say more after the flags; 00 may not, and ff is none.
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  return ONLY_ZEROES.test(trace!) || ONLY_ZEROES.test(parent!) ? undefined : trace;
};

/** The trace that a request belongs to: its caller's, else one of its own. */
export const traceOf = ({ id, headers }: Traceable): string =>
  (headers.traceparent === undefined ? id : parseTraceparent(headers.traceparent) ?? id);

/** What every log line of a request carries. */
export const traceFields = (request: Traceable): { trace_id: string; request_id: string } =>
  ({ trace_id: traceOf(request), request_id: request.id });

/** The header that passes a trace on: ours is the parent, and it is on record here (flag `sampled`). */
export const traceparent = (trace: string): string => `00-${trace}-${newTraceId().slice(0, 16)}-01`;

const ID_BYTES = 16;
const POOL = Buffer.alloc(256 * ID_BYTES);
let hex = '';
let next = 0;

/** A new trace id, random throughout. They are drawn 256 at a time: a call of the system for each would cost a tenth of a request. */
export const newTraceId = (): string => {
  if (next === hex.length) {
    hex = randomFillSync(POOL).toString('hex');
    next = 0;
  }
  next += 2 * ID_BYTES;
  return hex.slice(next - 2 * ID_BYTES, next);
};
