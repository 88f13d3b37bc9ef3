import { registerOptions } from '#base/dossiers/register-of.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Clock } from '#base/values/instant.ts';
import { openRegister, type RegisterOptions, type VoterRegister } from '../store/open-register.ts';
import { replayClock } from './replay-clock.ts';

/** Opens the register of this process as its context says; `clock` when another part of the process moves it. */
export const registerOf = (
  context: ServiceContext, onError: (error: unknown) => void, connections: RegisterOptions['connections'] = {},
  clock: Clock = replayClock(context).now,
): VoterRegister => openRegister(registerOptions(context, clock, onError, connections));
