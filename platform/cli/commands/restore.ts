import { parseInstant, toRfc3339 } from '#base/values/instant.ts';
import { restoreOnlyKeys, restorePlatform, type RestoreReport } from '../../backup/restore.ts';
import { OWNER_TEXTS } from '../../backup/whose-backup.ts';
import { platformProblems } from '../../errors.ts';
import { openMasterKey } from '../../secrets/master-key.ts';
import type { Command } from '../command.ts';
import type { Lang } from '#base/values/lang.ts';

/** `socle restore`: the platform as it was at an instant. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore [--at TIME] [--from DIR] [--replace NAME] | restore --keys [--from DIR]',
  text: {
    fr: 'Remet la plateforme arrêtée dans son état d’un instant donné, à la milliseconde.',
    en: 'Puts the stopped platform back as it was at a given instant, to the millisecond.',
  },
  options: [
    { name: 'at', value: 'TIME', text: {
      fr: 'instant, avec son fuseau : 2026-03-06T23:10:00+01:00 (sinon le plus tard possible)',
      en: 'instant, with its zone: 2026-03-06T23:10:00+01:00 (else as late as possible)' } },
    { name: 'from', value: 'DIR', text: { fr: 'sauvegardes (SOCLE_BACKUP_DIR)', en: 'backups (SOCLE_BACKUP_DIR)' } },
    { name: 'keys', text: {
      fr: 'remet seulement les secrets de services qui manquent, rien d’autre', en: 'puts back only missing secrets of services' } },
    { name: 'replace', value: 'NAME', text: {
      fr: 'nom de la plateforme en place, qui sera mise de côté',
      en: 'name of the platform in place, which will be set aside' } },
  ],
  run: async ({ checked: { config }, options, lang, out }) => {
    const [from, master] = [options.from ?? config.backup.dir, openMasterKey(config.masterKeyFile, false)];
    if ('keys' in options) {
      const id = restoreOnlyKeys({ from, dataDir: config.dataDir, master });
      out({ fr: `Secrets manquants remis depuis ${id}. Relancez : npx socle up`,
        en: `Missing secrets put back from ${id}. Start again: npx socle up` }[lang]);
      return 0;
    }
    const at = options.at === undefined ? undefined : instantOf(options.at);
    const report = await restorePlatform({
      from, master, dataDir: config.dataDir, platform: config.name, now: Date.now(),
      ...(at === undefined ? {} : { at }), ...(options.replace === undefined ? {} : { replace: options.replace }),
    });
    linesOf(report, lang).forEach(out);
    return 0;
  },
};

const instantOf = (text: string): number => {
  const at = parseInstant(text.replace(' ', 'T'));
  if (at !== undefined) return at;
  throw platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: {
    fr: `--at ${text} : attendu 2026-03-06T23:10:00+01:00, avec le fuseau`,
    en: `--at ${text}: expected 2026-03-06T23:10:00+01:00, with its zone`,
  } });
};

const linesOf = ({ id, lastCommit, setAside, files, unknownPlatform }: RestoreReport, lang: Lang): string[] => {
  const last = lastCommit === undefined ? '–' : toRfc3339(lastCommit);
  return lang === 'fr' ? [
    `Restauré depuis ${id} ; dernière écriture : ${last} ; ${files} fichiers remis`,
    ...(unknownPlatform ? [`Attention : cette sauvegarde est ${OWNER_TEXTS.unknown.fr}`] : []),
    ...(setAside ? [`L'ancienne base est mise de côté : ${setAside}`] : []), 'Relancez : npx socle up',
  ] : [
    `Restored from ${id}; last write: ${last}; ${files} files put back`,
    ...(unknownPlatform ? [`Beware: this backup is ${OWNER_TEXTS.unknown.en}`] : []),
    ...(setAside ? [`The old database is set aside: ${setAside}`] : []), 'Start again: npx socle up',
  ];
};
