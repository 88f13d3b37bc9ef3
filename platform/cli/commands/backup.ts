import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedPlace } from '#base/store/embedded-server.ts';
import { systemClock } from '#base/values/instant.ts';
import { reportLines } from '../../backup/report.ts';
import { takeBackup } from '../../backup/take-backup.ts';
import { platformProblems } from '../../errors.ts';
import { openMasterKey } from '../../secrets/master-key.ts';
import { askPlatform } from '../../supervisor/control-client.ts';
import { databaseDir } from '../../supervisor/database.ts';
import type { PlatformState } from '../../supervisor/platform-state.ts';
import type { Command, CommandContext } from '../command.ts';
import { progressLine } from '../progress-line.ts';

/** `socle backup`: base backup, objects, keys; restored on trial at once. The platform keeps running. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup',
  text: {
    fr: 'Sauvegarde la plateforme en marche, restaure à blanc, vérifie, dit la perte possible et le délai de reprise.',
    en: 'Backs up the running platform, restores on trial, verifies, tells possible loss and time to recover.',
  },
  options: [],
  run: async (context) => {
    const { checked: { config, values }, lang, out } = context;
    const { database } = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
    if (database.kind === 'external' || !database.clusterDir) throw notOurs();
    const progress = progressLine(out);
    const report = await takeBackup({
      to: config.backup.dir, platform: config.name, dataDir: config.dataDir, clusterDir: database.clusterDir,
      connection: adminConnection(context, database), master: openMasterKey(config.masterKeyFile, false),
      keepD: config.backup.keepD, clock: systemClock, onProgress: progress,
      settings: Object.fromEntries([...values.values()].filter(({ setting }) => !setting.secret)
        .map(({ setting, value }) => [setting.name, value])),
    });
    reportLines(report, lang).forEach(out);
    return report.verified ? 0 : 1;
  },
};

const adminConnection = ({ checked: { config } }: CommandContext, { host, port }: PlatformState['database']) => ({
  host, port, database: 'socle', user: 'socle_admin',
  password: readFileSync(join(embeddedPlace(databaseDir(config.dataDir)), 'admin-password'), 'utf8').trim(),
});

const notOurs = (): Error => platformProblems.PLATFORM_BACKUP_WRONG({ detail: {
  fr: 'PostgreSQL est celui de l’exploitant (SOCLE_DATABASE_URL) : sauvegardez-le avec ses propres outils '
    + '(pgBackRest, Barman), avec le répertoire des données et la clé maîtresse',
  en: "PostgreSQL is the operator's (SOCLE_DATABASE_URL): back it up with its own tools (pgBackRest, Barman), "
    + 'together with the data directory and the master key',
} });
