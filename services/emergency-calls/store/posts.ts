import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Regulation } from './open-regulation.ts';
import { PRESENCE_MS } from './wall.ts';

const SEEN = { name: 'poste-vu',
  text: `with reste as (update poste set vu_le = $5 where partition = $1 and centre = $2 and agent = $3 and role = $4
      and vu_le > $5::timestamptz - make_interval(secs => $6) returning 1)
    insert into poste (partition, centre, agent, role, ouvert_le, vu_le) select $1, $2, $3, $4, $5, $5
    where not exists (select from reste) on conflict do nothing` };
const LOGGED = { name: 'poste-presents',
  text: `select floor(extract(epoch from s.le) * 1000)::float8 as le, count(distinct p.agent)::int as n
    from unnest($3::timestamptz[]) as s (le)
    left join poste p on p.partition = $1 and p.centre = $2 and p.role = any($4::text[]) and p.ouvert_le <= s.le
      and p.vu_le > s.le - make_interval(secs => $5)
    group by s.le` };
const FORGET = { name: 'poste-oublier', text: 'delete from poste where partition = $1 and vu_le < $2' };

const KEPT_MS = 40 * 86_400_000;

/** A console says that somebody is at it; silent for long, they begin a new stay. */
export const seePost = async (
  tx: Tx, at: { partition: number; centre: string }, agent: string, role: string, now: Instant,
): Promise<void> => {
  await tx.query({ ...SEEN, values: [at.partition, at.centre, agent, role, toRfc3339(now), PRESENCE_MS / 1_000] });
};

/** How many of these roles were at a console, at each instant. */
export const postsAt = async (
  tx: Tx, at: { partition: number; centre: string }, roles: readonly string[], instants: readonly Instant[],
): Promise<ReadonlyMap<Instant, number>> => {
  const { rows } = await tx.query<{ le: number; n: number }>({ ...LOGGED,
    values: [at.partition, at.centre, instants.map(toRfc3339), roles, PRESENCE_MS / 1_000] });
  return new Map(rows.map(({ le, n }) => [le, n]));
};

/** Who was at which console is not kept for long: it is for the staffing of the day. */
export const forgetPostsRound = ({ jobs, partitions, clock }: Regulation) => async (): Promise<boolean> => {
  for (let partition = 0; partition < partitions; partition += 1) {
    await inContext(jobs, systemContext('postes', 'retention'), (tx) =>
      tx.query({ ...FORGET, values: [partition, toRfc3339(clock() - KEPT_MS)] }));
  }
  return false;
};
