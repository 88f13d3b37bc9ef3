/** The keys that have signed for a service, with the time in which each could: published at /log/<service>/keys. */
import { type SignedCheckpoint } from './checkpoint.ts';
import { verifyNote, type NoteVerdict } from './note.ts';
import { coversOrigin } from './origin.ts';
import { parseVkey, vkeyFor, type Vkey } from './vkey.ts';

export type KeyPeriod = {
  kid: string;
  /** Verification key named `<host>/<service>`. */
  vkey: string;
  /** RFC 3339 instant of the key's first use. */
  from: string;
  /** RFC 3339 instant after which it signed nothing more; null while it is in use. */
  until: string | null;
};
export type KeyHistory = { service: string; keys: KeyPeriod[] };

const KEYS_MAX = 1000;
const isInstant = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const isPeriod = (value: unknown): value is KeyPeriod => {
  const { kid, vkey, from, until } = (value ?? {}) as Record<string, unknown>;
  return typeof kid === 'string' && typeof vkey === 'string' && parseVkey(vkey) !== undefined
    && isInstant(from) && (until === null || isInstant(until));
};

/** Reads a key history that came as JSON; undefined when it is malformed. */
export const parseKeyHistory = (value: unknown): KeyHistory | undefined => {
  const { service, keys } = (value ?? {}) as Record<string, unknown>;
  const wellFormed = typeof service === 'string' && Array.isArray(keys) && keys.length <= KEYS_MAX
    && keys.every(isPeriod);
  if (!wellFormed) return undefined;
  return { service, keys: keys.map(({ kid, vkey, from, until }) => ({ kid, vkey, from, until })) };
};

export type SignatureFinding = { verdict: NoteVerdict; key?: KeyPeriod };

/** The key of the history under the name of that origin; undefined when it may not sign for it. */
const keyUnder = (vkey: Vkey, origin: string): Vkey | undefined =>
  coversOrigin(vkey.name, origin) ? vkeyFor(origin, vkey.publicKey) : undefined;

/** Looks for a key of the history that signed the checkpoint, and says what was found. */
export const signedBy = ({ origin, note }: SignedCheckpoint, history: KeyHistory): SignatureFinding => {
  let worst: SignatureFinding = { verdict: 'unknown-key' };
  for (const key of history.keys) {
    const vkey = keyUnder(parseVkey(key.vkey)!, origin);
    const verdict = vkey ? verifyNote(note, vkey) : 'unknown-key';
    if (verdict === 'signed') return { verdict, key };
    if (verdict === 'bad-signature') worst = { verdict, key };
  }
  return worst;
};

/**
 * Whether the key could still sign at that time. A checkpoint is signed after the commit that it covers, so only the
 * key's end bounds it: a receipt issued again later bears the newer key.
 */
export const usableAfter = (key: KeyPeriod, committedAt: number): boolean =>
  key.until === null || committedAt < Date.parse(key.until);
