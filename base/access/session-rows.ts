import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { ActorKind, HeldGrant } from './actor.ts';
import type { Assurance } from './assurance.ts';
import type { Token } from './session-token.ts';

/** What the table keeps of a session; `sealed` is opened by the caller. */
export type SessionRow = {
  actorId: string;
  kind: Exclude<ActorKind, 'system'>;
  provider: string;
  assurance: Assurance;
  secondFactor: boolean;
  structure: string | null;
  grants: HeldGrant[];
  sealed: Buffer;
  createdAt: Instant;
  lastSeenAt: Instant;
  idleS: number;
  expiresAt: Instant;
};

type Raw = {
  actor_id: string; kind: SessionRow['kind']; provider: string; assurance: Assurance; second_factor: boolean;
  structure: string | null; grants: HeldGrant[]; sealed: Buffer; created_at: Date; last_seen_at: Date; idle_s: number;
  expires_at: Date;
};

/** Anything that runs a statement: a pool, because a session is read before there is a context. */
export type Queryable = Pick<Tx, 'query'>;

/** The living session of a secret; `undefined` when unknown, ended, idle too long or over. */
export const readSession = async (db: Queryable, token: Token, at: Instant): Promise<SessionRow | undefined> => {
  const { rows: [raw] } = await db.query<Raw>({ name: 'session-by-hash',
    text: 'select * from session_by_hash($1, $2, $3)', values: [token.partition, token.hash, new Date(at)] });
  return raw && {
    actorId: raw.actor_id, kind: raw.kind, provider: raw.provider, assurance: raw.assurance,
    secondFactor: raw.second_factor, structure: raw.structure, grants: raw.grants, sealed: raw.sealed,
    createdAt: raw.created_at.getTime(), lastSeenAt: raw.last_seen_at.getTime(), idleS: raw.idle_s,
    expiresAt: raw.expires_at.getTime(),
  };
};

/** Writes a new session, under the context of its actor. */
export const insertSession = async (tx: Tx, token: Token, row: SessionRow): Promise<void> => {
  await tx.query({ name: 'session-insert', text: `
    insert into session (partition, token_hash, actor_id, kind, provider, assurance, second_factor, structure, grants,
      sealed, created_at, last_seen_at, idle_s, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  values: [token.partition, token.hash, row.actorId, row.kind, row.provider, row.assurance, row.secondFactor,
    row.structure, JSON.stringify(row.grants), row.sealed, new Date(row.createdAt), new Date(row.lastSeenAt), row.idleS,
    new Date(row.expiresAt)] });
};

/** Notes that a session was used. */
export const touchSession = async (db: Queryable, token: Token, at: Instant): Promise<void> => {
  await db.query({ name: 'session-touch', text: 'select session_touch($1, $2, $3)',
    values: [token.partition, token.hash, new Date(at)] });
};

/** Ends the session of a secret; an unknown one changes nothing. */
export const endSession = async (db: Queryable, token: Token, at: Instant): Promise<void> => {
  await db.query({ name: 'session-end', text: 'select session_end($1, $2, $3)',
    values: [token.partition, token.hash, new Date(at)] });
};

/** Ends every session of an actor; gives how many. Allowed to the actor, to who manages rights and to the system. */
export const endAllSessions = async (tx: Tx, partition: number, actorId: string, at: Instant): Promise<number> => {
  const { rows: [row] } = await tx.query<{ ended: string }>({ name: 'session-end-all',
    text: 'select session_end_all($1, $2, $3) as ended', values: [partition, actorId, new Date(at)] });
  return Number(row?.ended ?? 0);
};

/** Removes what ended a while ago; run by the jobs role under a system context. Gives how many rows went. */
export const purgeSessions = async (tx: Tx, partition: number, before: Instant): Promise<number> => {
  const { rowCount } = await tx.query(`
    delete from session where partition = $1 and (expires_at < $2 or revoked_at < $2
      or last_seen_at + make_interval(secs => idle_s) < $2)`, [partition, new Date(before)]);
  return rowCount ?? 0;
};
