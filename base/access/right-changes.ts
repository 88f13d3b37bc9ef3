import { SET_CONTEXT, type RowContext, type Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import { accessProblems } from './errors.ts';
import { recordFact } from './fact.ts';
import { decideGrant, requestGrant, type GrantDecision, type GrantRequest } from './grants.ts';
import type { RoleCatalogue } from './roles.ts';
import { endAllSessions } from './session-rows.ts';

/** What a change of rights needs to know of its service. */
export type RightsKit = { service: string; partitions: number; roles: RoleCatalogue };

const PURPOSE = 'rights';
const putContext = (tx: Tx, context: RowContext): Promise<unknown> => tx.query({ ...SET_CONTEXT, values: [JSON.stringify(context)] });

/** Asks for a right and writes the fact in the log; see `requestGrant`. The last step of the caller's transaction. */
export const askRight = async (tx: Tx, kit: RightsKit, request: GrantRequest, by: string, at: Instant): Promise<void> => {
  await requestGrant(tx, kit.roles, request, by, at);
  const { id, holder, role, territories, purposes, from, until } = request;
  await recordFact(tx, partitionOf(kit.partitions, holder), { type: 'DroitDemande', facts: { right: id, holder, role,
    territories: [...territories], purposes: [...purposes], from, ...(until === undefined ? {} : { until }) } },
  { service: kit.service, actor: by, purpose: PURPOSE, at });
};

export type RightDecision = { id: string; decision: GrantDecision; reason: string };

/**
 * Decides on a right, ends the holder's sessions when they lose it, and writes the fact in the log: the last step of a
 * transaction under the context of who decides. Throws ACCESS_GRANT_UNKNOWN, ACCESS_LAST_ADMINISTRATOR, and what
 * `decideGrant` throws.
 */
export const decideRight = async (
  tx: Tx, kit: RightsKit, { id, decision, reason }: RightDecision, context: RowContext, at: Instant,
): Promise<void> => {
  const grant = await findRight(tx, id);
  if (!grant) throw accessProblems.ACCESS_GRANT_UNKNOWN();
  if (decision === 'refused' && !(grant.waiting)) throw accessProblems.ACCESS_GRANT_DECIDED();
  if (decision === 'revoked' && grant.administers) await refuseLast(tx, id, at);
  await decideGrant(tx, id, decision, context.actor, reason, at);
  // Rights are read at the login: sessions end when one was won or lost.
  const actors = decision === 'refused' ? [] : grant.holder.startsWith('invite:') ? grant.claimed : [grant.holder];
  for (const actor of actors) await endAllSessions(tx, partitionOf(kit.partitions, actor), actor, at);
  await recordFact(tx, partitionOf(kit.partitions, grant.holder), { type: 'DroitDecide', facts: { right: id, decision } },
    { service: kit.service, actor: context.actor, purpose: PURPOSE, at });
};

type Found = { holder: string; administers: boolean; waiting: boolean; claimed: string[] };

const findRight = async (tx: Tx, id: string): Promise<Found | undefined> => (await tx.query<Found>(`
  select g.holder, g.role = 'rights-manager' and '*' = any(g.territories) as administers,
    g.needs_approval and not exists (select from role_grant_decision d where d.grant_id = g.grant_id) as waiting,
    array(select actor_id from invitation_claim c where c.invite = g.holder) as claimed
  from role_grant g where g.grant_id = $1`, [id])).rows[0];

/** Others who administer everywhere, without an end, and have come at least once. */
const OTHERS = `
  select from role_grant g
  where g.role = 'rights-manager' and '*' = any(g.territories) and g.grant_id <> $1 and g.until_at is null and g.from_at <= $2
    and g.holder <> (select holder from role_grant where grant_id = $1)
    and (g.holder not like 'invite:%' or exists (select from invitation_claim c where c.invite = g.holder))
    and (not g.needs_approval or exists (select from role_grant_decision d
      where d.grant_id = g.grant_id and d.decision = 'approved'))
    and not exists (select from role_grant_decision d
      where d.grant_id = g.grant_id and d.decision in ('refused', 'revoked')) limit 1`;

const refuseLast = async (tx: Tx, id: string, at: Instant): Promise<void> => {
  // Two administrators who revoke each other at the same moment are examined one after the other.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('administrators', 0))");
  const { rowCount } = await tx.query(OTHERS, [id, new Date(at)]);
  if (rowCount === 0) throw accessProblems.ACCESS_LAST_ADMINISTRATOR();
};

/** Puts another author on the transaction: the steps of a system that acts for nobody in particular. */
export const asSystem = (tx: Tx, what: string): Promise<unknown> =>
  putContext(tx, { actor: `system:${what}`, kind: 'system', roles: ['rights-manager'], territories: ['*'], purpose: PURPOSE });
