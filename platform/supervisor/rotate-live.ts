import type { SerialisedKeyring } from '#base/values/keyring.ts';
import { withNewSigningKey, withNextKek, withNextKekActive, withoutOldKeks, withPastKeysEnded } from '#base/values/keyring.ts';
import { failpoint } from '#base/telemetry/failpoint.ts';
import type { Text } from '#base/values/lang.ts';
import type { Progress } from '../host/service-face.ts';
import type { SecretsStore } from '../secrets/service-secrets.ts';
import type { Platform } from './platform.ts';

/** What a rotation beside running services works on. */
type Rotation = {
  secrets: SecretsStore;
  /** Replaces every process of the service by one with the present secrets; settles when no old one is left. */
  renew: () => Promise<void>;
  /** Wraps the data keys of the service again; nothing when it has none. */
  rewrap: () => Promise<void>;
  /** What its older data keys still wrap, in words; nothing when they wrap nothing. */
  held: () => Promise<Text | undefined>;
  now: () => number;
  say: (text: Text) => void;
};

const changeRing = (secrets: SecretsStore, service: string, change: (ring: SerialisedKeyring) => SerialisedKeyring): void =>
  secrets.change(service, (own) => {
    const keyring = change(own.keyring);
    return keyring === own.keyring ? own : { ...own, keyring };
  });

const changeOver = (service: string): Text =>
  ({ fr: `${service} : nouvelle clé, les processus changent`, en: `${service}: new key, processes change over` });

/**
 * Another key signs the service's log. Both are published without an end while processes of either kind run; the old one ends when its
 * last process is gone, so nothing that it signed falls outside. Killed in between, the next start ends it.
 */
const rotateSigningKey = async (rotation: Rotation, service: string): Promise<void> => {
  changeRing(rotation.secrets, service, (ring) => withNewSigningKey(ring, rotation.now()));
  failpoint('rotate-key-made');
  rotation.say(changeOver(service));
  await rotation.renew();
  failpoint('rotate-processes-renewed');
  changeRing(rotation.secrets, service, (ring) => withPastKeysEnded(ring, rotation.now()));
  failpoint('rotate-key-ended');
  await rotation.renew();
};

/**
 * Another key wraps the service's data keys: first every process can open with it, then they wrap with it, then what the old one wrapped
 * is wrapped again. Killed in between, the same command goes on where it was.
 */
const rotateDataKey = async (rotation: Rotation, service: string): Promise<void> => {
  changeRing(rotation.secrets, service, withNextKek);
  failpoint('rotate-key-made');
  await rotation.renew();
  failpoint('rotate-processes-renewed');
  changeRing(rotation.secrets, service, withNextKekActive);
  failpoint('rotate-key-active');
  rotation.say(changeOver(service));
  await rotation.renew();
  await rotation.rewrap();
};

/**
 * The service's data keys of before go, once nothing needs them. Its processes change first: none is left that could still wrap with an
 * old one. Killed at any point, the same command goes on. Copies in backups die with them; a restore brings its keys along.
 */
const dropOldDataKeys = async (rotation: Rotation, service: string): Promise<void> => {
  const ring = rotation.secrets.forService(service).keyring;
  const old = Object.keys(ring.keks).filter((kid) => kid !== ring.activeKek);
  if (old.length === 0) return;
  if (old.includes(Object.keys(ring.keks).at(-1)!)) throw new Error(`${service}: a rotation is not over: npx socle rotate data-keys`);
  await rotation.renew();
  failpoint('rotate-processes-renewed');
  const held = await rotation.held();
  if (held) throw new Error(`${service}: ${held.en}: npx socle rotate data-keys`);
  changeRing(rotation.secrets, service, withoutOldKeks);
  failpoint('rotate-key-dropped');
  await rotation.renew();
  rotation.say({ fr: `${service} : détruites, ${old.join(', ')}`, en: `${service}: destroyed, ${old.join(', ')}` });
};

/** The kinds of keys that change beside running services. */
const KINDS: Readonly<Record<string, (rotation: Rotation, service: string) => Promise<void>>> = {
  'signing-keys': rotateSigningKey, 'data-keys': rotateDataKey, 'old-data-keys': dropOldDataKeys };
export const ROTATED_LIVE: readonly string[] = Object.keys(KINDS);

const underWay = new WeakSet<Platform>();

/** Changes a kind of key of every service that has a database, one service after the other. Throws when one is under way. */
export const rotateLive = async (platform: Platform, kind: string, onStep: (step: Progress) => void): Promise<void> => {
  if (!ROTATED_LIVE.includes(kind)) throw new Error(`no kind of key ${kind}`);
  if (underWay.has(platform)) throw new Error('a rotation is under way');
  underWay.add(platform);
  try {
    for (const { name, commandNames } of platform.descriptions.filter(({ migrations }) => migrations.length > 0)) {
      if (kind === 'old-data-keys' && !commandNames.includes('rewrap')) {
        onStep({ text: { fr: `${name} : garde ses clés, que rien ne remplace`, en: `${name}: keeps its keys, which nothing replaces` } });
        continue;
      }
      await KINDS[kind]!({ secrets: platform.secrets, now: () => Date.now(), say: (text) => onStep({ text }),
        renew: async () => await platform.group(name)?.renew(),
        rewrap: async () => { if (commandNames.includes('rewrap')) await platform.runCommand(name, 'rewrap', [], onStep); },
        held: async () => {
          const { ok, text } = await platform.runCommand(name, 'rewrap', ['--left'], onStep);
          return ok ? undefined : text;
        },
      }, name);
    }
  } finally {
    underWay.delete(platform);
  }
};

/** An orphan of a killed platform ends within three seconds: what it signs until then stays within its key's time. */
const ORPHANS_MS_MAX = 10_000;

/** At the start no process of before is left: the keys of an interrupted rotation end. */
export const endInterruptedRotation = (secrets: SecretsStore, services: readonly string[], now: number): void => {
  for (const service of services.filter((name) => secrets.has(name))) {
    changeRing(secrets, service, (ring) => withPastKeysEnded(ring, now + ORPHANS_MS_MAX));
  }
};
