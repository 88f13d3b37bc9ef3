import { join } from 'node:path';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { toRfc3339, type Clock } from '#base/values/instant.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { openRegister, type RegisterOptions, type VoterRegister } from '../store/open-register.ts';
import { replayClock } from './replay-clock.ts';

/** Opens the register of this process as its context says; `clock` when another part of the process moves it. */
export const registerOf = (
  context: ServiceContext, onError: (error: unknown) => void, connections: RegisterOptions['connections'] = {},
  clock: Clock = replayClock(context).now,
): VoterRegister => openRegister({
  service: context.service, originHost: context.logHost, partitions: context.partitions,
  keyring: parseKeyring(context.keyring), clock, connection: context.db.connection,
  passwords: context.db.passwords, tiles: (log) => tileFolder(join(context.dataDir, 'log', log)), onError, connections,
});

/** The key that signs now, as it is published. */
export const keyHistoryOf = (register: VoterRegister): KeyHistory => ({
  service: register.service,
  keys: [{ kid: register.signer.kid, vkey: register.signer.vkey, from: toRfc3339(register.keyring.signing.since), until: null }],
});
