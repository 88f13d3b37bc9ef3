import type { FastifyRequest } from 'fastify';
import { messageProblems } from '#base/messages/errors.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Pool } from '#base/store/pools.ts';
import { callFault, isOut, type CallFault, type FaultPlan } from '../domain/faults.ts';
import { registerProblems } from '../errors.ts';
import type { RegisterContext } from '../store/register-context.ts';

/** What the routes need. */
export type RegisterApi = {
  pool: Pool;
  /** Public origin of the register. */
  origin: string;
  partitions: number;
  context: RegisterContext;
  /** Keys of the portals that may call. */
  portalKeys: readonly WebhookKey[];
  /** Keys of the service where proxies are made. */
  proxyKeys: readonly WebhookKey[];
  faults: FaultPlan;
  /** Number of calls so far: draws the fate of the next one. */
  calls: number;
};

/**
 * Lets a signed call in, or throws: 503 while closed, 401 when the signature is of none of the `keys`. Gives the call's fate.
 */
export const admit = (api: RegisterApi, request: FastifyRequest, signed: Buffer, keys = api.portalKeys): CallFault => {
  const now = api.context.clock();
  if (isOut(api.faults, now)) throw registerProblems.REU_CLOSED({ retryAfterS: 1 });
  const verdict = verifyWebhook(keys, request.headers, signed, now);
  if (!verdict.ok) throw messageProblems.MSG_SIGNATURE({ extra: { reason: verdict.reason } });
  return callFault(api.faults, 'in', api.calls++);
};
