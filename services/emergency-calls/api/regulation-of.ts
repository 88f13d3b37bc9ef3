import { registerOptions } from '#base/dossiers/register-of.ts';
import type { RegisterOptions } from '#base/dossiers/open-register.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { systemClock } from '#base/values/instant.ts';
import { openRegulation, type Regulation } from '../store/open-regulation.ts';

/** Opens the register of this process as its context says. */
export const regulationOf = (
  context: ServiceContext, onError: (error: unknown) => void, connections: RegisterOptions['connections'] = {},
): Regulation => openRegulation(registerOptions(context, () => systemClock() + (context.demo ? context.clockOffset ?? 0 : 0), onError,
  connections));
