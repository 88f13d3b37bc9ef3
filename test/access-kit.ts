import type { TestContext } from 'node:test';
import { testDatabase, type TestDb } from '#test/database.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { VerifiedIdentity } from '#base/access/identity.ts';
import { accessKeys, type AccessKeys } from '#base/access/keys.ts';
import type { LogInOptions } from '#base/access/log-in.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { cookieNames, type CookieNames } from '#base/access/session-cookie.ts';
import { createSessions, type Sessions } from '#base/access/sessions.ts';

/** What the room's integration tests share: a database, keys, a clock that the test moves, a login. */
export type AccessKit = {
  db: TestDb;
  keys: AccessKeys;
  cookies: CookieNames;
  time: { now: number };
  sessions: Sessions;
  /** Sessions of another process of the same service: another memory, the same table. */
  otherProcess: () => Sessions;
  login: LogInOptions;
};

export const PARTITIONS = 4;
export const MANOSQUE = '21040112100012';
export const START = Date.UTC(2026, 10, 20, 10, 0, 0);

const ROLES = roleCatalogue([
  { role: 'clerk', label: { fr: 'Agent', en: 'Clerk' }, purposes: ['instruction', 'statistics'], boundToStructure: true,
    secondPerson: false, incompatibleWith: ['support'] },
  { role: 'mayor', label: { fr: 'Maire', en: 'Mayor' }, purposes: ['instruction'], boundToStructure: true,
    secondPerson: true,
    incompatibleWith: [] },
  { role: 'support', label: { fr: 'Soutien', en: 'Support' }, purposes: ['support'], boundToStructure: false,
    secondPerson: false, incompatibleWith: [] },
]);

/** A fresh service with a login, on a real PostgreSQL; dropped after the test. */
export const accessKit = async (t: TestContext): Promise<AccessKit> => {
  const db = await testDatabase(t, { partitions: PARTITIONS });
  const keys = accessKeys(parseKeyring(generateKeyring(db.service, 0)));
  const time = { now: START };
  const cookies = cookieNames('test', 'http://localhost:1', 'test');
  const clock = (): number => time.now;
  const otherProcess = (): Sessions =>
    createSessions({ pool: db.pools.app, keys, cookies, partitions: PARTITIONS, clock });
  const sessions = otherProcess();
  const login: LogInOptions = { pool: db.pools.app, keys, partitions: PARTITIONS, sessions, roles: ROLES, clock,
    territoriesOf: (siret) => (siret === MANOSQUE ? ['commune:04112'] : siret.startsWith('21') ? ['commune:04088']
      : []) };
  return { db, keys, cookies, time, sessions, otherProcess, login };
};

/** Somebody whom FranceConnect knows. */
export const citizen = (subject = 'louise'): VerifiedIdentity => ({
  provider: 'franceconnect', issuer: 'https://fc.example', subject, assurance: 'eidas1', secondFactor: false,
  person: { kind: 'citizen', givenNames: ['Louise'], familyName: 'VERNAZ' }, email: `${subject}@demo.example`,
  notices: [],
  idToken: 'id.token.x', authenticatedAt: START,
});

/** Somebody whom ProConnect knows, of the town hall of Manosque unless told otherwise. */
export const agent = (subject = 'claire', siret = MANOSQUE): VerifiedIdentity => ({
  provider: 'proconnect', issuer: 'https://pc.example', subject, assurance: 'eidas1', secondFactor: true,
  person: { kind: 'agent', givenName: 'Claire', usualName: 'ORSINI', uid: subject, siret },
  email: `${subject}@mairie.example`,
  notices: [], authenticatedAt: START,
});

/** Where the rows of an actor are. */
export const partitionOfActor = (actorId: string): number => partitionOf(PARTITIONS, actorId);
