import { processMetrics } from '#base/telemetry/metrics.ts';
import { onToldBySupervisor, tell } from './supervisor-link.ts';

/** Tells the supervisor, each time it asks, what this process counts. */
export const answerScrapes = (): void => onToldBySupervisor('metrics', ({ request }) => {
  // A registry that cannot be read, or a supervisor that is gone: the supervisor counts this process as silent.
  processMetrics().then((metrics) => tell({ type: 'metrics', request, json: JSON.stringify(metrics) })).catch(() => undefined);
});
