import { createRegisterServer } from '#services/national-register/api/web.ts';
import { exchangeKeys, registerContext } from '#services/national-register/api/register-parts.ts';
import { NO_FAULTS } from '#services/national-register/domain/faults.ts';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import type { SerialisedKeyring } from '#base/values/keyring.ts';
import { argument, serve, type Place } from './child.ts';

/** The national register of a bench: its own process, as another administration. */
export type RegisterArgument = {
  service: string; connection: { host: string; port: number; database: string }; password: string; secret: string;
  keyring: SerialisedKeyring;
} & Place;

const { service, connection, password, secret, keyring, ...place } = await argument<RegisterArgument>();
const pool = createPool({ connection, user: serviceNames(service).app, password, max: 4 });
const context = registerContext({ keyring, clock: Date.now, secret: Buffer.from(secret) });
const app = await createRegisterServer({ pool, origin: 'http://localhost', partitions: 1, context, faults: NO_FAULTS, calls: 0,
  portalKeys: [exchangeKeys(Buffer.from(secret)).fromPortal], proxyKeys: [] }, createLogger(service), createMetrics(service));
await serve(app, () => pool.end(), {}, place);
