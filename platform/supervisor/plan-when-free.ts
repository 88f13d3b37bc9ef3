import type { PlatformConfig } from '../config/platform-config.ts';
import type { Resolved } from '../config/read-settings.ts';
import { Problem } from '#base/values/problem.ts';
import type { KnownService } from './describe-services.ts';
import { planServices, type ServicePlan } from './service-plan.ts';

const TRIES = 40;
const EVERY_MS = 250;

/**
 * Plans the services. After a supervisor that died, its children still hold the ports while they finish their work:
 * then (`wasStale`) a used port is waited for, up to 10 s.
 */
export const planWhenFree = async (
  known: readonly KnownService[], config: PlatformConfig, values: ReadonlyMap<string, Resolved>, wasStale: boolean,
): Promise<ServicePlan[]> => {
  for (let tries = wasStale ? TRIES : 1; ; tries -= 1) {
    try {
      return planServices(known, config, values);
    } catch (error) {
      if (tries <= 1 || !(error instanceof Problem) || error.code !== 'PLATFORM_PORT_USED') throw error;
      await new Promise((next) => setTimeout(next, EVERY_MS));
    }
  }
};
