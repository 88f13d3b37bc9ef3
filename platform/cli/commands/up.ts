import { join } from 'node:path';
import { GROUP_SIGNALS } from '#base/telemetry/group-signals.ts';
import type { Text } from '#base/values/lang.ts';
import { errorLines } from '../../config/print-settings.ts';
import { platformProblems } from '../../errors.ts';
import { installedServices, standInsLeftOut, type ServiceEntry } from '../../services.ts';
import { openNarrator, type Narrator } from '../../supervisor/narrator.ts';
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

/**
 * Ctrl-C, `kill` or a closed terminal: stop in order, even in the middle of the start. One that comes again changes nothing: a whole
 * group is signalled, what started us passes the signal on too, and dying of the second would leave PostgreSQL behind.
 */
const leaveBySignal = (narrator: Narrator): AbortSignal => {
  const controller = new AbortController();
  const leave = (): void => {
    if (controller.signal.aborted) return;
    narrator.say({ fr: 'Arrêt…', en: 'Stopping…' });
    controller.abort(new Error('stopped while starting'));
  };
  for (const signal of GROUP_SIGNALS) process.on(signal, leave);
  // A terminal that is gone, or `| head`: the platform goes on, its log has it all.
  process.stdout.on('error', () => undefined);
  return controller.signal;
};

const upHere = async ({ checked, sources, projectRoot, lang, options }: CommandContext): Promise<number> => {
  const { config } = checked;
  const installed = installedServices(projectRoot);
  const doubles = config.env === 'development' ? standInsLeftOut(installed, config.services) : [];
  const services = chosenServices(installed, [...config.services, ...doubles.map(({ name }) => name)]);
  const narrator = openNarrator(lang, join(config.dataDir, 'logs', 'supervisor.log'), process.stdout);
  if (doubles.length > 0) narrator.say(alsoStarts(doubles));
  const stopping = leaveBySignal(narrator);
  const platform = await startPlatform({
    checked, sources, projectRoot, services, narrator, newAdministrator: 'new-administrator' in options, abort: stopping,
  });
  stopping.addEventListener('abort', () => void platform.stop());
  void platform.seedDemo();
  await platform.stopped;
  narrator.say({ fr: 'Tout est arrêté.', en: 'Everything is stopped.' });
  return 0;
};

/** On a computer without real providers, a service alone would be one where nobody can sign in. */
const alsoStarts = (doubles: readonly ServiceEntry[]): Text => {
  const names = doubles.map(({ name }) => name).join(', ');
  return { fr: `SOCLE_SERVICES : démarre aussi ${names} (doubles locaux), pour se connecter et voir ce qui est envoyé.`,
    en: `SOCLE_SERVICES: starts ${names} too (local doubles), to sign in and to see what is sent.` };
};

const chosenServices = (installed: ServiceEntry[], wanted: readonly string[]): ServiceEntry[] => {
  const unknown = wanted.filter((name) => !installed.some((service) => service.name === name));
  if (unknown.length > 0) {
    const known = installed.map(({ name }) => name).join(', ');
    throw platformProblems.PLATFORM_SETTINGS_WRONG({ detail: {
      fr: `SOCLE_SERVICES : inconnus : ${unknown.join(', ')} ; installés : ${known}`,
      en: `SOCLE_SERVICES: unknown: ${unknown.join(', ')}; installed: ${known}`,
    } });
  }
  return wanted.length === 0 ? installed : installed.filter(({ name }) => wanted.includes(name));
};
