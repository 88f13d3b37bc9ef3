import { join } from 'node:path';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { systemClock, toRfc3339 } from '#base/values/instant.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { openRegister, type RegisterOptions, type VoterRegister } from '../store/open-register.ts';

/** Opens the register of this process as its context says. */
export const registerOf = (
  context: ServiceContext, onError: (error: unknown) => void, connections: RegisterOptions['connections'] = {},
): VoterRegister => {
  const offset = context.demo ? context.clockOffset ?? 0 : 0;
  return openRegister({
    service: context.service, originHost: context.logHost, partitions: context.partitions,
    keyring: parseKeyring(context.keyring), clock: () => systemClock() + offset, connection: context.db.connection,
    passwords: context.db.passwords, tiles: (log) => tileFolder(join(context.dataDir, 'log', log)), onError, connections,
  });
};

/** The key that signs now, as it is published. */
export const keyHistoryOf = (register: VoterRegister): KeyHistory => ({
  service: register.service,
  keys: [{ kid: register.signer.kid, vkey: register.signer.vkey, from: toRfc3339(register.keyring.signing.since), until: null }],
});
