import { createClaims, type Claims } from '#base/intake/idempotency-key.ts';
import { createIntake, type Intake } from '#base/intake/intake.ts';
import type { IntakeLimits } from '#base/intake/limits.ts';
import type { ProofSource } from '#base/intake/replay.ts';
import { createSigner, type Signer } from '#base/log/signer.ts';
import { pastProofs, type TileStores } from '#base/log/past-proof.ts';
import type { ServerAddress } from '#base/store/embedded-server.ts';
import { createPool, type Pool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { createWakeUps, type WakeUps } from '#base/store/wake-ups.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Keyring } from '#base/values/keyring.ts';
import { createDossierKeys, type DossierKeys } from './dossier-keys.ts';
import { dossierRegister, type NewDossier } from './dossier-register.ts';
import type { DossierType } from './dossier-type.ts';

export type RegisterOptions = {
  service: string; originHost: string; partitions: number; keyring: Keyring; clock: Clock; tiles: TileStores;
  connection: ServerAddress;
  passwords: { app: string; intake: string; jobs: string };
  /** Connections a role, when not the usual number. */
  connections?: Partial<Record<'app' | 'intake' | 'jobs', number>>;
  limits?: Partial<IntakeLimits>;
  onError?: (error: unknown) => void;
};

/** What routes and background work of a service share: connections, keys and the intake of its register of dossiers. */
export type OpenRegister<State> = {
  service: string; partitions: number; clock: Clock; keyring: Keyring;
  app: Pool; jobs: Pool; wakeUps: WakeUps;
  type: DossierType<State>; keys: DossierKeys; claims: Claims; signer: Signer; tiles: TileStores;
  proofs: ProofSource;
  intake: Intake<NewDossier>;
  close(): Promise<void>;
};

const POOL = { app: 8, intake: 3, jobs: 6 };

/** Opens the register of one kind of dossier for one process; `close` drains the intake first. */
export const openRegister = <State>(type: DossierType<State>, options: RegisterOptions): OpenRegister<State> => {
  const { service, keyring, partitions, clock, tiles, connection, passwords } = options;
  const names = serviceNames(service);
  const wakeUps = createWakeUps({ connection, user: names.app, password: passwords.app, channel: names.schema,
    onError: (cause) => options.onError?.(new Error('no connection for wake-ups', { cause })) });
  const pool = (role: 'app' | 'intake' | 'jobs'): Pool => createPool({ connection, user: names[role], password: passwords[role],
    max: options.connections?.[role] ?? POOL[role], wakeUps });
  const [app, jobs, forIntake] = [pool('app'), pool('jobs'), pool('intake')];
  const signer = createSigner({ origin: `${options.originHost}/${service}`, privateKey: keyring.signing.privateKey,
    kid: keyring.signing.kid });
  const proofs = pastProofs(tiles);
  const intake = createIntake<NewDossier>({ pool: forIntake, register: dossierRegister(type), signer, proofs,
    clock, partitions, ...(options.limits ? { limits: options.limits } : {}), ...(options.onError ? { onError: options.onError } : {}) });
  return {
    service, partitions, clock, keyring, app, jobs, wakeUps, type, signer, tiles, proofs, intake,
    keys: createDossierKeys(keyring), claims: createClaims(keyring),
    close: async () => {
      await intake.drain();
      await wakeUps.close();
      await Promise.all([app.end(), jobs.end(), forIntake.end()]);
    },
  };
};
