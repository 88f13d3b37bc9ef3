import { ADMINISTRATION_RULES } from '#base/access/administration-rules.ts';
import { createAuthoriser, type Authorise } from '#base/access/decide.ts';
import { createDesk, type Desk, type Wish } from '#base/access/desk.ts';
import { accessKeys, type AccessKeys } from '#base/access/keys.ts';
import type { LogInOptions } from '#base/access/log-in.ts';
import { identityProviders } from '#base/access/identity-providers.ts';
import type { OidcClient } from '#base/access/oidc-client.ts';
import { requestSessions, type RequestSessions } from '#base/access/request-session.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { cookieNames, type CookieNames } from '#base/access/session-cookie.ts';
import { createSessions, type Sessions } from '#base/access/sessions.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { communes } from '../data/communes.ts';
import { communeOfStructure } from '../data/structures.ts';
import { organisationName } from '../domain/authority.ts';
import { problems } from '../errors.ts';
import { SERVICE } from '../store/demande-type.ts';
import type { VoterRegister } from '../store/open-register.ts';
import { ACCESS_RULES, PROVIDERS, PURPOSE, SERVICE_ROLES } from './access-rules.ts';

/** Everything that tells who is asking and what they may do. */
export type VoterAccess = {
  keys: AccessKeys; cookies: CookieNames; sessions: Sessions; requests: RequestSessions; login: LogInOptions;
  clients: readonly OidcClient[]; authorise: Authorise; desk: Desk;
};

/** Where an agent works, as the person reads it; other purposes than the town hall's own name the place alone. */
const organisationOf = ({ resource, purpose }: Wish): string | undefined => {
  const place = resource.territories?.[0] ?? '';
  const nom = communes().get(place)?.nom;
  return nom === undefined || purpose !== PURPOSE ? nom : organisationName(place, nom);
};

/** Access as this process's context says: sessions, the two identity providers, the rules. */
export const openAccess = (context: ServiceContext, register: VoterRegister): VoterAccess => {
  const keys = accessKeys(register.keyring);
  const cookies = cookieNames(context.service, context.origin, context.env);
  const sessions = createSessions({ pool: register.app, keys, cookies, partitions: register.partitions, clock: register.clock });
  const [requests, authorise] = [requestSessions(sessions), createAuthoriser([...ACCESS_RULES, ...ADMINISTRATION_RULES])];
  return {
    keys, cookies, sessions, requests, authorise,
    desk: createDesk({ pool: register.app, partitions: register.partitions, clock: register.clock, requests, authorise,
      hidden: () => problems.DOSSIER_INTROUVABLE(), organisationOf }),
    login: { pool: register.app, keys, partitions: register.partitions, sessions, roles: roleCatalogue(SERVICE_ROLES),
      territoriesOf: communeOfStructure, clock: register.clock },
    clients: identityProviders({ ...context, service: SERVICE }, PROVIDERS, register.clock),
  };
};
