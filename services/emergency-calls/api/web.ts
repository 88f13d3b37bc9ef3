import type { FastifyInstance } from 'fastify';
import { rppsOf } from '#base/access/identity.ts';
import { loginRoutes } from '#base/access/login-routes.ts';
import { refuseForeignOrigin } from '#base/access/same-origin.ts';
import { keyHistoryOf } from '#base/dossiers/register-of.ts';
import { serveBaseMap } from '#base/geo/basemap/serve-base-map.ts';
import type { GeoSource } from '#base/geo/thread/geo-work.ts';
import { languageOf } from '#base/http/language.ts';
import type { LiveHub } from '#base/http/live-hub.ts';
import { API_DESCRIPTION } from './description/api-description.ts';
import { createServer } from '#base/http/server.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { serveFace, type WebFace } from '#base/http/web-face.ts';
import { logRoutes } from '#base/log/routes.ts';
import { startLoop } from '#base/jobs/loop.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { builtBundles, type Bundles } from '#base/ui/build.ts';
import { officialTheme } from '#base/ui/theme/official-theme.ts';
import { themeAssets } from '#base/ui/theme/theme-assets.ts';
import { centreTowns, siteOf } from '../data/site.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { screensBundle } from '../web/bundle.ts';
import { screenAssets, screenDocument } from '../web/screen-document.ts';
import { SCREENS } from '../web/screens.ts';
import { loginPage } from '../web/login-page.ts';
import { paperForm } from '../web/paper/paper-form.ts';
import { administration } from './administration.ts';
import { openAccess } from './access.ts';
import type { ConsoleKit } from './console-kit.ts';
import { openGeography } from './geography/geography.ts';
import { territoryOf, watchTerritory } from './geography/territory-source.ts';
import { positionNews } from './geography/position-news.ts';
import { roadKeeper } from './geography/road-keeper.ts';
import { BASE_MAP } from './geography/territory-routes.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { amlKeyOf } from './location-routes.ts';
import { CONSOLE_ROUTES } from './console-routes.ts';
import { consoleHub } from './live-news.ts';
import { machineKeys } from './machine-keys.ts';
import { announceAppointment } from './partners/announce-appointment.ts';
import { announce } from './partners/announce.ts';
import { callerRoutes } from './caller/caller-routes.ts';
import { regulationOf } from './regulation-of.ts';
import { tabletPage } from './tablet/tablet-page.ts';
import { telephonySocket, type TelephonySocket } from './telephony/telephony-socket.ts';

export type CallsWeb = { app: FastifyInstance; regulation: Regulation; kit: ConsoleKit; live: LiveHub; telephony: TelephonySocket;
  stopLoops(): Promise<void> };

/** How often the screens are told where vehicles are: a fix is seen within two seconds (domain §10). */
const POSITIONS_MS = 1_000;
/** How often a process looks for roads that were closed: in force everywhere within five seconds. */
const ROADS_MS = 2_000;
/** How often a process looks whether another territory was loaded. */
const TERRITORY_MS = 10_000;
/** How often telephonies on a socket are told what to switch: the pace at which the others ask. */
const ORDERS_MS = 1_000;

/** The web face of the emergency calls: consoles, machines, log; over a territory, which opens in the background. */
export const createWeb = async (context: ServiceContext, territory?: GeoSource): Promise<CallsWeb> => {
  const logger = createLogger(context.service);
  if (context.demo) armFailpoints(context.failpoints ?? []);
  const regulation = regulationOf(context, (error) => logger.error({ err: error }, 'a batch was not written'));
  const geography = openGeography(territory, (error) => logger.error({ err: error }, 'the territory could not be opened'),
    undefined, undefined, centreTowns(siteOf(context.settings.SOCLE_CALLS_SITE)));
  const kit: ConsoleKit = { context, regulation, access: openAccess(context, regulation), geography,
    roads: roadKeeper(regulation, geography), consequences: [announceAppointment(regulation), announce(regulation)] };
  const app = await createServer({ service: context.service, context, logger, metrics: createMetrics(context.service), api: API_DESCRIPTION,
    checks: [{ name: 'database', check: async () => (await regulation.app.query('select 1')).rowCount === 1 },
      { name: 'queue', check: () => regulation.intake.hasRoom() }],
    formOrigins: Object.values(context.origins).filter((origin) => /^https?:/.test(origin)) });
  const bundles = await builtBundles(context.dataDir, screensBundle);
  const theme = officialTheme(context.settings);
  if (theme) staticFiles(app, theme.prefix, theme.folder);
  loginRoutes(app, { origin: context.origin, keys: kit.access.keys, cookies: kit.access.cookies, clock: regulation.clock,
    login: kit.access.login, clients: kit.access.clients, render: loginPage(themeAssets(bundles, context.settings.SOCLE_THEME)) });
  const live = consoleHub(regulation, (error) => logger.warn({ err: error }, 'the live news could not be read'));
  pages(app, kit, bundles);
  consoles(app, kit, live);
  serveBaseMap(app, context.origin, BASE_MAP, geography.map);
  const keys = machineKeys(context, regulation);
  const telephony = telephonySocket(app, { regulation, keys, logger, admission: context.admission });
  ingestRoutes(app, regulation, keys, amlKeyOf(context));
  logRoutes(app, { service: regulation.service, pool: regulation.app, stores: regulation.tiles, keys: () => keyHistoryOf(regulation) });
  const loops = [startLoop('positions', POSITIONS_MS, logger, positionNews(regulation, live)),
    startLoop('roads', ROADS_MS, logger, kit.roads.round),
    startLoop('territory', TERRITORY_MS, logger, await watchTerritory(context, geography)),
    startLoop('telephony-orders', ORDERS_MS, logger, telephony.tellOrders)];
  return { app, regulation, kit, live, telephony, stopLoops: async () => { await Promise.all(loops.map((loop) => loop.stop())); } };
};

/** The pages of the screens, which their scripts fill, and the form for when nothing else works. */
const pages = (app: FastifyInstance, kit: ConsoleKit, bundles: Bundles): void => {
  const { context, access } = kit;
  // Where doctors need their card, everybody chooses the way in; else the one of agents is taken at once.
  const byCard = context.settings.SOCLE_CALLS_DOCTORS_PSC === 'oui';
  staticFiles(app, bundles.base.replace(/\/$/, ''), bundles.clientDir);
  const theme = context.settings.SOCLE_THEME;
  tabletPage(app, bundles, theme);
  administration(app, kit, themeAssets(bundles, theme));
  callerRoutes(app, kit, { styles: bundles.entries['caller-look']!.styles, scripts: bundles.entries.caller!.scripts });
  for (const screen of SCREENS) {
    const assets = screenAssets(bundles, screen.entry, theme);
    app.get(screen.path, { schema: { hide: true } }, async (request, reply) => {
      if (await access.requests.of(request) === undefined) {
        return reply.redirect(`/connexion${byCard ? '' : '/proconnect'}?retour=${encodeURIComponent(request.url)}`, 303);
      }
      return reply.type('text/html; charset=utf-8')
        .send(screenDocument(languageOf(request), screen, assets));
    });
  }
  app.get('/fiche-papier', { schema: { hide: true } }, (request, reply) =>
    reply.type('text/html; charset=utf-8').send(paperForm(languageOf(request), bundles.entries.paper!.styles)));
};

const consoles = (app: FastifyInstance, kit: ConsoleKit, live: LiveHub): void => {
  void app.register(async (console) => {
    console.addHook('onRequest', refuseForeignOrigin(kit.context.origin));
    console.addHook('onRequest', async (request) => { await kit.access.requests.require(request); });
    const { centres } = siteOf(kit.context.settings.SOCLE_CALLS_SITE);
    console.get('/api/regulation/moi', { schema: { tags: ['console'] } }, async (request) => {
      const { access } = kit;
      const { actor } = await access.desk.visit(request);
      const rpps = rppsOf(actor.identity);
      return { id: actor.id, name: actor.displayName, ...(rpps === undefined ? {} : { rpps }),
        roles: actor.grants.map(({ role, territories }) => ({ role,
        label: access.login.roles.get(role)?.label ?? { fr: role, en: role }, centres: territories.map((code) =>
          ({ code, name: centres.find((one) => one.code === code)?.name ?? code })) })) };
    });
    for (const routes of CONSOLE_ROUTES) routes(console, kit, live);
  });
};

/** Serves until closed. */
export const startWeb = async (context: ServiceContext): Promise<WebFace> => {
  const { app, regulation, live, telephony, kit, stopLoops } = await createWeb(context, await territoryOf(context));
  const goodbye = (): void => { live.close(); telephony.leave(); };
  return serveFace(app, { listenHandle: context.listenHandle, goodbye, stats: () => regulation.intake.stats(),
    close: async () => {
      await Promise.all([stopLoops(), kit.geography.close()]);
      await regulation.close();
    } });
};
