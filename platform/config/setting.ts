import { isIP } from 'node:net';
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
  /** The value names a file whose text is a secret. */
  secretFile?: boolean;
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

/** IP addresses and ranges (CIDR) between commas; none is right too. A range of length 0 would be everybody: refused. */
export const addressRanges: Check = (raw) => {
  const strange = raw.split(',').map((part) => part.trim()).find((part) => part !== '' && !isAddressRange(part));
  return strange === undefined ? undefined : wrong(
    `« ${strange} » n’est ni une adresse IP ni une plage ; attendu par exemple : 10.0.0.5, 192.168.1.0/24, fd00::/8`,
    `"${strange}" is neither an IP address nor a range; expected for example: 10.0.0.5, 192.168.1.0/24, fd00::/8`);
};

const isAddressRange = (text: string): boolean => {
  const [address = '', length, ...more] = text.split('/');
  const kind = address.includes('%') ? 0 : isIP(address);
  if (kind === 0 || more.length > 0) return false;
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= (kind === 4 ? 32 : 128));
};

/** A URL with one of these schemes; optional unless `required`. */
export const url = (...schemes: string[]): Check => (raw) => {
  if (raw === '') return undefined;
  const found = URL.parse(raw)?.protocol.slice(0, -1);
  return found && schemes.includes(found) ? undefined
    : wrong(`attendu : une adresse ${schemes.join(', ')}`, `expected a ${schemes.join(', ')} address`);
};
