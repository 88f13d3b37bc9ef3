import { join } from 'node:path';
import { errorLines } from '../../config/print-settings.ts';
import { platformProblems } from '../../errors.ts';
import { installedServices } from '../../services.ts';
import { openNarrator } from '../../supervisor/narrator.ts';
import { startPlatform } from '../../supervisor/start-platform.ts';
import { upInBackground } from '../background.ts';
import type { Command, CommandContext } from '../command.ts';

/** `socle up`: starts the platform and stays until it is stopped; with `--detach` it goes on alone. */
export const upCommand: Command = {
  name: 'up',
  usage: 'up [--demo] [--detach] [--new-administrator]',
  text: {
    fr: 'Démarre la plateforme : PostgreSQL, services, portail. Reste au premier plan.',
    en: 'Starts the platform: PostgreSQL, services, portal. Stays in the foreground.',
  },
  options: [
    { name: 'demo', text: { fr: 'données et personnes de démonstration', en: 'demonstration data and people' } },
    { name: 'new-administrator', text: {
      fr: 'refait le mot qui inscrit la première administration', en: 'makes the first administrator’s word again' } },
    { name: 'detach', text: { fr: 'rend la main quand tout est prêt', en: 'gives the terminal back when all is ready' } },
  ],
  run: async (context) => {
    refuseWrongSettings(context);
    return 'detach' in context.options ? upInBackground(context) : upHere(context);
  },
};

const refuseWrongSettings = ({ checked: { errors } }: CommandContext): void => {
  if (errors.length === 0) return;
  throw platformProblems.PLATFORM_SETTINGS_WRONG({
    detail: { fr: errorLines(errors, 'fr').join('\n'), en: errorLines(errors, 'en').join('\n') },
  });
};

const upHere = async ({ checked, sources, projectRoot, lang, options }: CommandContext): Promise<number> => {
  const { config } = checked;
  const wanted = new Set(config.services);
  const services = installedServices(projectRoot).filter(({ name }) => wanted.size === 0 || wanted.has(name));
  const narrator = openNarrator(lang, join(config.dataDir, 'logs', 'supervisor.log'), process.stdout);
  const platform = await startPlatform({
    checked, sources, projectRoot, services, narrator, newAdministrator: 'new-administrator' in options,
  });
  const leave = (): void => {
    narrator.say({ fr: 'Arrêt…', en: 'Stopping…' });
    void platform.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  void platform.seedDemo();
  await platform.stopped;
  narrator.say({ fr: 'Tout est arrêté.', en: 'Everything is stopped.' });
  return 0;
};
