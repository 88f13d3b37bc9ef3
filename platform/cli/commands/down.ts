import { askPlatform } from '../../supervisor/control-client.ts';
import { machineProcesses } from '../../supervisor/data-lock.ts';
import type { PlatformState } from '../../supervisor/platform-state.ts';
import type { Command } from '../command.ts';

const EVERY_MS = 50;
const GONE_MS_MAX = 3_000;

/** `socle down`: drains, stops, and returns when the supervisor itself is gone. */
export const downCommand: Command = {
  name: 'down',
  usage: 'down',
  text: {
    fr: 'Arrête la plateforme : finit le travail en cours, ne laisse ni processus ni port.',
    en: 'Stops the platform: finishes the work in hand, leaves no process and no port.',
  },
  options: [],
  run: async ({ checked: { config }, out, lang }) => {
    const { pid } = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
    await askPlatform(config.dataDir, { op: 'down' });
    const deadline = Date.now() + GONE_MS_MAX;
    while (machineProcesses.startTicks(pid) !== undefined && Date.now() < deadline) {
      await new Promise((next) => setTimeout(next, EVERY_MS));
    }
    out({ fr: 'Tout est arrêté.', en: 'Everything is stopped.' }[lang]);
    return 0;
  },
};
