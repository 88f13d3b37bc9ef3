import type { Clock, Instant } from '#base/values/instant.ts';
import type { Pool } from './pools.ts';

const FIRST_MS = 1_000;
const LAST_MS = 60_000;

/**
 * Has each connection plan its named statements anew, a second after its first use and then at doubling intervals up to
 * a minute. A plan made while a table was empty takes any index for as good as another and is kept for ever, so a register
 * that fills quickly would be read by the wrong one until the first ANALYZE.
 */
export const freshPlans = (pool: Pool, clock: Clock = () => performance.now()): void => {
  const next = new WeakMap<object, { at: Instant; everyMs: number }>();
  pool.on('acquire', (client) => {
    const now = clock();
    const due = next.get(client);
    if (due && now < due.at) return;
    const everyMs = due ? Math.min(2 * due.everyMs, LAST_MS) : FIRST_MS;
    next.set(client, { at: now + everyMs, everyMs });
    // Leaves with the statements of whoever takes the connection; a broken one fails with them.
    if (due) client.query('discard plans').catch(() => undefined);
  });
};
