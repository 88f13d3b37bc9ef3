import type { MetricsAsker } from './ask-metrics.ts';
import { mergeFamilies, metricsText } from './metric-family.ts';
import { platformMetrics } from './platform-metrics.ts';
import type { PlatformState } from './platform-state.ts';
import { readProcessMetrics } from './read-process-metrics.ts';
import type { ServiceGroup } from './service-group.ts';

/** All metrics of a platform as Prometheus text; a process that does not answer in time is left out and counted. */
export const gatherMetrics = async (
  state: () => PlatformState, groups: () => readonly ServiceGroup[], asker: MetricsAsker,
): Promise<string> => {
  const silent: Record<string, number> = {};
  const ready = groups().flatMap((group) => group.processes()
    .filter((process) => process.state === 'ready').map((process) => ({ service: group.name, process })));
  const told = (await asker.ask(ready)).flatMap((answer) => {
    const families = readProcessMetrics(answer);
    if (!families) silent[answer.service] = (silent[answer.service] ?? 0) + 1;
    return families ?? [];
  });
  return metricsText(mergeFamilies([...platformMetrics(state(), silent), ...told]));
};

/** The same reading for all who ask while it is being made. */
export const shared = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | undefined;
  return () => (running ??= read().finally(() => { running = undefined; }));
};
