import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookie } from '#base/http/cookies.ts';
import { drainable } from '#base/http/drain.ts';
import { languageOf } from '#base/http/language.ts';
import { createServer } from '#base/http/server.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { verifyReceiptPage } from '#base/log/verify-receipt-page.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { findBundles, type Bundles } from '#base/ui/build.ts';
import type { Renderer } from '#base/ui/build/load-renderer.ts';
import { officialTheme } from '#base/ui/theme/official-theme.ts';
import { themeOf } from '#base/ui/theme/theme.ts';
import type { RunningWeb } from '../host/service-face.ts';
import type { PublicState } from '../supervisor/public-state.ts';
import { loadPortalRenderer, portalBundle } from './bundle.ts';
import type { PortalPages } from './web/site/props.ts';
import { followPublicLogs } from './public-logs.ts';
import { relayedKeys } from './relayed-keys.ts';
import { securityTxt } from './security-txt.ts';
import { demoView, offered, serviceView, statusView } from './views.ts';

/** Before the supervisor has said anything. */
const UNKNOWN: PublicState = { at: 0, demo: false, accepting: true, services: [], demoPeople: [] };
const LANG_COOKIE_S = 180 * 86_400;

type Portal = {
  context: ServiceContext;
  render: Renderer<PortalPages>;
  state: () => PublicState;
  entries: () => number | undefined;
};

/** Serves the portal until it is drained. */
export const startPortal = async (context: ServiceContext): Promise<RunningWeb> => {
  const bundles = await builtScreens(context);
  const state = (): PublicState => (context.platformState?.() as PublicState | undefined) ?? UNKNOWN;
  const logs = followPublicLogs(() => state().services.map(({ name, origin, partitions }) =>
    ({ service: name, origin, partitions })));
  const render = await loadPortalRenderer(bundles, context.settings.SOCLE_THEME);
  const app = await portalServer({ context, render, state, entries: logs.total }, bundles);
  const drain = drainable(app.server);
  await app.ready();
  await new Promise<void>((done, fail) => {
    app.server.once('error', fail).listen(context.listenHandle, () => done());
  });
  return {
    close: async (leave) => {
      logs.stop();
      await drain.drain(leave);
    },
    load: () => ({ queue: 0, inFlight: 0 }),
  };
};

const builtScreens = async (context: ServiceContext): Promise<Bundles> => {
  const bundles = await findBundles({ ...portalBundle, outDir: join(context.dataDir, 'build') });
  if (!bundles) throw new Error('the screens of the portal are not compiled: the platform compiles them at its start');
  return bundles;
};

const portalServer = async (portal: Portal, bundles: Bundles): Promise<FastifyInstance> => {
  const app = await createServer({
    service: 'portal', context: portal.context, logger: createLogger('portal'), metrics: createMetrics('portal'),
    renderProblem: (problem, lang) => portal.render('error', {
      shell: { path: '' }, title: problem.kind.title, remedy: problem.kind.remedy,
    }, lang),
  });
  const theme = officialTheme(portal.context.settings);
  if (theme) staticFiles(app, theme.prefix, theme.folder);
  staticFiles(app, bundles.base.replace(/\/$/, ''), bundles.clientDir);
  // The verification page has one name for the sheet, since it also works from a disk.
  const [sheet] = bundles.entries[themeOf(portal.context.settings.SOCLE_THEME)]?.styles ?? [];
  if (sheet) app.get('/assets/socle.css', { schema: { hide: true } }, (_request, reply) => reply.redirect(sheet, 302));
  verifyReceiptPage(app, '/verifier');
  relayedKeys(app, () => portal.state().services);
  pages(app, portal);
  app.get('/.well-known/security.txt', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(securityTxt(
      portal.context.settings.SOCLE_SECURITY_CONTACT ?? '', webOrigins(portal), Date.now())));
  return app;
};

/** The portal's address and those of every service that sends its visitors here. */
const webOrigins = ({ context }: Portal): string[] =>
  [...new Set([context.origin, ...Object.values(context.origins)])].filter((origin) => /^https?:/.test(origin));

const pages = (app: FastifyInstance, portal: Portal): void => {
  const page = <Name extends keyof PortalPages & string>(
    path: string, name: Name, props: (shell: { path: string }) => PortalPages[Name],
  ): void => {
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      const html = portal.render(name, props({ path: request.url }), languageOf(request));
      return keepLanguage(request, reply, portal.context.origin).header('cache-control',
        'no-cache').type('text/html; charset=utf-8').send(html);
    });
  };
  const information = (shell: { path: string }) => ({
    shell, publisher: portal.context.settings.SOCLE_PUBLISHER ?? '',
    contact: (portal.context.settings.SOCLE_SECURITY_CONTACT ?? '').replace(/^mailto:/, ''),
  });
  page('/', 'home', (shell) => homeProps(portal, shell));
  page('/statut', 'status', (shell) => statusProps(portal, shell));
  page('/accessibilite', 'accessibility', information);
  page('/mentions-legales', 'legal', information);
  page('/donnees-personnelles', 'privacy', information);
};

/** A language chosen by a link is kept, so that the next page speaks it too. */
const keepLanguage = (request: FastifyRequest, reply: FastifyReply, origin: string): FastifyReply => {
  const asked = (request.query as { lang?: string }).lang;
  if (asked !== 'fr' && asked !== 'en') return reply;
  const secure = origin.startsWith('https:');
  return reply.header('set-cookie', cookie('lang', asked, { maxAgeS: LANG_COOKIE_S, secure, path: '/' }));
};

const homeProps = ({ context, state, entries }: Portal, shell: { path: string }): PortalPages['home'] => {
  const now = state();
  return {
    shell, accepting: now.accepting, services: offered(now).map(serviceView), entries: entries(),
    ...(context.demo ? { demo: demoView(now) } : {}),
  };
};

const statusProps = ({ state }: Portal, shell: { path: string }): PortalPages['status'] => {
  const now = state();
  const today = new Date(now.at).toISOString().slice(0, 10);
  return {
    shell, at: now.at, accepting: now.accepting, backup: now.backup,
    services: now.services.map((service) => statusView(service, today)),
  };
};
