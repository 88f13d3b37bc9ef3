import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from '#base/values/lang.ts';
import { checkPlatformConfig } from '../config/platform-config.ts';
import { readSettingsFile } from '../config/settings-file.ts';
import type { SettingSources } from '../config/read-settings.ts';
import { nearest } from '../config/nearest.ts';
import { platformProblems } from '../errors.ts';
import { resolveLocalNames } from '../host/local-names.ts';
import type { Command } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { destroyCommand } from './commands/destroy.ts';
import { downCommand } from './commands/down.ts';
import { exportCommand } from './commands/export.ts';
import { loadCommand } from './commands/load.ts';
import { metricsCommand } from './commands/metrics.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { restoreCommand } from './commands/restore.ts';
import { rotateCommand } from './commands/rotate.ts';
import { statusCommand } from './commands/status.ts';
import { upCommand } from './commands/up.ts';
import { verifyCommand } from './commands/verify.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseArguments, type Parsed } from './parse-arguments.ts';
import { errorText } from './show-error.ts';

const COMMANDS: readonly Command[] = [
  upCommand, downCommand, statusCommand, metricsCommand, verifyCommand, rebuildCommand, loadCommand, backupCommand, restoreCommand,
  exportCommand, rotateCommand, destroyCommand,
];

const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const out = (line: string): void => void process.stdout.write(`${line}\n`);

const settingsFile = (): string => resolve(process.env.SOCLE_CONFIG ?? join(projectRoot, 'socle.conf'));

const sourcesFor = (parsed: Parsed, command: Command): SettingSources => ({
  environment: process.env,
  file: readSettingsFile(settingsFile()),
  command: {
    ...(parsed.options.data ? { SOCLE_DATA_DIR: resolve(parsed.options.data) } : {}),
    ...(command.name === 'up' && 'demo' in parsed.options ? { SOCLE_DEMO: '1' } : {}),
    ...parsed.settings,
  },
});

const unknownCommand = (name: string): Error => {
  const close = nearest(name, COMMANDS.map((command) => command.name));
  return platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: {
    fr: close ? `${name} ; vouliez-vous dire ${close} ?` : name, en: close ? `${name}; did you mean ${close}?` : name,
  } });
};

/** Language of errors: also as the settings file says, unless that file is itself what is wrong. */
const errorLang = (): Lang => {
  const langOf = (file: SettingSources['file']): Lang =>
    checkPlatformConfig({ environment: process.env, file, command: {} }, projectRoot).config.lang;
  try {
    return langOf(readSettingsFile(settingsFile()));
  } catch {
    return langOf({});
  }
};

const main = async ([name, ...args]: readonly string[]): Promise<number> => {
  const lang = errorLang();
  try {
    if (name === undefined || name === '--help' || name === 'help') {
      generalHelp(COMMANDS, lang).forEach(out);
      return name === undefined ? 2 : 0;
    }
    const command = COMMANDS.find((candidate) => candidate.name === name);
    if (!command) throw unknownCommand(name);
    const parsed = parseArguments(args, command);
    if ('help' in parsed.options) {
      commandHelp(command, lang).forEach(out);
      return 0;
    }
    const sources = sourcesFor(parsed, command);
    const checked = checkPlatformConfig(sources, projectRoot);
    return await command.run({
      projectRoot, lang: checked.config.lang, checked, sources, options: parsed.options, words: parsed.words, out,
    });
  } catch (error) {
    process.stderr.write(`${errorText(error, lang)}\n`);
    return 1;
  }
};

// Whoever reads may stop reading (`socle status | head`): the command goes on to its end all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error; });
resolveLocalNames();
process.exitCode = await main(process.argv.slice(2));
