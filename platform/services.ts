import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A service of this suite: its name and the module that exports its face as `service`. */
export type ServiceEntry = { name: string; module: string };

/** Every service and local double, in the order in which they start and get their account numbers. */
const MODULES: readonly [name: string, path: string][] = [
  ['portal', 'platform/portal/service.ts'],
  ['identity', 'platform/stand-ins/identity/service.ts'],
  ['mailbox', 'platform/stand-ins/mailbox/service.ts'],
  ['national-register', 'services/national-register/service.ts'],
  ['voter-registration', 'services/voter-registration/service.ts'],
  ['emergency-calls', 'services/emergency-calls/service.ts'],
];

/** By where it lies in this tree, wherever the tree itself lies. */
const liesIn = (folder: string) => ({ name }: ServiceEntry): boolean =>
  MODULES.some(([known, path]) => known === name && path.startsWith(folder));
const [isStandIn, isService] = [liesIn('platform/stand-ins/'), liesIn('services/')];

/**
 * Local doubles that a choice of services leaves out and that they lean on: identity, without which nobody signs in, and the mailbox, which
 * shows what is sent. None where only doubles or the portal are chosen.
 */
export const standInsLeftOut = (installed: readonly ServiceEntry[], wanted: readonly string[]): ServiceEntry[] =>
  (installed.some((one) => isService(one) && wanted.includes(one.name))
    ? installed.filter((one) => isStandIn(one) && !wanted.includes(one.name)) : []);

/** The services whose code is in this tree: an administration may install only some of them. */
export const installedServices = (projectRoot: string): ServiceEntry[] =>
  MODULES.map(([name, path]) => ({ name, module: join(projectRoot, path) })).filter(({ module }) => existsSync(module));
