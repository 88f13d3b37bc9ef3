import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { addressMacOf, openInvited, type GrantDecision } from '../grants.ts';
import type { PersonIdentity } from '../identity.ts';
import { displayNameOf } from '../identity.ts';
import type { AccessKeys } from '../keys.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import { openJson } from '../sealed-json.ts';

/** Where a right stands at an instant. */
export type RightState = 'waiting' | 'future' | 'in-force' | 'ended' | 'refused' | 'revoked';

/** A right as the screen shows it. Names are those of agents, for those who manage rights. */
export type Right = {
  id: string; who: string; contact?: string; role: string; territories: string[]; purposes: string[]; from: Instant; until?: Instant;
  by: string; at: Instant; reason: string; state: RightState; signedIn: boolean; holder: string;
  decisions: { decision: GrantDecision; by: string; at: Instant; reason: string }[];
};

type Raw = {
  grant_id: string; holder: string; role: string; territories: string[]; purposes: string[]; from_at: Date; until_at: Date | null;
  needs_approval: boolean; granted_by: string; granted_at: Date; reason: string; invited: Buffer | null; claimed: string | null;
  decisions: { decision: GrantDecision; by: string; at_ms: number; reason: string }[];
};

const SELECT = `
  select g.*, c.actor_id as claimed, coalesce(d.list, '[]') as decisions
  from role_grant g
  left join lateral (select actor_id from invitation_claim where invite = g.holder limit 1) c on true
  left join lateral (select json_agg(json_build_object('decision', decision, 'by', by_actor, 'reason', reason,
    'at_ms', (extract(epoch from at) * 1000)::float8) order by at) as list
    from role_grant_decision where grant_id = g.grant_id) d on true`;

const IN_STATE: Readonly<Record<'all' | 'waiting' | 'in-force' | 'ended', string>> = {
  all: 'true',
  waiting: `g.needs_approval and not exists (select from role_grant_decision x where x.grant_id = g.grant_id)`,
  'in-force': `(g.until_at is null or g.until_at > $4)
    and not exists (select from role_grant_decision x where x.grant_id = g.grant_id and x.decision in ('refused', 'revoked'))
    and (not g.needs_approval or exists (select from role_grant_decision x where x.grant_id = g.grant_id and x.decision = 'approved'))`,
  ended: `(g.until_at <= $4 or exists (select from role_grant_decision x
    where x.grant_id = g.grant_id and x.decision in ('refused', 'revoked')))`,
};

export type RightsFilter = { state: keyof typeof IN_STATE; address: string; place: string; after?: string };
export type RightsReader = { keys: AccessKeys; partitions: number };

/** What a search box may hold: a professional address, or the code of a territory. */
export const filterOf = (typed: string): Pick<RightsFilter, 'address' | 'place'> =>
  (typed.includes('@') ? { address: typed, place: '' } : { address: '', place: typed });

/** A page of the rights that the context may see, the latest first; `after` is the id of the last one of the page before. */
export const listRights = async (tx: Tx, reader: RightsReader, filter: RightsFilter, now: Instant): Promise<Right[]> => {
  const { rows } = await tx.query<Raw>(`${SELECT}
    where ($1::bytea is null or g.address_mac = $1) and ($2 = '' or $2 = any(g.territories))
      and ($3::uuid is null or (g.granted_at, g.grant_id) < (select granted_at, grant_id from role_grant where grant_id = $3))
      and $4::timestamptz is not null and ${IN_STATE[filter.state]}
    order by g.granted_at desc, g.grant_id desc limit ${ACCESS_LIMITS.grants_per_page_max}`,
  [filter.address === '' ? null : addressMacOf(reader.keys, filter.address), filter.place, filter.after ?? null, new Date(now)]);
  return named(tx, reader, rows, now);
};

/** One right, or nothing. */
export const findRightById = async (tx: Tx, reader: RightsReader, id: string, now: Instant): Promise<Right | undefined> => {
  const { rows } = await tx.query<Raw>(`${SELECT} where g.grant_id = $1`, [id]);
  return (await named(tx, reader, rows, now))[0];
};

const named = async (tx: Tx, reader: RightsReader, rows: readonly Raw[], now: Instant): Promise<Right[]> => {
  const names = await namesOf(tx, reader, rows.flatMap((row) =>
    [row.claimed ?? row.holder, row.granted_by, ...row.decisions.map(({ by }) => by)]));
  return rows.map((row) => rightOf(row, names, reader.keys, now));
};

/** Names of agents by their pseudonyms; the system's own actors have none. */
export const namesOf = async (tx: Tx, { keys, partitions }: RightsReader, ids: readonly string[]): Promise<Map<string, string>> => {
  const all = Array.from({ length: partitions }, (_, partition) => partition);
  const { rows } = await tx.query<{ actor_id: string; identity: Buffer | null }>(
    'select actor_id, identity from actor where partition = any($1::int2[]) and actor_id = any($2)', [all, [...new Set(ids)]]);
  return new Map(rows.flatMap(({ actor_id: id, identity }) => {
    const inside = identity && openJson<{ person: PersonIdentity; email?: string }>(keys.sealing, identity, `actor ${id}`);
    return inside ? [[id, displayNameOf(inside)] as const] : [];
  }));
};

const stateOf = (row: Raw, now: Instant): RightState => {
  const has = (decision: GrantDecision): boolean => row.decisions.some((one) => one.decision === decision);
  if (has('revoked')) return 'revoked';
  if (has('refused')) return 'refused';
  if (row.needs_approval && !has('approved')) return 'waiting';
  if (row.until_at !== null && row.until_at.getTime() <= now) return 'ended';
  return row.from_at.getTime() > now ? 'future' : 'in-force';
};

const rightOf = (row: Raw, names: ReadonlyMap<string, string>, keys: AccessKeys, now: Instant): Right => {
  const invited = row.invited === null ? undefined : openInvited(keys, row.holder, row.invited);
  const nameOf = (actor: string): string => names.get(actor) ?? (actor.startsWith('system:') ? actor : actor.slice(0, 8));
  const person = names.get(row.claimed ?? row.holder);
  return {
    id: row.grant_id, holder: row.holder, role: row.role, territories: row.territories, purposes: row.purposes,
    who: person ?? invited?.email ?? row.holder.slice(0, 15),
    ...(invited ? { contact: [...(person ? [invited.email] : []), invited.structure].join(' · ') } : {}),
    from: row.from_at.getTime(), ...(row.until_at === null ? {} : { until: row.until_at.getTime() }),
    by: nameOf(row.granted_by), at: row.granted_at.getTime(), reason: row.reason, state: stateOf(row, now),
    signedIn: row.claimed !== null || !row.holder.startsWith('invite:'),
    decisions: row.decisions.map(({ decision, by, at_ms: at, reason }) => ({ decision, by: nameOf(by), at, reason })),
  };
};
