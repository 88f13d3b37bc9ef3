import { join } from 'node:path';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { formatVkey, parseVkey, vkeyFor } from '#base/log/vkey.ts';
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

/** The keys that signed, and the one that signs now, as they are published: each under the service's own name. */
export const keyHistoryOf = ({ service, signer, keyring }: Pick<OpenRegister<never>, 'service' | 'signer' | 'keyring'>): KeyHistory => {
  const { name } = parseVkey(signer.vkey)!;
  const past = keyring.pastSigning.map(({ kid, publicKey, since, until }) => ({ kid,
    vkey: formatVkey(vkeyFor(name, Buffer.from(publicKey, 'base64'))), from: toRfc3339(since),
    until: until === null ? null : toRfc3339(until) }));
  return { service, keys: [...past, { kid: signer.kid, vkey: signer.vkey, from: toRfc3339(keyring.signing.since), until: null }] };
};
