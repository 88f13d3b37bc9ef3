import type { Tx } from '#base/store/context.ts';
import { hmac } from '#base/values/crypto-box.ts';
import type { Instant } from '#base/values/instant.ts';
import type { FieldError } from '#base/values/problem.ts';
import type { HeldGrant, Role } from './actor.ts';
import { accessProblems } from './errors.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { incompatibleRoles, type RoleCatalogue } from './roles.ts';
import { openJson, sealJson } from './sealed-json.ts';

export type GrantRequest = {
  id: string;
  /** Actor id, or an invitation for somebody who never signed in. */
  holder: string;
  role: Role;
  territories: readonly string[];
  purposes: readonly string[];
  from: Instant;
  until?: Instant;
  reason: string;
  /** Of an invitation: whom it names, for those who manage rights. */
  label?: InvitationLabel;
};

/** Whom an invitation names: sealed for the screen, as a keyed digest for the search. */
export type InvitationLabel = { sealed: Buffer; addressMac: Buffer };
/** What is inside the seal. */
export type Invited = { structure: string; email: string };

/** Keyed digest of a professional address. */
export const addressMacOf = (keys: Pick<AccessKeys, 'mail'>, email: string): Buffer =>
  hmac(keys.mail, 'grant address', email.trim().toLowerCase());

const sealOf = (holder: string): string => `invited ${holder}`;

/** An invitation with its label. */
export const inviteTo = (
  keys: Pick<AccessKeys, 'pseudonym' | 'mail' | 'sealing'>, structure: string, email: string,
): { holder: string; label: InvitationLabel } => {
  const holder = invitationOf(keys, structure, email);
  const invited: Invited = { structure, email: email.trim().toLowerCase() };
  return { holder, label: { sealed: sealJson(keys.sealing, invited, sealOf(holder)), addressMac: addressMacOf(keys, email) } };
};

/** Reads a label; `undefined` when it is not the holder's. */
export const openInvited = (keys: Pick<AccessKeys, 'sealing'>, holder: string, sealed: Buffer): Invited | undefined =>
  openJson<Invited>(keys.sealing, sealed, sealOf(holder));

/** The name of a right that waits for an agent: their structure and professional address, unreadable in the table. */
export const invitationOf = (keys: Pick<AccessKeys, 'pseudonym'>, structure: string, email: string): string =>
  `invite:${hmac(keys.pseudonym, 'invitation', structure, email.trim().toLowerCase()).toString('base64url')}`;

/**
 * Asks for a right. It counts at once, or after a second person's approval where the role demands it.
 * Throws ACCESS_GRANT_INVALID (with each wrong field) or ACCESS_GRANT_INCOMPATIBLE.
 */
export const requestGrant = async (
  tx: Tx, catalogue: RoleCatalogue, request: GrantRequest, grantedBy: string, at: Instant,
): Promise<void> => {
  const spec = catalogue.get(request.role);
  const errors = faultsOf(request, spec?.purposes, await isThemselves(tx, request.holder, grantedBy));
  if (spec === undefined || errors.length > 0) throw accessProblems.ACCESS_GRANT_INVALID({ errors });
  // Two requests for one person are examined one after the other, or each would miss the other's role.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`role_grant ${request.holder}`]);
  const held = await rolesHeldOrAsked(tx, request.holder, at);
  const conflicts = incompatibleRoles(catalogue, held, request.role);
  if (conflicts.length > 0) {
    throw accessProblems.ACCESS_GRANT_INCOMPATIBLE({ extra: { role: request.role, held: conflicts } });
  }
  await tx.query(`
    insert into role_grant (grant_id, holder, role, territories, purposes, from_at, until_at, needs_approval,
      granted_by, granted_at, reason, invited, address_mac)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  [request.id, request.holder, request.role, request.territories, request.purposes, new Date(request.from),
    request.until === undefined ? null : new Date(request.until), spec.secondPerson, grantedBy, new Date(at),
    request.reason, request.label?.sealed ?? null, request.label?.addressMac ?? null]);
};

/** An invitation that the giver took is the giver too. */
const isThemselves = async (tx: Tx, holder: string, grantedBy: string): Promise<boolean> => {
  if (holder === grantedBy) return true;
  const { rowCount } = await tx.query('select from invitation_claim where invite = $1 and actor_id = $2', [holder, grantedBy]);
  return rowCount === 1;
};

const faultsOf = (request: GrantRequest, purposes: readonly string[] | undefined, themselves: boolean): FieldError[] => {
  const errors: FieldError[] = [];
  const fault = (pointer: string, code: string, fr: string, en: string): void => {
    errors.push({ pointer, code, detail: { fr, en } });
  };
  if (purposes === undefined) fault('/role', 'unknown', 'Rôle inconnu.', 'Unknown role.');
  if (themselves) {
    fault('/holder', 'self', 'Nul ne s’habilite soi-même.', 'Nobody grants a right to themselves.');
  }
  if (request.purposes.length === 0 || !request.purposes.every((purpose) => purposes?.includes(purpose))) {
    fault('/purposes', 'unknown', 'Choisissez des finalités de ce rôle.', 'Choose purposes of this role.');
  }
  if (request.until !== undefined && request.until <= request.from) {
    fault('/until', 'order', 'La fin précède le début.', 'The end comes before the start.');
  }
  if (request.reason.trim().length < ACCESS_LIMITS.grant_reason_chars_min) {
    fault('/reason', 'short', 'Expliquez en dix caractères au moins.', 'Explain in at least ten characters.');
  }
  return errors;
};

const rolesHeldOrAsked = async (tx: Tx, holder: string, at: Instant): Promise<Role[]> => {
  const { rows } = await tx.query<{ role: Role }>('select role_grant_roles($1, $2) as role', [holder, new Date(at)]);
  return rows.map((row) => row.role);
};

/** Rights in force of an actor, those of their invitation included. Under the actor's own context. */
export const grantsInForce = async (tx: Tx, holders: readonly string[], at: Instant): Promise<HeldGrant[]> => {
  const { rows } = await tx.query<HeldGrant & { until: Instant | null }>({ name: 'grants-in-force', text: `
    select g.role, g.territories, g.purposes, (extract(epoch from g.until_at) * 1000)::float8 as until from role_grant g
    where g.holder = any($1) and g.from_at <= $2 and (g.until_at is null or g.until_at > $2)
      and not exists (select from role_grant_decision d
        where d.grant_id = g.grant_id and d.decision in ('refused', 'revoked'))
      and (not g.needs_approval or exists (select from role_grant_decision d
        where d.grant_id = g.grant_id and d.decision = 'approved'))
    order by g.granted_at, g.grant_id`, values: [holders, new Date(at)] });
  return rows.map(({ until, ...grant }) => ({ ...grant, ...(until === null ? {} : { until }) }));
};

/** Binds an invitation to the first actor who comes with it; gives whether it is that of the context's actor. */
export const takeInvitation = async (tx: Tx, invite: string, at: Instant): Promise<boolean> => {
  const { rows: [row] } = await tx.query<{ mine: boolean }>({ name: 'invitation-take',
    text: 'select invitation_take($1, $2) as mine', values: [invite, new Date(at)] });
  return row?.mine ?? false;
};

export type GrantDecision = 'approved' | 'refused' | 'revoked';

/**
 * Decides on a right. Throws ACCESS_GRANT_SECOND_PERSON when its requester or holder approves it, ACCESS_GRANT_DECIDED
 * when the same was decided before. After 'revoked' the caller ends the holder's sessions (`endAllSessions`).
 */
export const decideGrant = async (
  tx: Tx, grantId: string, decision: GrantDecision, byActor: string, reason: string, at: Instant,
): Promise<void> => {
  try {
    await tx.query(`
      insert into role_grant_decision (grant_id, decision, by_actor, at, reason) values ($1, $2, $3, $4, $5)`,
    [grantId, decision, byActor, new Date(at), reason]);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '23505') throw accessProblems.ACCESS_GRANT_DECIDED({ cause: error });
    if (code === '23514') throw accessProblems.ACCESS_GRANT_SECOND_PERSON({ cause: error });
    throw error;
  }
};

/** Narrows rights to where the agent's structure has a say; a right left without territory falls away. */
export const withinStructure = (
  grants: readonly HeldGrant[], catalogue: RoleCatalogue, ofStructure: readonly string[],
): HeldGrant[] => grants.flatMap((grant) => {
  if (!catalogue.get(grant.role)?.boundToStructure) return [grant];
  const territories = grant.territories.filter((territory) => ofStructure.includes(territory));
  return territories.length === 0 ? [] : [{ ...grant, territories }];
});

/**
 * Leaves out rights that go ill with an earlier one. Grants are refused when they are asked for; two can still meet
 * here, one given to the actor and one to an invitation that turns out to be theirs.
 */
export const compatibleOnly = (grants: readonly HeldGrant[], catalogue: RoleCatalogue): HeldGrant[] => {
  const kept: HeldGrant[] = [];
  for (const grant of grants) {
    if (incompatibleRoles(catalogue, kept.map(({ role }) => role), grant.role).length === 0) kept.push(grant);
  }
  return kept;
};
