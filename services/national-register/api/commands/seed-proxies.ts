import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import type { Clock } from '#base/values/instant.ts';
import type { ProxyMessage } from '../../exchange/proxies.ts';
import { keepProxies } from '../../store/proxies.ts';

const CONTEXT = systemContext('seed', 'demonstration');
const PARTITION = 0;
const LOOK_AGAIN_MS = 500;
/** Two proxies: four people of the roll. */
const PEOPLE = 4;
const YEAR_DAYS = 365;

export type SeedProxies = { pool: Pool; clock: Clock; waitMs: number };

const electors = (pool: Pool): Promise<string[]> => inContext(pool, CONTEXT, async (tx) => (await tx.query<{ nne: string }>(
  'select nne from electeur where partition = $1 order by depuis, nne limit $2', [PARTITION, PEOPLE])).rows.map(({ nne }) => nne));

/** Waits for people to be on the rolls; what a demonstration registers comes a moment after its start. */
const firstElectors = async ({ pool, waitMs }: SeedProxies): Promise<string[]> => {
  const until = performance.now() + waitMs;
  for (;;) {
    const found = await electors(pool);
    if (found.length === PEOPLE || performance.now() > until) return found;
    await new Promise((next) => { setTimeout(next, LOOK_AGAIN_MS); });
  }
};

/** Proxies in force for a year between the first people on the rolls, so that an enquiry shows one; gives their number. */
export const seedProxies = async (options: SeedProxies): Promise<number> => {
  const { pool, clock } = options;
  const [today, people] = [civilDateAt(clock(), 'Europe/Paris'), await firstElectors(options)];
  const proxies = [0, 2].flatMap((at): ProxyMessage[] => {
    const [mandant, mandataire] = [people[at], people[at + 1]];
    return mandant && mandataire ? [{ reference: `DEMO-${at / 2 + 1}`, mandant, mandataire, du: today, au: addDays(today, YEAR_DAYS),
      etat: 'ACTIVE' }] : [];
  });
  if (proxies.length > 0) await inContext(pool, CONTEXT, (tx) => keepProxies(tx, PARTITION, proxies, clock()));
  return proxies.length;
};
