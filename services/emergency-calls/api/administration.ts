import type { FastifyInstance } from 'fastify';
import { administrationRoutes } from '#base/access/desk/administration-routes.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { centresOfSite, siteOf } from '../data/site.ts';
import { ZONE } from '../domain/indicators/spans.ts';
import { REPLAY_REASONS } from '../domain/replay/replay.ts';
import { administrationFrame } from '../web/administration-frame.ts';
import type { ConsoleKit } from './console-kit.ts';

/** Mounts the administration: first administrator, rights, and the screen where each broken glass is judged by somebody else. */
export const administration = (
  app: FastifyInstance, { context, regulation, access }: ConsoleKit, assets: Pick<PageAssets, 'styles'>,
): void => {
  const { firstAdministrator } = context;
  const site = siteOf(context.settings.SOCLE_CALLS_SITE);
  administrationRoutes(app, {
    service: regulation.service, partitions: regulation.partitions, pool: regulation.app, keys: access.keys, roles: access.login.roles,
    ...(firstAdministrator ? { offer: firstAdministrator } : {}), origin: context.origin, path: '/administration',
    signIn: '/connexion/proconnect', authorise: access.authorise, requests: access.requests, sessions: access.sessions,
    clock: regulation.clock, logger: createLogger(context.service), zone: ZONE, frame: administrationFrame(assets),
    placeName: (code) => site.centres.find((centre) => centre.code === code)?.name, placesOf: (siret) => centresOfSite(site, siret),
    glassReasons: new Map(Object.entries(REPLAY_REASONS)), more: [],
  });
};
