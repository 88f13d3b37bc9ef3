import { inContext, type RowContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { inviteTo } from './grants.ts';
import type { AccessKeys } from './keys.ts';
import { askRight, decideRight } from './right-changes.ts';
import type { RoleCatalogue } from './roles.ts';

/**
 * An agent who is to get a role at the first login; known by e-mail and structure (SIRET), a health professional by national number
 * (`SubjectNameID` of Pro Santé Connect) and structure (FINESS).
 */
export type InvitedAgent = {
  email: string; siret: string; role: string;
  /** Where the role holds, when it is not the territory of the structure. */
  territories?: readonly string[];
};

export type Invitations = {
  service: string; partitions: number; pool: Pool; keys: AccessKeys; roles: RoleCatalogue;
  territoriesOf: (siret: string) => readonly string[]; reason: string; clock: Clock;
};

/** The two people that some rights need: one asks, the other approves. */
const by = (actor: string): RowContext =>
  ({ actor, kind: 'system', roles: ['rights-manager'], territories: ['*'], purpose: 'rights' });
const ASKS = 'system:demo-grants';
const APPROVES = 'system:demo-approval';

/**
 * Gives the agents of a demonstration their roles, as invitations that bind at their first login; again, it changes nothing.
 */
export const inviteAgents = async (
  { service, partitions, pool, keys, roles, territoriesOf, reason, clock }: Invitations, agents: readonly InvitedAgent[],
): Promise<void> => {
  const kit = { service, partitions, roles };
  for (const { email, siret, role, territories } of agents) {
    const invitation = inviteTo(keys, siret, email);
    const now = clock();
    const id = newId();
    const asked = await inContext(pool, by(ASKS), async (tx) => {
      const { rows } = await tx.query('select grant_id from role_grant where holder = $1 and role = $2', [invitation.holder, role]);
      if (rows.length > 0) return false;
      await askRight(tx, kit, { id, ...invitation, role, purposes: roles.get(role)!.purposes, from: now, reason,
        territories: [...territories ?? territoriesOf(siret)] }, ASKS, now);
      return true;
    });
    if (asked && roles.get(role)?.secondPerson) {
      await inContext(pool, by(APPROVES), (tx) => decideRight(tx, kit, { id, decision: 'approved', reason }, by(APPROVES), now));
    }
  }
};
