import { readCookie } from '#base/http/cookies.ts';
import type { Tx } from '#base/store/context.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import { CITIZEN_GRANTS, unionOf, type Actor, type HeldGrant } from './actor.ts';
import { displayNameOf, type VerifiedIdentity } from './identity.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { openJson, sealJson } from './sealed-json.ts';
import type { CookieNames } from './session-cookie.ts';
import {
  endSession, insertSession, readSession, touchSession, type Queryable, type SessionRow,
} from './session-rows.ts';
import { formToken, makeToken, parseToken, type Token } from './session-token.ts';

export type SessionsOptions = {
  pool: Queryable;
  keys: AccessKeys;
  cookies: CookieNames;
  partitions: number;
  clock: Clock;
};

/** What a session keeps of the login, sealed in its row. */
type Inside = { displayName: string; email?: string; idToken?: string; person: VerifiedIdentity['person'] };

/** A living session and who it is. */
export type Session = {
  actor: Actor;
  provider: string;
  email?: string;
  idToken?: string;
  token: Token;
  /** Hidden field of this session's forms. */
  formToken: string;
  /** When it ends if nothing is done, when to warn, and when it ends whatever is done. */
  idleEndsAt: Instant; warnAt: Instant; endsAt: Instant;
};

export type Sessions = {
  /** Opens a session inside the login's transaction; the secret goes to the browser as a cookie. */
  open: (tx: Tx, login: { actorId: string; kind: SessionRow['kind']; identity: VerifiedIdentity; grants: HeldGrant[] })
    => Promise<Token>;
  /**
   * The session of a request, by its Cookie header. `use` notes, from time to time, that it was used; `extend` notes it
   * now; `peek` does not, so that a page that only watches the clock does not keep its session alive.
   */
  find: (cookieHeader: string | undefined, how?: 'use' | 'extend' | 'peek') => Promise<Session | undefined>;
  /** True when the browser shows a session, living or not. */
  isShown: (cookieHeader: string | undefined) => boolean;
  end: (token: Token) => Promise<void>;
  /** Forgets what this process remembers; other processes do within `session_cache_ms_max`. */
  forget: (actorId?: string) => void;
};

type Cached = { row: SessionRow; session: Session; readAt: Instant };

const isFresh = ({ readAt, session }: Cached, now: Instant): boolean =>
  now - readAt < ACCESS_LIMITS.session_cache_ms_max && now < session.idleEndsAt;

/**
 * Sessions on the server: the browser holds a random secret, the table its keyed hash. A process remembers
 * a session for at most three seconds, so a revoked one lives three seconds longer at worst.
 */
export const createSessions = (options: SessionsOptions): Sessions => {
  const { pool, keys, cookies, clock } = options;
  const cache = new Map<string, Cached>();

  const load = async (token: Token, now: Instant): Promise<Cached | undefined> => {
    const id = token.hash.toString('latin1');
    const known = cache.get(id);
    if (known !== undefined && isFresh(known, now)) return known;
    cache.delete(id);
    const row = await readSession(pool, token, now);
    const session = row && sessionOf(keys, token, row);
    if (row === undefined || session === undefined) return undefined;
    const entry = { row, session, readAt: now };
    while (cache.size >= ACCESS_LIMITS.session_cache_entries_max) cache.delete(cache.keys().next().value as string);
    cache.set(id, entry);
    return entry;
  };
  const find: Sessions['find'] = async (cookieHeader, how = 'use') => {
    const token = parseToken(keys.token, readCookie(cookieHeader, cookies.session));
    const now = clock();
    const entry = token && await load(token, now);
    if (entry === undefined) return undefined;
    const unnoted = now - entry.row.lastSeenAt;
    const worthNoting = unnoted >= ACCESS_LIMITS.session_touch_s * 1_000;
    if (how === 'extend' || (how === 'use' && worthNoting)) await touch(entry, now);
    return entry.session;
  };
  const touch = async (entry: Cached, now: Instant): Promise<void> => {
    entry.row.lastSeenAt = now;
    Object.assign(entry.session, endsOf(entry.row));
    await touchSession(pool, entry.session.token, now);
  };

  return {
    open: (tx, login) => openSession(options, tx, login),
    find,
    isShown: (cookieHeader) => Boolean(readCookie(cookieHeader, cookies.session)),
    async end(token) {
      cache.delete(token.hash.toString('latin1'));
      await endSession(pool, token, clock());
    },
    forget(actorId) {
      for (const [id, { row }] of cache) if (actorId === undefined || row.actorId === actorId) cache.delete(id);
    },
  };
};

const openSession = async (
  { keys, partitions, clock }: SessionsOptions, tx: Tx,
  { actorId, kind, identity, grants }: Parameters<Sessions['open']>[1],
): Promise<Token> => {
  const now = clock();
  const token = makeToken(keys.token, partitionOf(partitions, actorId));
  const inside: Inside = { displayName: displayNameOf(identity), person: identity.person,
    ...(identity.email === undefined ? {} : { email: identity.email }),
    ...(identity.idToken === undefined ? {} : { idToken: identity.idToken }) };
  await insertSession(tx, token, {
    actorId, kind, grants, provider: identity.provider, assurance: identity.assurance,
    secondFactor: identity.secondFactor, structure: structureOf(identity.person) ?? null,
    sealed: sealJson(keys.sealing, inside, sealPurpose(token)), createdAt: now, lastSeenAt: now,
    idleS: ACCESS_LIMITS.session_idle_s[kind], expiresAt: now + ACCESS_LIMITS.session_total_s[kind] * 1_000,
  });
  return token;
};

const sealPurpose = (token: Token): string => `session ${token.hash.toString('hex')}`;

/** SIRET of an agent, first structure of a health professional. */
export const structureOf = (person: VerifiedIdentity['person']): string | undefined => {
  if (person.kind === 'agent') return person.siret;
  return person.kind === 'health' ? person.structures[0] : undefined;
};

const endsOf = (row: SessionRow): Pick<Session, 'idleEndsAt' | 'warnAt' | 'endsAt'> => {
  const idleEndsAt = Math.min(row.lastSeenAt + row.idleS * 1_000, row.expiresAt);
  return { idleEndsAt, warnAt: idleEndsAt - ACCESS_LIMITS.session_warning_s * 1_000, endsAt: row.expiresAt };
};

const sessionOf = (keys: AccessKeys, token: Token, row: SessionRow): Session | undefined => {
  const inside = openJson<Inside>(keys.sealing, row.sealed, sealPurpose(token));
  if (inside === undefined) return undefined;
  const grants = row.kind === 'citizen' ? CITIZEN_GRANTS : row.grants;
  const actor: Actor = {
    id: row.actorId, kind: row.kind, ...unionOf(grants), grants, assurance: row.assurance,
    secondFactor: row.secondFactor, displayName: inside.displayName, identity: inside.person,
    sessionId: token.hash.toString('hex').slice(0, 16),
    ...(row.structure === null ? {} : { structure: row.structure }),
  };
  return {
    actor, provider: row.provider, token, formToken: formToken(keys, token.hash), ...endsOf(row),
    ...(inside.email === undefined ? {} : { email: inside.email }),
    ...(inside.idToken === undefined ? {} : { idToken: inside.idToken }),
  };
};
