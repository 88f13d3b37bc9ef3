import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import { platformProblems } from '../../errors.ts';
import { openMasterKey } from '../../secrets/master-key.ts';
import { finishMasterKey, rotateMasterKey } from '../../secrets/rotate-master-key.ts';
import { openSecretsStore, withFreshPasswords } from '../../secrets/service-secrets.ts';
import { askPlatform } from '../../supervisor/control-client.ts';
import { lockDataDir } from '../../supervisor/data-lock.ts';
import { ROTATED_LIVE } from '../../supervisor/rotate-live.ts';
import type { Progress } from '../../host/service-face.ts';
import type { Command, CommandContext } from '../command.ts';

/** Kinds of secrets that change while the platform is stopped: none of its processes may hold the old ones. */
const STOPPED: Record<string, (context: CommandContext, secretsDir: string) => Text> = {
  'master-key': ({ checked: { config } }, secretsDir) => {
    rotateMasterKey(config.masterKeyFile, secretsDir);
    return { fr: `Nouvelle clé maîtresse : ${config.masterKeyFile}. Donnez-la à ses gardiens ; qu’ils gardent l’ancienne tant que vivent `
      + 'les sauvegardes d’avant.',
    en: `New master key: ${config.masterKeyFile}. Give it to its keepers; they keep the old one as long as the backups of before live.` };
  },
  passwords: ({ checked: { config } }, secretsDir) => {
    finishMasterKey(config.masterKeyFile, secretsDir);
    const secrets = openSecretsStore({ dir: secretsDir, master: openMasterKey(config.masterKeyFile, false), demo: config.demo,
      production: config.env === 'production', now: Date.now() });
    const services = readdirSync(secretsDir).filter((name) => name.endsWith('.json') && !name.startsWith('shared--'))
      .map((name) => name.slice(0, -'.json'.length));
    for (const service of services) secrets.change(service, withFreshPasswords);
    return { fr: 'Nouveaux mots de passe de la base ; ils valent au prochain démarrage : npx socle up',
      en: 'New passwords of the database; they hold from the next start: npx socle up' };
  },
};

/** `socle rotate`: other keys and passwords in the place of those in use. What the old ones signed or sealed stays good. */
export const rotateCommand: Command = {
  name: 'rotate',
  usage: 'rotate signing-keys | data-keys [--drop-old] | passwords | master-key',
  text: {
    fr: 'Change les clés : de signature et de données en marche, mots de passe de la base et clé maîtresse à l’arrêt.',
    en: 'Changes keys: signing and data keys while it runs, passwords of the database and the master key while it is stopped.',
  },
  options: [{ name: 'drop-old', text: { fr: 'détruit les clés de données d’avant ; refusé tant que l’une sert',
    en: 'destroys the data keys of before; refused while one is in use' } }],
  run: async (context) => {
    const { checked: { config }, words: [word = '', ...more], lang, out, options } = context;
    const kind = 'drop-old' in options ? `old-${word}` : word;
    if (more.length === 0 && ROTATED_LIVE.includes(kind)) {
      await askPlatform(config.dataDir, { op: 'rotate', args: { kind } }, (step) => out(`  ${(step as Progress).text[lang]}`));
      out({ fr: 'Fait. Prenez une sauvegarde : npx socle backup', en: 'Done. Take a backup: npx socle backup' }[lang]);
      return 0;
    }
    if (more.length > 0 || !Object.hasOwn(STOPPED, kind)) {
      throw platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: { fr: `rotate ${kind}`, en: `rotate ${kind}` } });
    }
    const lock = lockDataDir(config.dataDir);
    try {
      out(STOPPED[kind]!(context, join(config.dataDir, 'secrets'))[lang]);
    } finally {
      lock.release();
    }
    return 0;
  },
};
