import type { Lang, Text } from '#base/values/lang.ts';
import type { Checked } from '../config/platform-config.ts';
import type { SettingSources } from '../config/read-settings.ts';

/** One option of a command, as `--help` shows it. */
export type CommandOption = { name: string; value?: string; text: Text };

/** What a command is given. */
export type CommandContext = {
  projectRoot: string;
  lang: Lang;
  checked: Checked;
  sources: SettingSources;
  /** Options without value hold `''`. */
  options: Readonly<Record<string, string>>;
  words: readonly string[];
  out: (line: string) => void;
};

/** A command of `socle`; `run` gives the exit code. */
export type Command = {
  name: string;
  usage: string;
  text: Text;
  options: readonly CommandOption[];
  /** Options that it does not know belong to what it runs (a load scenario) and are passed on as they are typed. */
  passesOn?: boolean;
  run(context: CommandContext): Promise<number>;
};

/** Options that every command takes. */
export const commonOptions: readonly CommandOption[] = [
  { name: 'data', value: 'DIR', text: { fr: 'répertoire des données (SOCLE_DATA_DIR)', en: 'data directory (SOCLE_DATA_DIR)' } },
  { name: 'set', value: 'NAME=VALUE', text: { fr: 'un réglage ; peut être répété', en: 'a setting; may be repeated' } },
  { name: 'help', text: { fr: 'cette aide', en: 'this help' } },
];
