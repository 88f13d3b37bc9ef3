import type { FastifyInstance } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import { registerProblems } from '../errors.ts';
import { readProxies } from '../exchange/proxies.ts';
import { LIMITS } from '../limits.ts';
import { keepProxies } from '../store/proxies.ts';
import { admit, type RegisterApi } from './register-api.ts';

const CONTEXT = systemContext('proxies', 'procurations');
/** The roll of a person is in one partition; the simulated register has one. */
const PARTITION = 0;

/** `POST /exchange/v1/proxies`: a batch of proxies from the service that makes them, signed with its own key. */
export const proxyRoutes = (app: FastifyInstance, api: RegisterApi): void => {
  app.post('/exchange/v1/proxies', { bodyLimit: LIMITS.batch_bytes_max }, async (request) => {
    admit(api, request, request.body as Buffer, api.proxyKeys);
    const batch = readProxies(request.body as Buffer);
    if (!batch) throw registerProblems.REU_BATCH({ extra: { reason: 'shape' } });
    const unknown = await inContext(api.pool, CONTEXT, (tx) => keepProxies(tx, PARTITION, batch.proxies, api.context.clock()));
    return { v: 1, id: batch.id, recues: batch.proxies.length - unknown.length, inconnues: unknown };
  });
};
