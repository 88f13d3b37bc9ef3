import { standingAlarms } from './alarms.ts';
import { mergeFigures, type ServiceState } from './platform-state.ts';
import type { ServiceGroup } from './service-group.ts';
import type { ServicePlan } from './service-plan.ts';

/** A service as it runs now; `partitions` when the operator set their number. Without a group it has no process yet. */
export const serviceState = (
  { service, origin, sockets }: ServicePlan, group: ServiceGroup | undefined, partitions: number | undefined,
): ServiceState => {
  const processes = group?.processes() ?? [];
  const { title, summary, standIn, migrations, commandNames, ...description } = service.description;
  return {
    name: service.name, title, ...(summary ? { summary } : {}), origin, standIn,
    partitions: migrations.length === 0 ? 0 : partitions ?? description.partitions, commands: commandNames,
    ports: Object.values(sockets).map(({ port }) => port),
    processes: processes.map(({ name, role, pid, state, startedAt, sample }) => ({
      name, role, pid, state, startedAt,
      ...(sample ? { eventLoop: sample.eventLoop, queue: sample.queue, inFlight: sample.inFlight, rss_bytes: sample.rss_bytes } : {}),
    })),
    restarts: group?.restarts ?? 0,
    braked: group?.braked ?? false,
    figures: mergeFigures(processes.map(({ sample }) => sample?.figures)),
    alarms: standingAlarms(processes.map(({ sample }) => sample)),
  };
};
