/** One line of Prometheus text as data; `name` differs from its family's for histograms (`_bucket`, `_sum`, `_count`). */
type Sample = { name: string; labels: Record<string, string>; value: number };

/** All samples of one metric. */
export type MetricFamily = { name: string; help: string; type: MetricType; samples: Sample[] };
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary';

/** Families of the same name become one, with the help and the type of the first. */
export const mergeFamilies = (all: readonly MetricFamily[]): MetricFamily[] =>
  [...Map.groupBy(all, ({ name }) => name).values()].map((same) => ({ ...same[0]!, samples: same.flatMap(({ samples }) => samples) }));

/** Prometheus text, version 0.0.4. */
export const metricsText = (families: readonly MetricFamily[]): string => families.map(({ name, help, type, samples }) => [
  `# HELP ${name} ${help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(sampleLine), '',
].join('\n')).join('\n');

const sampleLine = ({ name, labels, value }: Sample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
};

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
