import { join } from 'node:path';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { toRfc3339, type Clock } from '#base/values/instant.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import type { OpenRegister, RegisterOptions } from './open-register.ts';

/** The options of a process's register as its context says. */
export const registerOptions = (
  context: ServiceContext, clock: Clock, onError: (error: unknown) => void, connections: RegisterOptions['connections'] = {},
): RegisterOptions => ({
  service: context.service, originHost: context.logHost, partitions: context.partitions,
  keyring: parseKeyring(context.keyring), clock, connection: context.db.connection,
  passwords: context.db.passwords, tiles: (log) => tileFolder(join(context.dataDir, 'log', log)), onError, connections,
});

/** The key that signs now, as it is published. */
export const keyHistoryOf = ({ service, signer, keyring }: Pick<OpenRegister<never>, 'service' | 'signer' | 'keyring'>): KeyHistory => ({
  service, keys: [{ kid: signer.kid, vkey: signer.vkey, from: toRfc3339(keyring.signing.since), until: null }],
});
