import { createAuthoriser, type Authorise } from '#base/access/decide.ts';
import { createDesk, type Desk } from '#base/access/desk.ts';
import { accessKeys, type AccessKeys } from '#base/access/keys.ts';
import type { LogInOptions } from '#base/access/log-in.ts';
import { identityProviders, type ProviderName } from '#base/access/identity-providers.ts';
import type { OidcClient } from '#base/access/oidc-client.ts';
import { requestSessions, type RequestSessions } from '#base/access/request-session.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { cookieNames, type CookieNames } from '#base/access/session-cookie.ts';
import { createSessions, type Sessions } from '#base/access/sessions.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { centresOfSite, siteOf } from '../data/site.ts';
import { problems } from '../errors.ts';
import { SERVICE } from '../store/case-type.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { ACCESS_RULES, SERVICE_ROLES } from './access-rules.ts';
import { doctorsByHealthCard } from './doctors-by-health-card.ts';

/** By what people of a centre sign in: agents by ProConnect, doctors by Pro Santé Connect too, or only (a setting). */
export const PROVIDERS: readonly ProviderName[] = ['proconnect', 'pro-sante-connect'];

/** Everything that tells who is asking and what they may do. */
export type RegulationAccess = {
  keys: AccessKeys; cookies: CookieNames; requests: RequestSessions; login: LogInOptions; clients: readonly OidcClient[]; desk: Desk;
  sessions: Sessions; authorise: Authorise;
};

/** Access as this process's context says: sessions, the identity provider of agents, the rules. */
export const openAccess = (context: ServiceContext, regulation: Regulation): RegulationAccess => {
  const { app: pool, partitions, clock } = regulation;
  const site = siteOf(context.settings.SOCLE_CALLS_SITE);
  const keys = accessKeys(regulation.keyring);
  const cookies = cookieNames(context.service, context.origin, context.env);
  const sessions = createSessions({ pool, keys, cookies, partitions, clock });
  const requests = doctorsByHealthCard(requestSessions(sessions), context.settings.SOCLE_CALLS_DOCTORS_PSC === 'oui');
  const authorise = createAuthoriser(ACCESS_RULES);
  return {
    keys, cookies, sessions, authorise, requests, clients: identityProviders(context, PROVIDERS, clock),
    login: { pool, keys, partitions, sessions, roles: roleCatalogue(SERVICE_ROLES), territoriesOf: (siret) => centresOfSite(site, siret),
      clock },
    desk: createDesk({ pool, partitions, clock, requests, authorise,
      hidden: () => problems.DOSSIER_INTROUVABLE(),
      organisationOf: ({ resource: { territories } }) => (territories?.[0] === undefined ? undefined : `SAMU ${territories[0]}`) }),
  };
};
