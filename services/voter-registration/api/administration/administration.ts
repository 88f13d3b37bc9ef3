import type { FastifyInstance } from 'fastify';
import { administrationRoutes } from '#base/access/desk/administration-routes.ts';
import type { AdministrationKit, MoreScreen } from '#base/access/desk/administration-kit.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { communeOfStructure } from '../../data/structures.ts';
import { GLASS_REASONS } from '../../domain/codes/glass-reasons.ts';
import { agentFrame } from '../../web/agent-frame.ts';
import type { CitizenKit } from '../citizen/kit.ts';
import { MESSAGES, messagesScreen } from './messages-screen.ts';

const ADMINISTRATION = '/administration';

/** Screens of their own that an administrator conducts. */
const OPERATION: readonly MoreScreen[] = [
  { text: { fr: 'Calendrier', en: 'Calendar' }, href: '/calendrier/gestion', action: 'calendrier:lire', purpose: 'operation' },
  { text: { fr: 'Nuit de clôture', en: 'Closing night' }, href: '/nuit', action: 'exploitation:conduire', purpose: 'operation' },
];

type Shared = Pick<CitizenKit, 'context' | 'register' | 'access' | 'reference'>;

/** Mounts the administration: first administrator, rights, emergency access, messages in failure. */
export const administration = (app: FastifyInstance, { context, register, access, reference }: Shared, assets: Pick<PageAssets,
  'styles'>): void => {
  const { firstAdministrator } = context;
  const kit: AdministrationKit = {
    service: register.service, partitions: register.partitions, pool: register.app, keys: access.keys, roles: access.login.roles,
    ...(firstAdministrator ? { offer: firstAdministrator } : {}), origin: context.origin, path: ADMINISTRATION,
    signIn: '/connexion/proconnect', authorise: access.authorise, requests: access.requests, sessions: access.sessions,
    clock: register.clock, logger: createLogger(context.service), zone: 'Europe/Paris', frame: agentFrame(assets),
    placeName: (code) => reference().communes.get(code)?.nom ?? reference().communes.departement(code), placesOf: communeOfStructure,
    glassReasons: new Map(Object.entries(GLASS_REASONS).map(([code, { label }]) => [code, label])), more: [MESSAGES, ...OPERATION],
  };
  administrationRoutes(app, kit, (scope) => messagesScreen(scope, kit, register));
};
