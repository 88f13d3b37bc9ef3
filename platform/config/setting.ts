import type { Text } from '#base/values/lang.ts';

/** Where a value came from, the strongest last: a default, the configuration file, the environment, the command line. */
export type Origin = 'default' | 'file' | 'environment' | 'command';

/** What a raw text must be; `undefined` when it is, otherwise what is wrong with it. */
export type Check = (raw: string) => Text | undefined;

/** One setting of the platform: `name` is its environment variable and its line in the configuration file. */
export type Setting = {
  name: string;
  text: Text;
  /** Empty means: not set. */
  default: string;
  check?: Check;
  /** Never printed. */
  secret?: boolean;
  /** Refused when `SOCLE_ENV=production`. */
  demoOnly?: boolean;
};

const wrong = (fr: string, en: string): Text => ({ fr, en });

/** A whole number between both ends included. */
export const whole = (low: number, high: number): Check => (raw) =>
  (/^-?\d+$/.test(raw) && Number(raw) >= low && Number(raw) <= high
    ? undefined : wrong(`attendu : un entier de ${low} à ${high}`, `expected a whole number from ${low} to ${high}`));

/** One of a closed list. */
export const oneOf = (...choices: string[]): Check => (raw) =>
  (choices.includes(raw) ? undefined
    : wrong(`attendu : ${choices.join(' ou ')}`, `expected ${choices.join(' or ')}`));

/** A URL with one of these schemes; optional unless `required`. */
export const url = (...schemes: string[]): Check => (raw) => {
  if (raw === '') return undefined;
  const found = URL.parse(raw)?.protocol.slice(0, -1);
  return found && schemes.includes(found) ? undefined
    : wrong(`attendu : une adresse ${schemes.join(', ')}`, `expected a ${schemes.join(', ')} address`);
};
