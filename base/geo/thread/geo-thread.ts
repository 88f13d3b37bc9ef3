import { parentPort, workerData } from 'node:worker_threads';
import { openGeoWork, type GeoPart, type GeoSource } from './geo-work.ts';

const { part, options } = workerData as { part: GeoPart; options: GeoSource };
const work = openGeoWork(part, options) as Record<string, (...args: unknown[]) => unknown>;

parentPort?.postMessage({ ready: true });
parentPort?.on('message', ({ id, ask, args }: { id: number; ask: string; args: unknown[] }) => {
  try {
    parentPort?.postMessage({ id, value: work[ask]?.(...args) });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
