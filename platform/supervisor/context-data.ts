import { join } from 'node:path';
import type { Resolved } from '../config/read-settings.ts';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { ContextData } from '../host/startup-document.ts';
import type { SecretsStore } from '../secrets/service-secrets.ts';
import type { Connection } from '#base/store/embedded-server.ts';
import { shortSocketPath } from './control-path.ts';
import type { Enrolment } from './first-administrator.ts';
import type { ServicePlan } from './service-plan.ts';

/** Everything from which the contexts of all services are made. */
export type Ground = {
  config: PlatformConfig;
  values: ReadonlyMap<string, Resolved>;
  plans: readonly ServicePlan[];
  secrets: SecretsStore;
  database: Connection;
  enrolment?: Enrolment;
};

/** What a process of one service is told. Nothing of another service is in it, except public addresses. */
export const contextData = (
  ground: Ground, plan: ServicePlan, process: string, dataDir: string, failpoints: string[],
): ContextData => {
  const { config, values, plans, secrets, database } = ground;
  const { name, description } = plan.service;
  const own = secrets.forService(name);
  return {
    env: config.env,
    demo: config.demo,
    service: name,
    process,
    origin: plan.origin,
    origins: Object.fromEntries(plans.flatMap(addresses)),
    titles: Object.fromEntries(plans.map(({ service }) => [service.name, service.description.title])),
    trustedProxies: config.trustedProxies,
    logHost: config.logHost,
    db: {
      connection: { host: database.host, port: database.port, database: database.database,
        ...(database.ssl ? { ssl: database.ssl } : {}) },
      passwords: own.passwords,
    },
    keyring: own.keyring,
    secrets: sharedSecrets(ground, name),
    dataDir,
    ...(description.renders ? { renderSocket: renderSocketPath(dataDir) } : {}),
    ...(ground.enrolment ? { firstAdministrator: ground.enrolment } : {}),
    partitions: config.partitions ?? description.partitions,
    settings: Object.fromEntries(description.settings.map(({ name: key }) => [key, values.get(key)?.value ?? ''])),
    failpoints,
    clockOffset: config.clockOffsetMs,
  };
};

/** The public address of a service, and of each further port as `<service>:<port name>`. */
const addresses = ({ service, origin, sockets }: ServicePlan): [string, string][] => [
  [service.name, origin],
  ...service.description.ports.slice(1).map(({ name }): [string, string] => {
    const { host, port } = sockets[name]!;
    return [`${service.name}:${name}`, `${name}://${host}:${port}`];
  }),
];

/** Where a service's render host listens. */
export const renderSocketPath = (dataDir: string): string => shortSocketPath(join(dataDir, 'render.sock'));

/** A service sees `name`; its partner, who has several such, sees `name@service`. */
const sharedSecrets = ({ plans, secrets }: Ground, service: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const { service: { name, description } } of plans) {
    for (const shared of description.sharedSecrets ?? []) {
      if (name === service) found[shared.name] = secrets.shared(shared.name, [name, shared.with]);
      else if (shared.with === service) found[`${shared.name}@${name}`] = secrets.shared(shared.name, [name, service]);
    }
  }
  return found;
};
