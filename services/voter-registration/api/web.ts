import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { drainable } from '#base/http/drain.ts';
import { createServer } from '#base/http/server.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { createAdmission, type Admission } from '#base/intake/admission.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { logRoutes } from '#base/log/routes.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { shippedClosings } from '../data/calendar.ts';
import { openRegister, type VoterRegister } from '../store/open-register.ts';
import { createDeposit } from './deposit.ts';
import { demandesRoutes } from './demandes.ts';
import { formReference } from './form-reference.ts';
import { REPLAY_HEADER, replayActors } from './replay-actor.ts';
import { accessProblems } from '#base/access/errors.ts';

const UNLIMITED = 1_000_000;

/** Opens the register of this process as its context says. */
export const registerOf = (context: ServiceContext, onError: (error: unknown) => void): VoterRegister => {
  const offset = context.demo ? context.clockOffset ?? 0 : 0;
  return openRegister({
    service: context.service, originHost: new URL(context.origin).hostname, partitions: context.partitions,
    keyring: parseKeyring(context.keyring), clock: () => Date.now() + offset, connection: context.db.connection,
    passwords: context.db.passwords, tiles: (log) => tileFolder(join(context.dataDir, 'log', log)), onError,
  });
};

/** The key that signs now, as it is published. */
export const keyHistoryOf = (register: VoterRegister): KeyHistory => ({
  service: register.service,
  keys: [{ kid: register.signer.kid, vkey: register.signer.vkey, from: toRfc3339(register.keyring.signing.since), until: null }],
});

export type VoterWeb = { app: FastifyInstance; register: VoterRegister; admission: Admission };

/** The web face of voter registration: API, log, citizen pages, desk. */
export const createWeb = async (context: ServiceContext): Promise<VoterWeb> => {
  const logger = createLogger(context.service);
  if (context.demo) armFailpoints(context.failpoints ?? []);
  const register = registerOf(context, (error) => logger.error({ err: error }, 'a batch was not written'));
  const admission = createAdmission({ ratePerS: Number(context.settings.SOCLE_VOTER_ADMISSION_PER_S ?? UNLIMITED) || UNLIMITED,
    now: () => performance.now() });
  const app = await createServer({ service: context.service, logger, metrics: createMetrics(context.service),
    checks: [{ name: 'database', check: async () => (await register.app.query('select 1')).rowCount === 1 },
      { name: 'queue', check: () => register.intake.hasRoom() }],
    formOrigins: Object.values(context.origins) });
  const mentions = { service: context.settings.SOCLE_VOTER_AUTHORITY ?? 'Service des élections',
    contactService: context.settings.SOCLE_VOTER_CONTACT ?? 'elections@socle.localhost' };
  const replay = context.demo ? replayActors(register.keyring) : undefined;
  demandesRoutes(app, {
    actorOf: async (request) => {
      const actor = replay?.read(request.headers[REPLAY_HEADER]);
      if (!actor) throw accessProblems.ACCESS_DENIED();
      return actor;
    },
    deposit: createDeposit(register, shippedClosings(), mentions), reference: formReference(register.clock),
    admission, hasRoom: () => context.admission().open && register.intake.hasRoom(), clock: register.clock,
  });
  logRoutes(app, { service: register.service, pool: register.app, stores: register.tiles, keys: () => keyHistoryOf(register) });
  return { app, register, admission };
};

/** Serves until closed. */
export const startWeb = async (context: ServiceContext) => {
  const { app, register } = await createWeb(context);
  const drain = drainable(app.server);
  await app.ready();
  await new Promise<void>((done, fail) => {
    app.server.once('error', fail);
    app.server.listen(context.listenHandle, done);
  });
  return {
    close: async (leave?: { promptly?: boolean }) => {
      await drain.drain(leave);
      await register.close();
    },
    load: () => {
      const { queued, inFlight, oldestMs, accepted } = register.intake.stats();
      return { queue: queued, inFlight, figures: { accepted_count: accepted, oldest_ms: Math.round(oldestMs) } };
    },
  };
};
