/** Reads a log as any stranger can: checkpoint, tiles and keys over HTTP. Its events stay where they are. */
import { parseCheckpoint } from './checkpoint.ts';
import { parseKeyHistory, type KeyHistory } from './key-history.ts';
import { createLogReader } from './log-reader.ts';
import type { LogSource } from './log-source.ts';
import { parseLogName } from './origin.ts';

export type Fetch = (url: string) => Promise<{ status: number; arrayBuffer: () => Promise<ArrayBuffer> }>;

/**
 * Source of the log published at `<prefix>` (…/log/<service>/<log>).
 * @param history the service's keys as known from elsewhere; without it the log's own keys are fetched, which shows
 *   only that the log agrees with itself
 * @throws Error when checkpoint or keys cannot be read
 */
export const httpSource = async (prefix: string, fetch: Fetch, history?: KeyHistory): Promise<LogSource> => {
  const read = async (url: string): Promise<Buffer | undefined> => {
    const answer = await fetch(url);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const service = prefix.slice(0, prefix.lastIndexOf('/'));
  const note = String(await read(`${prefix}/checkpoint`));
  const checkpoint = parseCheckpoint(note);
  const keys = history ?? parseKeyHistory(JSON.parse(String(await read(`${service}/keys`))) as unknown);
  const named = parseLogName(prefix.slice(prefix.lastIndexOf('/') + 1));
  if (!checkpoint || !keys || !named) throw new Error(`${prefix} is not a log with a checkpoint and keys`);
  const readOnly = (): never => {
    throw new Error('a published log is only read');
  };
  const store = { read: (path: string) => read(`${prefix}/${path}`), write: readOnly, remove: readOnly };
  return {
    service: keys.service, serviceOrigin: checkpoint.origin.slice(0, checkpoint.origin.lastIndexOf('/')), ...named,
    history: keys, checkpoints: [note], head: { size: checkpoint.size, root: checkpoint.root },
    tile: createLogReader({ store, size: checkpoint.size, cacheKey: prefix }).tile,
  };
};
