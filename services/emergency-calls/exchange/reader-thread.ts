import { parentPort } from 'node:worker_threads';
import { readEnvelope, type Form, type Reading } from './read-envelope.ts';
import type { UnknownCode } from './schema/fault.ts';

/** One message for the thread. */
export type ThreadTask = { id: number; bytes: Uint8Array; form: Form };

/** What the thread found; objects travel as one JSON text, which the event loop reads fastest. */
export type ThreadAnswer = {
  id: number;
  reading: Exclude<Reading, { ok: true }>
    | { ok: true; json: string; unknownCodes: UnknownCode[][] };
};

const answer = (reading: Reading): ThreadAnswer['reading'] => {
  if (!reading.ok) return { ...reading, ...(reading.envelope ? { envelope: reading.envelope } : {}) };
  const foreign = reading.contents.map((content) => content.info ? null : content.foreign);
  return {
    ok: true, json: JSON.stringify({ envelope: reading.envelope, foreign, warnings: reading.warnings }),
    unknownCodes: reading.contents.map((content) => content.info ? content.unknownCodes : []),
  };
};

parentPort?.on('message', ({ id, bytes, form }: ThreadTask) => {
  const said: ThreadAnswer = { id, reading: answer(readEnvelope(bytes, form)) };
  parentPort?.postMessage(said);
});
