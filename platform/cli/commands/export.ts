import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { platformProblems } from '../../errors.ts';
import { askPlatform } from '../../supervisor/control-client.ts';
import type { PlatformState } from '../../supervisor/platform-state.ts';
import type { Command } from '../command.ts';
import { runServiceCommand } from '../run-service-command.ts';

/** `socle export DIR`: the registers' logs and events, to be verified by anybody and taken away (SecNumCloud 19.1.h). */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export DIR [--service NAME]',
  text: {
    fr: 'Écrit les registres (journaux, événements, clés publiques) dans un dossier que chacun peut vérifier sans la plateforme.',
    en: 'Writes the registers (logs, events, public keys) into a folder that anybody can verify without the platform.',
  },
  options: [{ name: 'service', value: 'NAME', text: { fr: 'un seul service', en: 'one service only' } }],
  run: async (context) => {
    const { words: [dir], options, out, checked: { config } } = context;
    if (dir === undefined) throw refused({ fr: 'attendu : un dossier', en: 'expected: a folder' });
    const to = resolve(dir);
    if (existsSync(to) && readdirSync(to).length > 0) throw refused({ fr: `${to} n’est pas vide`, en: `${to} is not empty` });
    const { services } = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
    const wanted = services.filter(({ name, commands }) => commands.includes('export')
      && (options.service === undefined || options.service === name));
    let ok = wanted.length > 0;
    for (const { name } of wanted) {
      const result = await runServiceCommand(context, name, 'export', []);
      ok = result.ok && ok;
      const folder = result.figures?.folder;
      if (typeof folder !== 'string') continue;
      take(folder, join(to, name));
      out(`    npx socle verify export ${join(to, name)}`);
    }
    return ok ? 0 : 1;
  },
};

/** A service writes in its own directory only: the operator's command brings the folder where it was asked for. */
const take = (folder: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  cpSync(folder, to, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
};

const refused = (detail: { fr: string; en: string }): Error => platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail });
