import { askPlatform } from '../../supervisor/control-client.ts';
import type { PlatformState } from '../../supervisor/platform-state.ts';
import { statusLines } from '../status-lines.ts';
import type { Command } from '../command.ts';

/** `socle status`: what runs, where, how loaded; `--json` for programs. */
export const statusCommand: Command = {
  name: 'status',
  usage: 'status [--json]',
  text: {
    fr: 'Montre les processus, les ports, la charge, le disque, la dernière sauvegarde.',
    en: 'Shows processes, ports, load, disk, last backup.',
  },
  options: [{ name: 'json', text: { fr: 'pour un programme', en: 'for a program' } }],
  run: async ({ checked: { config }, out, lang, options }) => {
    const state = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
    if ('json' in options) out(JSON.stringify(state, undefined, 2));
    else statusLines(state, lang).forEach(out);
    return state.usable && state.database.up && state.disk.open ? 0 : 1;
  },
};
