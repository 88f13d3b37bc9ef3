import type { FastifyInstance } from 'fastify';
import { VISITOR } from '#base/access/actor.ts';
import { auditRefusal } from '#base/access/audit.ts';
import { accessProblems } from '#base/access/errors.ts';
import type { LiveHub } from '#base/http/live-hub.ts';
import { createServer } from '#base/http/server.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { serveFace, type WebFace } from '#base/http/web-face.ts';
import { createAdmission, type Admission, type AdmissionOptions } from '#base/intake/admission.ts';
import { logRoutes } from '#base/log/routes.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics, type Metrics } from '#base/telemetry/metrics.ts';
import { builtBundles } from '#base/ui/build.ts';
import { officialTheme } from '#base/ui/theme/official-theme.ts';
import { themeAssets } from '#base/ui/theme/theme-assets.ts';
import type { Problem } from '#base/values/problem.ts';
import { shippedClosings } from '../data/calendar.ts';
import { createDrafts } from '../store/drafts.ts';
import type { VoterRegister } from '../store/open-register.ts';
import { citizenBundle, loadCitizenRenderer, type CitizenRenderer } from '../web/citizen/bundle.ts';
import type { ErrorKind } from '../web/citizen/props.ts';
import { citizenStaticPages } from '../web/citizen/static-pages.ts';
import { deskBundle } from '../web/desk/bundle.ts';
import { loadStaffRenderer, staffBundle } from '../web/staff/bundle.ts';
import { followLevers, type LiveLevers } from './operations/live-levers.ts';
import { openAddressCheck } from './address-check/open-address-check.ts';
import { openAccess } from './access.ts';
import { administration } from './administration/administration.ts';
import { assistanceRoutes } from './assistance/assistance-routes.ts';
import { citizenRoutes, voterLogin } from './citizen/citizen-routes.ts';
import type { DraftContent } from './citizen/draft-content.ts';
import type { CitizenKit } from './citizen/kit.ts';
import { renderLogin } from './citizen/login-page.ts';
import { countUses } from './open-data/count-uses.ts';
import { openDataApi } from './open-data/open-data-api.ts';
import { calendarApi } from './calendar/calendar-api.ts';
import { watchCalendar } from './calendar/calendar-watch.ts';
import { createDeposit } from './deposit.ts';
import { certificateTokens } from './enquiry/certificate-token.ts';
import { enquiryApi } from './enquiry/enquiry-api.ts';
import { openEnquiry } from './enquiry/open-enquiry.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { demandesRoutes } from './demandes.ts';
import { API_DESCRIPTION } from './description/api-description.ts';
import { bounceKeys, bounceRoutes } from './bounce-routes.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { fileReceiver, pieceRenditionOf } from './files.ts';
import { formReference } from './form-reference.ts';
import { sendLink } from './mail-link.ts';
import { keyHistoryOf } from '#base/dossiers/register-of.ts';
import { registerOf } from './register-of.ts';
import { REPLAY_HEADER, replayActors } from './replay-actor.ts';
import { replayPieces } from './replay-pieces.ts';
import { replayClock, type ReplayClock } from './replay-clock.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { senderOf } from './work/open-work.ts';
import { exchangeKeys } from './work/partners.ts';

const UNLIMITED = 1_000_000;

export type VoterWeb = { app: FastifyInstance; register: VoterRegister; admission: Admission; live: LiveHub; metrics: Metrics };

/** The web face of voter registration: API, log, citizen pages. */
export const createWeb = async (context: ServiceContext): Promise<VoterWeb> => {
  const logger = createLogger(context.service);
  const metrics = createMetrics(context.service);
  if (context.demo) armFailpoints(context.failpoints ?? []);
  const clock = replayClock(context);
  const register = registerOf(context, (error) => logger.error({ err: error }, 'the register failed at something'), {}, clock.now);
  const [bundles, deskBundles] = [await builtBundles(context.dataDir, citizenBundle), await builtBundles(context.dataDir, deskBundle)];
  const staffBundles = await builtBundles(context.dataDir, staffBundle);
  const theme = officialTheme(context.settings);
  const render = await loadCitizenRenderer(bundles, context.settings.SOCLE_THEME);
  const entries = createAdmission(admissionOptions(context, 'SOCLE_VOTER_ENTRIES_PER_S'));
  const levers = followLevers(register, entries, (error) => logger.warn({ err: error }, 'the levers could not be read'));
  const kit = { ...citizenKit(context, register, render, levers), checkAddress: openAddressCheck(context, register.clock,
    { logger, metrics }) };
  const app = await createServer({ service: context.service, context, logger, metrics, api: API_DESCRIPTION,
    checks: [{ name: 'database', check: async () => (await register.app.query('select 1')).rowCount === 1 },
      { name: 'queue', check: () => register.intake.hasRoom() }],
    formOrigins: Object.values(context.origins).filter((origin) => /^https?:/.test(origin)),
    renderProblem: (problem, lang, traceId) => render('error', { shell: { path: '' }, kind: kindOf(problem), traceId,
      ...(problem.options.retryAfterS ? { retryAfterS: problem.options.retryAfterS } : {}) }, lang) });
  if (theme) staticFiles(app, theme.prefix, theme.folder);
  const admission = mountApi(app, context, kit, clock);
  const pages = { enquiry: openEnquiry(context, register, (error) => logger.error({ err: error }, 'enquiries were not answered')),
    tokens: certificateTokens(register.keyring) };
  enquiryApi(app, { ...pages, reference: kit.reference, clock: register.clock });
  const exchange = exchangeKeys(context);
  if (exchange) exchangeRoutes(app, { register, logger, box: boxOf(register.keyring), pool: register.app }, exchange.in);
  bounceRoutes(app, { register, logger, box: boxOf(register.keyring), pool: register.app, sender: senderOf(context) }, bounceKeys(context),
    metrics);
  for (const { base, clientDir } of [bundles, deskBundles, staffBundles]) staticFiles(app, base.replace(/\/$/, ''), clientDir);
  const statics = citizenStaticPages(render);
  for (const [path, html] of Object.entries(statics)) {
    app.get(`/pages/${path}`, { schema: { hide: true } }, (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  }
  citizenRoutes(app, kit, pages, { templates: { fr: statics['fr/file-d-attente.html']!, en: statics['en/file-d-attente.html']! },
    admission: entries });
  app.addHook('onClose', async () => levers.stop());
  const assets = themeAssets(deskBundles, context.settings.SOCLE_THEME);
  administration(app, kit, assets);
  assistanceRoutes(app, { ...kit, assets });
  voterLogin(app, kit, { render: renderLogin(kit, assets), sendLink: sendLink(register) });
  const deskKit = { ...kit, assets: themeAssets(deskBundles, context.settings.SOCLE_THEME, ['console', 'desk']),
    pieceRendition: pieceRenditionOf(context, register) };
  const live = deskRoutes(app, deskKit);
  const calendar = watchCalendar(register, 'app', logger);
  await calendar.look();
  const uses = countUses(register, (error) => logger.warn({ err: error }, 'uses of open data were not written down'));
  calendarApi(app, () => kit.reference().communes, (request) => uses.note(request, 'calendrier'));
  app.addHook('onClose', async () => {
    calendar.close();
    await uses.flush();
  });
  const staffKit = { ...deskKit, levers, render: await loadStaffRenderer(staffBundles, context.settings.SOCLE_THEME) };
  openDataApi(app, staffKit, uses);
  staffRoutes(app, staffKit, calendar);
  return { app, register, admission, live, metrics };
};

const citizenKit = (context: ServiceContext, register: VoterRegister, render: CitizenRenderer, levers: LiveLevers):
  Omit<CitizenKit, 'checkAddress'> => {
  const mentions = { service: context.settings.SOCLE_VOTER_AUTHORITY ?? '', contactService: context.settings.SOCLE_VOTER_CONTACT ?? '' };
  return {
    context, register, render, access: openAccess(context, register), reference: formReference(register.clock),
    drafts: createDrafts<DraftContent>(register.keyring, register.partitions),
    deposit: createDeposit(register, shippedClosings(), mentions),
    receiver: fileReceiver(context, register), banner: levers.banner,
  };
};

/** The rates of the settings and levers are the service's: its web processes share them. */
const admissionOptions = ({ settings, webProcesses }: ServiceContext, name: string): AdmissionOptions => ({ now: () => performance.now(),
  ratePerS: Number(settings[name] ?? 0) || UNLIMITED, ...(webProcesses ? { processes: webProcesses } : {}) });

const mountApi = (app: FastifyInstance, context: ServiceContext, kit: CitizenKit, clock: ReplayClock): Admission => {
  const { register } = kit;
  const admission = createAdmission(admissionOptions(context, 'SOCLE_VOTER_ADMISSION_PER_S'));
  const replay = context.demo ? replayActors(register.keyring) : undefined;
  if (replay) replayPieces(app, register, kit.receiver, replay);
  demandesRoutes(app, {
    actorOf: async (request) => {
      const replayed = replay?.read(request.headers[REPLAY_HEADER]);
      if (replayed) {
        request.arrivedAt = replayed.at ?? request.arrivedAt;
        clock.reach(request.arrivedAt);
        return replayed.actor;
      }
      const { actor } = await kit.access.requests.require(request);
      if (actor.kind !== 'citizen') throw accessProblems.ACCESS_DENIED();
      return { id: actor.id, role: 'usager', territories: [] };
    },
    deposit: kit.deposit, reference: kit.reference, admission, clock: register.clock,
    hasRoom: () => register.intake.hasRoom(),
    noteReusedKey: ({ id }, request) => auditRefusal(register.app, { actor: { ...VISITOR, id, roles: ['citizen'] },
      decision: { allow: false, rule: 'idempotency-key-reused', reason: 'prohibited' }, purpose: 'demarche', dossiers: [], fields: [],
      route: request.routeOptions.url ?? '', correlationId: request.id, at: register.clock() }, register.partitions),
  });
  logRoutes(app, { service: register.service, pool: register.app, stores: register.tiles, keys: () => keyHistoryOf(register) });
  return admission;
};

const KINDS: Readonly<Record<number, ErrorKind>> = { 400: 'bad-request', 403: 'forbidden', 404: 'not-found', 409: 'changed',
  412: 'changed', 429: 'too-many', 503: 'unavailable' };
const kindOf = ({ status }: Problem): ErrorKind => KINDS[status] ?? (status < 500 ? 'bad-request' : 'unexpected');

/** Serves until closed. */
export const startWeb = async (context: ServiceContext): Promise<WebFace> => {
  const { app, register, live } = await createWeb(context);
  return serveFace(app, { listenHandle: context.listenHandle, goodbye: live.close, close: () => register.close(),
    stats: () => register.intake.stats() });
};
