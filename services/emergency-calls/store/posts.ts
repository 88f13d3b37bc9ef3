import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Regulation } from './open-regulation.ts';
import { PRESENCE_MS } from './wall.ts';

const SEEN = { name: 'poste-vu',
  text: `with reste as (update poste set vu_le = $5, competences = coalesce($7::text[], competences)
      where partition = $1 and centre = $2 and agent = $3 and role = $4 and vu_le > $5::timestamptz - make_interval(secs => $6)
      returning competences),
    nouveau as (insert into poste (partition, centre, agent, role, ouvert_le, vu_le, competences) select $1, $2, $3, $4, $5, $5,
      coalesce($7::text[], (select p.competences from poste p where p.partition = $1 and p.centre = $2 and p.agent = $3
        and p.vu_le > $5::timestamptz - make_interval(secs => $8) order by p.vu_le desc limit 1), '{}')
      where not exists (select from reste) on conflict do nothing returning competences)
    select competences from reste union all select competences from nouveau limit 1` };
const LOGGED = { name: 'poste-presents',
  text: `select floor(extract(epoch from s.le) * 1000)::float8 as le, count(distinct p.agent)::int as n
    from unnest($3::timestamptz[]) as s (le)
    left join poste p on p.partition = $1 and p.centre = $2 and p.role = any($4::text[]) and p.ouvert_le <= s.le
      and p.vu_le > s.le - make_interval(secs => $5)
    group by s.le` };
const OFFERED = { name: 'poste-competences',
  text: `select c as skill, count(distinct p.agent)::int as posts from poste p cross join unnest(p.competences) as c
    where p.partition = $1 and p.centre = $2 and p.vu_le > $3::timestamptz - make_interval(secs => $4) group by c order by c` };
const FORGET = { name: 'poste-oublier', text: 'delete from poste where partition = $1 and vu_le < $2' };

const KEPT_MS = 40 * 86_400_000;
/** What an agent offers is taken up again after a break of a shift, and not on another day (s). */
const SHIFT_S = 12 * 3_600;

/**
 * A console says that somebody is at it; silent for long, they begin a new stay. `skills` are what they offer now; `undefined` leaves what
 * they last said in the shift. Gives what they offer.
 */
export const seePost = async (
  tx: Tx, at: { partition: number; centre: string }, who: { agent: string; role: string; skills: readonly string[] | undefined },
  now: Instant,
): Promise<string[]> => {
  const { rows: [row] } = await tx.query<{ competences: string[] }>({ ...SEEN, values: [at.partition, at.centre, who.agent, who.role,
    toRfc3339(now), PRESENCE_MS / 1_000, who.skills, SHIFT_S] });
  return row?.competences ?? [];
};

/** How many at a post offer each skill, as numbers only: who they are is not told. */
export type SkillCount = { skill: string; posts: number };

/** The skills that those at a post offer now; one that nobody offers is not in the list. */
export const skillsOffered = async (tx: Tx, at: { partition: number; centre: string }, now: Instant): Promise<SkillCount[]> =>
  (await tx.query<SkillCount>({ ...OFFERED, values: [at.partition, at.centre, toRfc3339(now), PRESENCE_MS / 1_000] })).rows;

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
