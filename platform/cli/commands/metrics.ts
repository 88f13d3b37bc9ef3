import { askPlatform } from '../../supervisor/control-client.ts';
import type { Command } from '../command.ts';

/** `socle metrics`: what Prometheus would scrape, on the terminal; works without an open port. */
export const metricsCommand: Command = {
  name: 'metrics',
  usage: 'metrics',
  text: {
    fr: 'Montre toutes les mesures, comme Prometheus les lirait (SOCLE_METRICS_PORT).',
    en: 'Shows all metrics as Prometheus would read them (SOCLE_METRICS_PORT).',
  },
  options: [],
  run: async ({ checked: { config }, out }) => {
    out((await askPlatform<string>(config.dataDir, { op: 'metrics' })).trimEnd());
    return 0;
  },
};
