import { platformProblems } from '../errors.ts';
import { nearest } from '../config/nearest.ts';
import { commonOptions, type Command } from './command.ts';

export type Parsed = { options: Record<string, string>; settings: Record<string, string>; words: string[] };

/**
 * Reads `--name`, `--name value` and `--name=value`; an unknown option is refused with the nearest known one, or kept as a word
 * where the command passes it on.
 */
export const parseArguments = (args: readonly string[], command: Pick<Command, 'options' | 'passesOn'>): Parsed => {
  const known = new Map([...commonOptions, ...command.options].map((option) => [option.name, option]));
  const parsed: Parsed = { options: {}, settings: {}, words: [] };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i]!;
    if (!arg.startsWith('--')) {
      parsed.words.push(arg);
      continue;
    }
    const [name, inline] = splitOnce(arg.slice(2));
    const option = known.get(name);
    if (!option && command.passesOn) {
      parsed.words.push(arg);
      continue;
    }
    if (!option) throw unknown(arg, [...known.keys()]);
    const value = option.value === undefined ? '' : inline ?? args[i += 1];
    if (value === undefined) throw refused(`--${name} ${option.value}`);
    keep(parsed, name, value);
  }
  return parsed;
};

const keep = (parsed: Parsed, name: string, value: string): void => {
  if (name !== 'set') {
    parsed.options[name] = value;
    return;
  }
  const [key, setting] = splitOnce(value);
  if (setting === undefined) throw refused('--set NAME=VALUE');
  parsed.settings[key] = setting;
};

const splitOnce = (text: string): [string, string | undefined] => {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};

const unknown = (arg: string, known: readonly string[]): Error => {
  const close = nearest(arg.slice(2), known);
  return platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: {
    fr: close ? `${arg} ; vouliez-vous dire --${close} ?` : arg, en: close ? `${arg}; did you mean --${close}?` : arg,
  } });
};

const refused = (wanted: string): Error =>
  platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: { fr: `attendu : ${wanted}`, en: `expected: ${wanted}` } });
