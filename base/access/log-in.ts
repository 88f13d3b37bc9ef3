import { inTwoSteps, type RowContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { ActorKind, HeldGrant } from './actor.ts';
import { accessProblems } from './errors.ts';
import { compatibleOnly, grantsInForce, invitationOf, takeInvitation, withinStructure } from './grants.ts';
import type { PersonIdentity, VerifiedIdentity } from './identity.ts';
import { actorIdOf, type AccessKeys } from './keys.ts';
import type { RoleCatalogue } from './roles.ts';
import { sealJson } from './sealed-json.ts';
import type { Token } from './session-token.ts';
import { structureOf, type Sessions } from './sessions.ts';

export type LogInOptions = {
  pool: Pool;
  keys: AccessKeys;
  partitions: number;
  sessions: Sessions;
  roles: RoleCatalogue;
  /** Where a structure has a say: the commune of a SIRET, the zone of a FINESS. Given by the service. */
  territoriesOf: (structure: string) => readonly string[];
  clock: Clock;
};

export type LoggedIn = { actorId: string; kind: Exclude<ActorKind, 'system'>; token: Token };

/**
 * Turns a verified identity into an actor of this service with a session, in one transaction: actor row, rights in
 * force, session. `previous` is the session that the browser had: it ends (a login never keeps an old secret).
 * Accounts are told apart by issuer and subject only; an e-mail address never joins two.
 * Throws ACCESS_DENIED for a suspended actor.
 */
export const logIn = async (options: LogInOptions, identity: VerifiedIdentity, previous?: Token): Promise<LoggedIn> => {
  const actorId = actorIdOf(options.keys, identity.issuer, identity.subject);
  const kind = kindOf(identity.person);
  const context: RowContext = { actor: actorId, kind, roles: [], territories: [], purpose: 'login' };
  const token = await inTwoSteps(options.pool, context, async (tx) => {
    const now = options.clock();
    const status = await recordActor(tx, options, { actorId, kind, identity, now });
    if (status !== 'active') throw accessProblems.ACCESS_DENIED({ extra: { rule: 'actor-status', reason: status } });
    return kind === 'citizen' ? [] : rightsOf(tx, options, actorId, identity, now);
  }, (tx, grants) => options.sessions.open(tx, { actorId, kind, identity, grants }));
  if (previous !== undefined) await options.sessions.end(previous);
  return { actorId, kind, token };
};

const kindOf = (person: PersonIdentity): LoggedIn['kind'] =>
  person.kind === 'agent' || person.kind === 'health' ? 'agent' : 'citizen';

type Arrival = { actorId: string; kind: LoggedIn['kind']; identity: VerifiedIdentity; now: Instant };

/** Writes who came and gives whether they may; an erased actor who comes back is a new one under the same pseudonym. */
const recordActor = async (tx: Tx, options: LogInOptions, arrival: Arrival): Promise<string> => {
  const { actorId, kind, identity, now } = arrival;
  const structure = structureOf(identity.person);
  const sealed = sealJson(options.keys.sealing, { person: identity.person, email: identity.email }, `actor ${actorId}`);
  const { rows: [row] } = await tx.query<{ status: string }>({ name: 'actor-record', text: `
    insert into actor as a (partition, actor_id, kind, provider, assurance, structure, territories, identity,
      first_seen_at, last_seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
    on conflict (partition, actor_id) do update set provider = excluded.provider, assurance = excluded.assurance,
      structure = excluded.structure, territories = excluded.territories, identity = excluded.identity,
      last_seen_at = excluded.last_seen_at, status = case a.status when 'erased' then 'active' else a.status end
    returning a.status`,
  values: [partitionOf(options.partitions, actorId), actorId, kind, identity.provider, identity.assurance,
    structure ?? null, structure === undefined ? [] : options.territoriesOf(structure), sealed, new Date(now)] });
  return row?.status ?? 'unknown';
};

/** By what an invitation knows somebody: an e-mail, or for a health professional, whose provider gives none, the national number. */
const knownBy = ({ email, person }: VerifiedIdentity): string | undefined => email
  ?? (person.kind === 'health' ? person.nationalId : undefined);

const rightsOf = async (
  tx: Tx, { keys, roles, territoriesOf }: LogInOptions, actorId: string, identity: VerifiedIdentity, now: Instant,
): Promise<HeldGrant[]> => {
  const structure = structureOf(identity.person);
  const holders = [actorId];
  const known = knownBy(identity);
  if (structure !== undefined && known !== undefined) {
    const invite = invitationOf(keys, structure, known);
    if (await takeInvitation(tx, invite, now)) holders.push(invite);
  }
  const grants = await grantsInForce(tx, holders, now);
  return withinStructure(compatibleOnly(grants, roles), roles, structure === undefined ? [] : territoriesOf(structure));
};
