import { timingSafeEqual } from 'node:crypto';
import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import type { DossierActor } from '../domain/context.ts';

/** Header by which a replay of a closing day speaks for its invented people; demo and test profiles only. */
export const REPLAY_HEADER = 'socle-replay-actor';

const MAC_BYTES = 16;
const ACTOR = /^[\w.:-]{1,80}$/;

/** Makes the header's value for one invented person. */
export const replayActors = (ring: Keyring): { sign(id: string): string; read(value: unknown): DossierActor | undefined } => {
  const key = deriveKey(ring, 'replay-actor');
  const macOf = (id: string): Buffer => hmac(key, id).subarray(0, MAC_BYTES);
  return {
    sign: (id) => `${id} ${macOf(id).toString('base64url')}`,
    read: (value) => {
      if (typeof value !== 'string' || value.length > 120) return undefined;
      const [id = '', mac = ''] = value.split(' ');
      const given = Buffer.from(mac, 'base64url');
      if (!ACTOR.test(id) || given.length !== MAC_BYTES || !timingSafeEqual(given, macOf(id))) return undefined;
      return { id, role: 'usager', territories: [] };
    },
  };
};
