import type { Tx } from '#base/store/context.ts';

/** A delegation of the mayor's signature, as a right of the base. */
export type Delegation = {
  id: string; motif: string; du: Date; au: Date; approuvee: boolean; refusee: boolean; terminee: boolean;
};

const LIST = { name: 'delegations-list', text: `
  select g.grant_id as id, g.reason as motif, g.from_at as du, g.until_at as au,
    exists (select from role_grant_decision d where d.grant_id = g.grant_id and d.decision = 'approved') as approuvee,
    exists (select from role_grant_decision d where d.grant_id = g.grant_id and d.decision = 'refused') as refusee,
    exists (select from role_grant_decision d where d.grant_id = g.grant_id and d.decision = 'revoked') as terminee
  from role_grant g where g.role = 'maire' and g.granted_by = $2 and $1 = any(g.territories) and g.until_at is not null
  order by g.from_at desc, g.grant_id limit 100` };

/** What a mayor delegated in a commune, the latest first. */
export const delegationsOf = async (tx: Tx, commune: string, mayor: string): Promise<Delegation[]> =>
  (await tx.query<Delegation>({ ...LIST, values: [commune, mayor] })).rows;
