import { performance } from 'node:perf_hooks';
import type { LoadSample } from './ipc.ts';
import type { ServiceLoad } from './service-face.ts';
import { tell } from './supervisor-link.ts';

const EVERY_MS = 1_000;

/** Reports the load of this process each second: its own figures, event loop use since the last report, memory. */
export const reportLoad = (load: () => ServiceLoad): { stop(): void } => {
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const sample: LoadSample = {
      ...load(),
      eventLoop: performance.eventLoopUtilization(now, before).utilization,
      rss_bytes: process.memoryUsage.rss(),
    };
    before = now;
    // A report that cannot be sent means that the supervisor is gone, which `disconnect` handles.
    tell({ type: 'load', sample }).catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
