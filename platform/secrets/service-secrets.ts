import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, seal } from '#base/values/crypto-box.ts';
import type { Instant } from '#base/values/instant.ts';
import { generateKeyring, withKeksOf, type SerialisedKeyring } from '#base/values/keyring.ts';
import { platformProblems } from '../errors.ts';
import { writeDurably } from '../backup/write-durably.ts';
import { refuseExposed, type MasterKey } from './master-key.ts';

/** Everything secret that one service owns. */
export type ServiceSecrets = {
  passwords: { app: string; intake: string; jobs: string; rebuild: string };
  keyring: SerialisedKeyring;
};

/** The file as it lies on disk: only the wrapped box is secret, the rest lets an operator take stock. */
export type WrappedSecrets = { version: 1; owner: string; demo: boolean; masterKeyId: string; madeAt: string; box: string };

export type SecretsStore = {
  forService(service: string): ServiceSecrets;
  /** Puts other secrets in their place, whole or not at all; processes that start from now on are given them. */
  change(service: string, change: (secrets: ServiceSecrets) => ServiceSecrets): void;
  /** Were secrets made for this service already? */
  has(service: string): boolean;
  fileOf(service: string): string;
  /** The one secret that two services share under a name, the same whoever asks. */
  shared(name: string, between: readonly [string, string]): string;
};

export type SecretsOptions = { dir: string; master: MasterKey; demo: boolean; production: boolean; now: Instant };

/**
 * Secrets made once, one file a service (0600), each wrapped by the master key with its owner's name as associated
 * data: a file moved to another service does not open. Demo secrets are refused in production.
 */
export const openSecretsStore = (options: SecretsOptions): SecretsStore => {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const fileOf = (owner: string): string => join(options.dir, `${owner}.json`);
  return {
    fileOf,
    has: (service) => existsSync(fileOf(service)),
    forService: (service) => readOrMake(options, service, () => fresh(service, options.now)),
    change: (service, change) => {
      const before = read<ServiceSecrets>(options, service, fileOf(service));
      const after = change(before);
      if (after !== before) writeDurably(fileOf(service), wrappedText(options, service, after), 0o600);
    },
    shared: (name, between) => {
      const owner = ['shared', name, ...[...between].sort()].join('--');
      return readOrMake(options, owner, () => ({ secret: randomText() })).secret;
    },
  };
};

const fresh = (service: string, now: Instant): ServiceSecrets => ({
  passwords: freshPasswords(),
  keyring: generateKeyring(service, now),
});

const PASSWORD_BYTES = 32;
const randomText = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

const readOrMake = <T>(options: SecretsOptions, owner: string, make: () => T): T => {
  const file = join(options.dir, `${owner}.json`);
  if (existsSync(file)) return read<T>(options, owner, file);
  const secrets = make();
  writeFileSync(file, wrappedText(options, owner, secrets), { mode: 0o600, flag: 'wx', flush: true });
  return secrets;
};

const wrappedText = ({ master, demo, now }: SecretsOptions, owner: string, secrets: unknown): string => {
  const wrapped: WrappedSecrets = {
    version: 1, owner, demo, masterKeyId: master.id, madeAt: new Date(now).toISOString(),
    box: seal(master.key, Buffer.from(JSON.stringify(secrets)), aad(owner)).toString('base64'),
  };
  return `${JSON.stringify(wrapped)}\n`;
};

/** Fresh passwords of the database roles; PostgreSQL is told at the next start. */
export const withFreshPasswords = (secrets: ServiceSecrets): ServiceSecrets => ({ ...secrets, passwords: freshPasswords() });

const freshPasswords = (): ServiceSecrets['passwords'] =>
  ({ app: randomText(), intake: randomText(), jobs: randomText(), rebuild: randomText() });

/** The same secrets file under another master key; as it is when that key wraps it already. */
export const rewrapSecrets = (text: string, from: MasterKey, to: MasterKey): string => {
  const wrapped = JSON.parse(text) as WrappedSecrets;
  if (wrapped.masterKeyId === to.id) return text;
  const secrets = open(from.key, Buffer.from(wrapped.box, 'base64'), aad(wrapped.owner));
  return `${JSON.stringify({ ...wrapped, masterKeyId: to.id, box: seal(to.key, secrets, aad(wrapped.owner)).toString('base64') })}\n`;
};

/**
 * A service's secrets file with the data keys of an earlier copy of it. As it is when it has them all, when the files are no service's,
 * and when another master key wraps either of them.
 */
export const withKeksOfSecrets = (text: string, former: string, master: MasterKey): string => {
  const [now, then] = [JSON.parse(text) as WrappedSecrets, JSON.parse(former) as WrappedSecrets];
  if (now.masterKeyId !== master.id || then.masterKeyId !== master.id) return text;
  const opened = ({ box, owner }: WrappedSecrets): ServiceSecrets =>
    JSON.parse(open(master.key, Buffer.from(box, 'base64'), aad(owner)).toString()) as ServiceSecrets;
  const [secrets, { keyring: past }] = [opened(now), opened(then)];
  const keyring = past && withKeksOf(secrets.keyring, past);
  if (keyring === secrets.keyring) return text;
  const box = seal(master.key, Buffer.from(JSON.stringify({ ...secrets, keyring })), aad(now.owner)).toString('base64');
  return `${JSON.stringify({ ...now, box })}\n`;
};

const read = <T>(options: SecretsOptions, owner: string, file: string): T => {
  refuseExposed(file);
  const wrapped = JSON.parse(readFileSync(file, 'utf8')) as WrappedSecrets;
  if (wrapped.demo && options.production) {
    throw platformProblems.PLATFORM_DEMO_FORBIDDEN({ detail: { fr: file, en: file } });
  }
  try {
    return JSON.parse(open(options.master.key, Buffer.from(wrapped.box, 'base64'), aad(owner)).toString()) as T;
  } catch (cause) {
    const detail = { fr: `${file} attend la clé ${wrapped.masterKeyId}`, en: `${file} wants key ${wrapped.masterKeyId}` };
    throw platformProblems.PLATFORM_MASTER_KEY_MISSING({ detail, cause });
  }
};

const aad = (owner: string): string => `socle/secrets/${owner}`;
