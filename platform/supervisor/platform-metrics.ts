import type { MetricFamily, MetricType } from './metric-family.ts';
import type { PlatformState, ProcessInfo, ServiceState } from './platform-state.ts';

/** Begins the names that only the supervisor may use. */
export const OWN_PREFIX = 'socle_platform_';

type Line = [labels: Record<string, string>, value: number | undefined];

/** What the supervisor itself knows; `silent`: processes that did not tell their metrics, by service. Pure. */
export const platformMetrics = (state: PlatformState, silent: Readonly<Record<string, number>>): MetricFamily[] => [
  ...wholeFamilies(state), ...serviceFamilies(state.services, silent), ...processFamilies(state.services),
];

const wholeFamilies = ({ usable, startedAt, at, database, disk, backup }: PlatformState): MetricFamily[] => [
  family('usable', 'gauge', '1 from the end of the start to the stop', [[{}, Number(usable)]]),
  family('uptime_seconds', 'gauge', 'Age of the supervisor', [[{}, (at - startedAt) / 1_000]]),
  family('database_up', 'gauge', '1 when PostgreSQL is up', [[{}, Number(database.up)]]),
  family('database_restarts_total', 'counter', 'Restarts of the embedded PostgreSQL', [[{}, database.restarts]]),
  family('disk_free_percent', 'gauge', 'Free space of the fullest volume', [[{}, disk.freePercent]]),
  family('disk_open', 'gauge', '0 while no request is accepted because of the disk', [[{}, Number(disk.open)]]),
  family('backup_verified', 'gauge', '1 when the last backup was restored on trial and read whole',
    [[{}, Number(backup?.verified ?? false)]]),
  family('backup_age_seconds', 'gauge', 'Age of the last backup, absent while it is not verified',
    [[{}, backup?.verified ? (at - backup.at) / 1_000 : undefined]]),
];

const serviceFamilies = (services: readonly ServiceState[], silent: Readonly<Record<string, number>>): MetricFamily[] => {
  const each = (value: (service: ServiceState) => number): Line[] => services.map((service) => [{ service: service.name }, value(service)]);
  return [
    family('processes_ready', 'gauge', 'Processes that serve', services.flatMap(({ name, processes }) => ROLES.map((role): Line =>
      [{ service: name, role }, processes.filter((process) => process.role === role && process.state === 'ready').length]))),
    family('process_restarts_total', 'counter', 'Processes that died and were replaced', each(({ restarts }) => restarts)),
    family('braked', 'gauge', '1 while processes die so often that one try a minute is made', each(({ braked }) => Number(braked))),
    family('alarms', 'gauge', 'Alarms that stand, as npx socle status shows them', each(({ alarms }) => alarms.length)),
    family('metrics_silent', 'gauge', 'Processes whose own metrics are missing here', each(({ name }) => silent[name] ?? 0)),
    family('figure', 'gauge', 'Figures of npx socle status', services.flatMap(({ name, figures }) =>
      Object.entries(figures).slice(0, FIGURES_MAX).map(([figure, value]): Line => [{ service: name, figure }, value]))),
  ];
};

const ROLES = ['web', 'worker'];
const FIGURES_MAX = 100;

const processFamilies = (services: readonly ServiceState[]): MetricFamily[] => {
  const each = (value: (process: ProcessInfo) => number | undefined): Line[] => services.flatMap(({ name, processes }) =>
    processes.map((process): Line => [{ service: name, process: process.name }, value(process)]));
  return [
    family('event_loop_ratio', 'gauge', 'Share of the last second in which the event loop worked', each(({ eventLoop }) => eventLoop)),
    family('queue', 'gauge', 'Items that wait in the process', each(({ queue }) => queue)),
    family('in_flight', 'gauge', 'Items in hand', each(({ inFlight }) => inFlight)),
    family('resident_bytes', 'gauge', 'Resident memory', each((process) => process.rss_bytes)),
  ];
};

const family = (name: string, type: MetricType, help: string, lines: readonly Line[]): MetricFamily => ({
  name: OWN_PREFIX + name, type, help,
  samples: lines.flatMap(([labels, value]) => (value === undefined ? [] : [{ name: OWN_PREFIX + name, labels, value }])),
});
