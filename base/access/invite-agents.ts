import { inContext, type RowContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { newId } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { decideGrant, invitationOf, requestGrant } from './grants.ts';
import type { AccessKeys } from './keys.ts';
import type { RoleCatalogue } from './roles.ts';

/** An agent who is to get a role at the first login; known by e-mail and structure. */
export type InvitedAgent = { email: string; siret: string; role: string; purposes: readonly string[] };

export type Invitations = {
  pool: Pool; keys: AccessKeys; catalogue: RoleCatalogue; territoriesOf: (siret: string) => readonly string[]; reason: string; now: Instant;
};

/** The two people that some rights need: one asks, the other approves. */
const by = (actor: string): RowContext =>
  ({ actor, kind: 'system', roles: ['rights-manager'], territories: ['*'], purpose: 'rights' });
const ASKS = 'system:demo-grants';
const APPROVES = 'system:demo-approval';

/** Gives the agents of a demonstration their roles, as invitations that bind at their first login; again, it changes nothing. */
export const inviteAgents = async (
  { pool, keys, catalogue, territoriesOf, reason, now }: Invitations, agents: readonly InvitedAgent[],
): Promise<void> => {
  for (const { email, siret, role, purposes } of agents) {
    const holder = invitationOf(keys, siret, email);
    const id = newId();
    const asked = await inContext(pool, by(ASKS), async (tx) => {
      const { rows } = await tx.query('select grant_id from role_grant where holder = $1 and role = $2', [holder, role]);
      if (rows.length > 0) return false;
      await requestGrant(tx, catalogue, { id, holder, role, territories: [...territoriesOf(siret)], purposes, from: now, reason }, ASKS,
        now);
      return true;
    });
    if (asked && catalogue.get(role)?.secondPerson) {
      await inContext(pool, by(APPROVES), (tx) => decideGrant(tx, id, 'approved', APPROVES, reason, now));
    }
  }
};
