import type { Answer } from './ask-metrics.ts';
import type { MetricFamily, MetricType } from './metric-family.ts';
import { OWN_PREFIX } from './platform-metrics.ts';

const LIMITS = { samples_max: 20_000, labels_max: 10, text_chars_max: 200 };
const NAME = /^[a-z][a-z0-9_]{0,100}$/i;
const TYPES: readonly string[] = ['counter', 'gauge', 'histogram', 'summary'];

/**
 * Reads what a process says it counts. It runs a service's code, so nothing of it is believed: names and sizes are
 * checked, the labels `service` and `process` are the supervisor's, its own metrics cannot be imitated. Undefined when
 * the process was silent or its answer is not one.
 */
export const readProcessMetrics = ({ service, process, json }: Answer): MetricFamily[] | undefined => {
  if (json === undefined) return undefined;
  const metrics = parsed(json);
  if (!Array.isArray(metrics)) return undefined;
  let left = LIMITS.samples_max;
  return metrics.flatMap((metric: unknown) => {
    const family = familyOf(metric, { service, process });
    if (!family || family.samples.length > left) return [];
    left -= family.samples.length;
    return [family];
  });
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const familyOf = (metric: unknown, own: Record<string, string>): MetricFamily | undefined => {
  const { name, help, type, values } = (metric ?? {}) as Record<string, unknown>;
  if (!isName(name) || name.startsWith(OWN_PREFIX) || !TYPES.includes(type as string) || !Array.isArray(values)) return undefined;
  return {
    name, type: type as MetricType, help: String(help ?? '').slice(0, LIMITS.text_chars_max),
    samples: values.flatMap((value: unknown) => {
      const { metricName = name, labels, value: figure } = (value ?? {}) as Record<string, unknown>;
      const read = labelsOf(labels);
      if (!isName(metricName) || !metricName.startsWith(name) || typeof figure !== 'number' || !read) return [];
      return [{ name: metricName, value: figure, labels: { ...read, ...own } }];
    }),
  };
};

const isName = (name: unknown): name is string => typeof name === 'string' && NAME.test(name);

const labelsOf = (labels: unknown): Record<string, string> | undefined => {
  const entries = Object.entries(labels ?? {});
  if (entries.length > LIMITS.labels_max || !entries.every(([name]) => NAME.test(name))) return undefined;
  return Object.fromEntries(entries.map(([name, text]) => [name, String(text).slice(0, LIMITS.text_chars_max)]));
};
