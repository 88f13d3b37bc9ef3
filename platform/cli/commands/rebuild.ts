import { askPlatform } from '../../supervisor/control-client.ts';
import type { PlatformState } from '../../supervisor/platform-state.ts';
import type { Command } from '../command.ts';
import { runServiceCommand } from '../run-service-command.ts';

/** `socle rebuild`: every projection again from the events, and compared. */
export const rebuildCommand: Command = {
  name: 'rebuild',
  usage: 'rebuild [SERVICE…]',
  text: {
    fr: 'Refait depuis les événements tout ce que les écrans lisent, et compare.',
    en: 'Makes again from the events all that screens read, and compares.',
  },
  options: [],
  run: async (context) => {
    const { services } = await askPlatform<PlatformState>(context.checked.config.dataDir, { op: 'status' });
    const wanted = services.filter(({ name, commands }) => commands.includes('rebuild')
      && (context.words.length === 0 || context.words.includes(name)));
    let ok = wanted.length > 0;
    for (const { name } of wanted) ok = (await runServiceCommand(context, name, 'rebuild', [])).ok && ok;
    return ok ? 0 : 1;
  },
};
