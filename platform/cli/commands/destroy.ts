import { systemClock } from '#base/values/instant.ts';
import { destroyPlatform } from '../../destroy/destroy-platform.ts';
import { personOf } from '../../destroy/approval.ts';
import type { Command } from '../command.ts';

/** `socle destroy`: nothing is left of a stopped platform, and a certificate says so. */
export const destroyCommand: Command = {
  name: 'destroy',
  usage: 'destroy --platform NAME [--abandon-data] [--approve WORD]',
  text: {
    fr: 'Détruit la plateforme arrêtée, ses clés d’abord, et en donne le certificat ; en production, à deux personnes.',
    en: 'Destroys the stopped platform, its keys first, and certifies it; in production by two persons.',
  },
  options: [
    { name: 'platform', value: 'NAME', text: { fr: 'le nom de la plateforme, tapé', en: 'the platform’s name, typed' } },
    { name: 'abandon-data', text: { fr: 'même sans sauvegarde vérifiée', en: 'even without a verified backup' } },
    { name: 'approve', value: 'WORD', text: { fr: 'le mot donné à la première personne', en: 'the word given to the first person' } },
  ],
  run: async ({ checked: { config }, sources: { command, environment, file }, options, lang, out }) => {
    const objectsUrl = command.SOCLE_OBJECTS_URL ?? environment.SOCLE_OBJECTS_URL ?? file.SOCLE_OBJECTS_URL;
    const done = destroyPlatform({
      dataDir: config.dataDir, backupDir: config.backup.dir, platform: config.name, typed: options.platform,
      masterKeyFile: config.masterKeyFile, ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
      ...(objectsUrl ? { objectsUrl } : {}),
      abandonData: 'abandon-data' in options, production: config.env === 'production', approve: options.approve,
      person: personOf(process.env, process.getuid?.() ?? 0), now: systemClock(),
    });
    if ('word' in done) {
      out({ fr: `Une seconde personne, sous son propre compte, confirme dans l’heure : --approve ${done.word}`,
        en: `A second person, under an account of their own, confirms within the hour: --approve ${done.word}` }[lang]);
      return 0;
    }
    out(JSON.stringify(done.certificate, null, 2));
    out({ fr: `Certificat : ${done.file}`, en: `Certificate: ${done.file}` }[lang]);
    for (const { where, todo } of done.certificate.stays) out(`⚠ ${where} : ${todo[lang]}`);
    return 0;
  },
};
