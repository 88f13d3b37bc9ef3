import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { AgentState } from '../domain/calls/agent-states.ts';
import type { Settings } from '../domain/indicators/settings.ts';
import { AGENT_SILENT_MS, stateNow } from './agent-states.ts';

/** Calls of a span of time that ends now; `presented` leaves out those that ring and may still be answered in time. */
export type WallWindow = { id: 'quarter' | 'hour' | 'day'; presented: number; answered: number; abandoned: number; short: number;
  inTime: number; longest_s: number | null };
export type WallPost = { role: string; logged: number; onCall: number; afterCall: number };

/** What the wall of a centre shows; instants in ms. Nothing of a person is in it. */
export type Wall = {
  queues: { queue: string; waiting: number; oldest: Instant }[];
  windows: WallWindow[];
  toCallBack: number;
  doctors: { branch: string; priority: string; waiting: number; oldest: Instant }[];
  open: { priority: string; count: number }[];
  vehicles: { status: string | null; count: number }[];
  /** Dossiers that another centre's doctors regulate for us (`given`), and those that ours regulate for others (`taken`). */
  regulation: { way: 'given' | 'taken'; centre: string; waiting: number; taken: number; oldest: Instant }[];
  posts: WallPost[];
  telephonyPosts: number | null;
  /** Agents as the telephony tells them, by role and state; empty where it tells of posts only. */
  agents: { role: string; state: Exclude<AgentState, 'OUT'>; count: number }[];
  links: { telephony: Instant | null; hub: { heard: Instant | null; open: boolean; undelivered: number }; gps: { newest: Instant
    | null; old: number } };
  overflow: { mode: 'auto' | 'force' | 'arret'; reason: string; at: Instant | null; active: boolean };
};

/** A console is there when it was heard in the last while, ms. */
export const PRESENCE_MS = 90_000;

const MS = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;

/**
 * The wall in one statement: the calls of the day come from the index `appel_mur` alone, everything else is of what is under way.
 * $1 partition, $2 centre, $3 now, $4 start of day, $5 QS1 s, $6 short abandonment s, $7 after-call s, $8 old position s.
 */
const AFTER_CALL = '($3::timestamptz - make_interval(secs => $7))';
// sql-safe: columns that this file names, a number of the code
const WALL = { name: 'mur', text: `
  with jour as materialized (
    select presente_le, decroche_le, decroche_par, fin_le, fin_cause, deborde_vers from appel
    where partition = $1 and centre = $2 and presente_le >= least($4::timestamptz, $3::timestamptz - interval '4 hours') and not exercice
  ), attente as (
    select file, count(*)::int as waiting, min(presente_le) as oldest from appel
    where partition = $1 and centre = $2 and decroche_le is null and fin_le is null and deborde_vers is null
      and not exercice group by file
  ), fenetre as (
    select f.id, count(*) filter (where j.decroche_le is not null or j.fin_le is not null
        or j.presente_le < $3::timestamptz - make_interval(secs => $5))::int as presented, count(j.decroche_le)::int as answered,
      count(*) filter (where j.decroche_le is null and j.fin_cause = 'ABANDONED' and j.deborde_vers is null)::int as abandoned,
      count(*) filter (where j.decroche_le is null and j.fin_cause = 'ABANDONED' and j.deborde_vers is null
        and j.fin_le - j.presente_le < make_interval(secs => $6))::int as short,
      count(*) filter (where j.decroche_le - j.presente_le <= make_interval(secs => $5))::int as "inTime",
      ceil(max(extract(epoch from j.decroche_le - j.presente_le)))::float8 as longest_s
    from (values ('quarter', $3::timestamptz - interval '15 minutes'), ('hour', $3::timestamptz - interval '1 hour'),
      ('day', $4::timestamptz)) as f (id, depuis)
    left join jour j on j.presente_le >= f.depuis and (j.deborde_vers is null or j.decroche_le is not null) group by f.id
  ), agent as (
    select decroche_par, bool_or(fin_le is null) as occupe, max(fin_le) as fin from jour where decroche_par is not null group by 1
  ), present as (
    select p.role, count(*)::int as logged, count(*) filter (where a.occupe)::int as "onCall",
      count(*) filter (where not a.occupe and a.fin > $3::timestamptz - make_interval(secs => $7))::int as "afterCall"
    from poste p left join agent a on a.decroche_par = p.agent
    where p.partition = $1 and p.centre = $2 and p.vu_le > $3::timestamptz - interval '90 seconds' group by p.role
  ), moyen as (
    select m.statut, r.position_le, r.en_service from ressource r left join lateral (select m.statut from mission m
      where m.partition = $1 and m.centre = $2 and m.resource_id = r.resource_id and not m.finie and not m.exercice
      order by m.engage_le desc limit 1) m on true
    where r.partition = $1 and r.centre = $2
  ), ouvert as (
    select priorite, filiere, attend_depuis, non_livres, regul_centre, regul_sens, regul_depuis, regul_prise_le from dossier_urgence
    where partition = $1 and centre = $2 and etat in ('PROGRAM', 'ACTIF', 'ACHEVE') and not exercice
  )
  select json_build_object(
    'queues', (select coalesce(json_agg(json_build_object('queue', file, 'waiting', waiting, 'oldest', ${MS('oldest')}) order by oldest),
      '[]')
      from attente),
    'windows', (select json_agg(fenetre order by id) from fenetre),
    'toCallBack', (select count(*) from appel where partition = $1 and centre = $2 and a_rappeler),
    'doctors', (select coalesce(json_agg(d order by d.priority), '[]') from (select coalesce(filiere, 'AMU') as branch,
      priorite as priority,
      count(*)::int as waiting, ${MS('min(attend_depuis)')} as oldest from ouvert where attend_depuis is not null group by 1, 2) d),
    'regulation', (select coalesce(json_agg(r order by r.way, r.centre), '[]') from (select regul_sens as way, regul_centre as centre,
      count(*) filter (where regul_prise_le is null)::int as waiting, count(regul_prise_le)::int as taken,
      ${MS('min(regul_depuis)')} as oldest from ouvert where regul_centre is not null group by 1, 2) r),
    'open', (select coalesce(json_agg(o order by o.priority), '[]') from (select priorite as priority, count(*)::int as count from ouvert
      group by 1) o),
    'vehicles', (select coalesce(json_agg(v), '[]') from (select case when en_service then statut else 'HORS' end as status,
      count(*)::int as count from moyen group by 1) v),
    'posts', (select coalesce(json_agg(present order by role), '[]') from present),
    'agents', (select coalesce(json_agg(a order by a.role, a.state), '[]') from (select role, ${stateNow(AFTER_CALL)} as state,
      count(*)::int as count from agent_telephonie where partition = $1 and centre = $2 and etat <> 'OUT'
        and dit_le > $3::timestamptz - interval '${AGENT_SILENT_MS} milliseconds' group by 1, 2) a),
    'telephonyPosts', (select presents from poste_telephonie where partition = $1 and centre = $2),
    'links', json_build_object(
      'telephony', (select ${MS('greatest(max(le), max(presente_le))')} from (select le,
        null::timestamptz as presente_le from poste_telephonie
        where partition = $1 and centre = $2 union all select max(dit_le), null from agent_telephonie
        where partition = $1 and centre = $2 union all select null, max(presente_le) from jour) signe),
      'hub', json_build_object('heard', (select ${MS('vu_le')} from lien_hub where partition = $1 and centre = $2),
        'open', coalesce((select ouvert from lien_hub where partition = $1 and centre = $2), false),
        'undelivered', coalesce((select sum(non_livres) from ouvert), 0)),
      'gps', (select json_build_object('newest', ${MS('max(position_le)')},
        'old', count(*) filter (where statut is not null and (position_le is null or position_le < $3::timestamptz - make_interval(secs =>
          $8))))
        from moyen)),
    'overflow', coalesce((select json_build_object('mode', mode, 'reason', motif, 'at', ${MS('le')}, 'active', false) from debordement
      where partition = $1 and centre = $2), '{"mode":"auto","reason":"","at":null,"active":false}'),
    'diverts', coalesce((select actif from entraide where partition = $1 and centre = $2), false)
  ) as mur` };

/** Reads the wall of a centre: one statement, whatever there is to show. */
export const readWall = async (
  tx: Tx, at: { partition: number; centre: string }, now: Instant, dayStart: Instant, settings: Settings,
): Promise<Wall> => {
  const { rows: [row] } = await tx.query<{ mur: Wall & { diverts: boolean } }>({ ...WALL, values: [at.partition, at.centre,
    toRfc3339(now), toRfc3339(dayStart), settings.qs1_s, settings.short_abandon_s, settings.after_call_s, settings.position_old_s] });
  const { diverts, ...wall } = row!.mur;
  return { ...wall, overflow: { ...wall.overflow, active: diverts } };
};
