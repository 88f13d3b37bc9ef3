import { actorIdOf, accessKeys } from '#base/access/keys.ts';
import { cookieNames } from '#base/access/session-cookie.ts';
import { createSessions } from '#base/access/sessions.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import type { LoadPerson } from './load-client.ts';

const ISSUER = 'load';

/** Signs invented people in at their consoles, as a login does, in one transaction a centre. Demo and test profiles only. */
export const signInPeople = async (
  regulation: Regulation, site: { service: string; origin: string; env: 'development' | 'test' | 'production' }, centre: string,
  roles: readonly string[],
): Promise<LoadPerson[]> => {
  const { app: pool, partitions, clock, keyring } = regulation;
  const keys = accessKeys(keyring);
  const cookies = cookieNames(site.service, site.origin, site.env);
  const sessions = createSessions({ pool, keys, cookies, partitions, clock });
  return inContext(pool, systemContext('affluence', 'demonstration'), async (tx) => {
    const people: LoadPerson[] = [];
    for (const [n, role] of roles.entries()) {
      const actor = actorIdOf(keys, ISSUER, `${role}-${n}-${centre}`);
      const subject = `${role}-${n}-${centre}`;
      const token = await sessions.open(tx, { actorId: actor, kind: 'agent',
        grants: [{ role, territories: [centre], purposes: ['regulation'] }],
        identity: { provider: ISSUER, issuer: ISSUER, subject, assurance: 'eidas2', secondFactor: true, notices: [],
          authenticatedAt: clock(), person: { kind: 'agent', siret: '', uid: subject, givenName: role.toUpperCase(),
            usualName: `${centre} ${n + 1}` } } });
      people.push({ cookie: `${cookies.session}=${token.text}`, centre, actor });
    }
    return people;
  });
};
