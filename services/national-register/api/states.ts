import type { FastifyInstance } from 'fastify';
import { inContext } from '#base/store/context.ts';
import { registerProblems } from '../errors.ts';
import { readCursor, writeCursor } from '../exchange/cursor.ts';
import { messageSchema } from '../exchange/message-schema.ts';
import type { EtatMessage } from '../exchange/messages.ts';
import { LIMITS } from '../limits.ts';
import { EXCHANGE } from '../store/register-context.ts';
import { readStates } from '../store/states.ts';
import { admit, type RegisterApi } from './register-api.ts';

type Query = { after?: string; limit?: string };

/**
 * `GET /exchange/v1/states`: the states told after a cursor, in the order in which they were told.
 * `GET /exchange/v1/schema.json`: the published schema of all messages.
 */
export const stateRoutes = (app: FastifyInstance, api: RegisterApi): void => {
  app.get('/exchange/v1/schema.json', async () => messageSchema());
  app.get('/exchange/v1/states', async (request) => {
    admit(api, request, Buffer.from(request.url));
    const { after, limit = String(LIMITS.page_states_max) } = request.query as Query;
    const positions = readCursor(after, api.partitions);
    const size = Number(limit);
    const sized = Number.isInteger(size) && size >= 1 && size <= LIMITS.page_states_max;
    if (!positions || !sized) throw registerProblems.REU_CURSOR();
    const etats = await page(api, positions, size);
    return { v: 1, etats, suite: writeCursor(positions), reste: etats.length === size };
  });
};

/** Reads up to `size` states and moves `positions` past them. */
const page = (api: RegisterApi, positions: number[], size: number): Promise<EtatMessage[]> =>
  inContext(api.pool, EXCHANGE, async (tx) => {
    const etats: EtatMessage[] = [];
    for (const [partition, after] of positions.entries()) {
      if (etats.length === size) break;
      const states = await readStates(tx, partition, after, size - etats.length, api.context.box);
      positions[partition] = states.at(-1)?.position ?? after;
      etats.push(...states.map(({ message }) => message));
    }
    return etats;
  });
