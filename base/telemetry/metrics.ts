import {
  Counter, Gauge, Histogram, Registry, collectDefaultMetrics, type MetricObjectWithValues, type MetricValue,
} from 'prom-client';

/** A process's metrics: Prometheus text, base units in the names, bounded label sets. */
export type Metrics = {
  registry: Registry;
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  gauge(name: string, help: string, labels?: readonly string[], collect?: (gauge: Gauge) => void): Gauge;
  histogram(name: string, help: string, labels?: readonly string[], buckets?: readonly number[]): Histogram;
};

/** Every registry of this process: what a scrape of it answers. */
const registries = new Set<Registry>();

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry for one process of `service`; `defaults` adds the runtime's own figures. */
export const createMetrics = (service: string, defaults = false): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  registries.add(registry);
  if (defaults) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers }),
    gauge: (name, help, labels = [], collect = undefined) => new Gauge({
      name, help, labelNames: [...labels], registers,
      ...(collect ? { collect() { collect(this as unknown as Gauge); } } : {}),
    }),
    histogram: (name, help, labels = [], buckets = SECONDS) =>
      new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers }),
  };
};

/** What all registries of this process count now, as prom-client's JSON: plain data for the supervisor's one place to scrape. */
export const processMetrics = async (): Promise<MetricObjectWithValues<MetricValue<string>>[]> =>
  (await Promise.all([...registries].map((registry) => registry.getMetricsAsJSON()))).flat();
