import { timingSafeEqual } from 'node:crypto';
import { createMac } from '#base/values/mac.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import type { Instant } from '#base/values/instant.ts';
import type { DossierActor } from '../domain/context.ts';

/** Header by which a replay of a closing day speaks for its invented people; demo and test profiles only. */
export const REPLAY_HEADER = 'socle-replay-actor';

const MAC_BYTES = 16;
const WHO = /^([\w.:-]{1,80})(?:@(\d{1,15}))?$/;

/** Who speaks, and the instant of the replayed day at which their request arrives. */
export type Replayed = { actor: DossierActor; at?: Instant };

export type ReplayActors = {
  /** The header's value for one invented person. */
  sign(id: string, at?: Instant): string;
  read(value: unknown): Replayed | undefined;
};

/** Makes and reads the header: `id[@instant] mac`. */
export const replayActors = (ring: Keyring): ReplayActors => {
  const mac = createMac(deriveKey(ring, 'replay-actor'));
  const macOf = (who: string): Buffer => mac(who).subarray(0, MAC_BYTES);
  return {
    sign: (id, at) => {
      const who = at === undefined ? id : `${id}@${at}`;
      return `${who} ${macOf(who).toString('base64url')}`;
    },
    read: (value) => {
      if (typeof value !== 'string' || value.length > 140) return undefined;
      const [who = '', mac = ''] = value.split(' ');
      const given = Buffer.from(mac, 'base64url');
      const [, id, at] = WHO.exec(who) ?? [];
      if (!id || given.length !== MAC_BYTES || !timingSafeEqual(given, macOf(who))) return undefined;
      return { actor: { id, role: 'usager', territories: [] }, ...(at ? { at: Number(at) } : {}) };
    },
  };
};
