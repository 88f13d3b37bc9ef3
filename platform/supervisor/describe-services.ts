import { platformProblems } from '../errors.ts';
import type { ServiceDescription } from '../host/service-face.ts';
import type { ServiceEntry } from '../services.ts';
import type { Cage } from './cage.ts';
import { startProcess } from './managed-process.ts';

/** A service that this platform runs: where its code is, and what it said of itself. */
export type KnownService = ServiceEntry & { description: ServiceDescription };

export type DescribeOptions = {
  entry: string; services: readonly ServiceEntry[]; cageOf: (service: ServiceEntry) => Cage; logFd: number;
};

/**
 * Asks each service what it is, in caged processes: the supervisor, which holds every secret, never runs their code.
 * Throws PLATFORM_SERVICE_BROKEN naming all those that do not load.
 */
export const describeServices = async (options: DescribeOptions): Promise<KnownService[]> => {
  const outcomes = await Promise.all(options.services.map((service) => describe(options, service)));
  const broken = outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [outcome] : []));
  if (broken.length > 0) {
    const detail = broken.join('\n');
    throw platformProblems.PLATFORM_SERVICE_BROKEN({ detail: { fr: detail, en: detail } });
  }
  return outcomes.filter((outcome) => typeof outcome !== 'string');
};

const describe = async (options: DescribeOptions, service: ServiceEntry): Promise<KnownService | string> => {
  const described = Promise.withResolvers<ServiceDescription>();
  const child = startProcess({
    name: `${service.name}/describe`,
    entry: options.entry,
    document: { module: service.module, role: 'describe', sockets: [] },
    cage: options.cageOf(service),
    sockets: {},
    logFd: options.logFd,
    now: () => Date.now(),
    onMessage: (_, message) => { if (message.type === 'described') described.resolve(message.description); },
  });
  // What it does after its answer (keeping translated code for later) need not be waited for.
  const description = await Promise.race([described.promise, child.exited.then(() => undefined)]);
  if (!description) return `${service.name}: ${child.failure ?? 'no answer'}`;
  if (description.name !== service.name) return `${service.name}: ${service.module} says it is ${description.name}`;
  return { ...service, description };
};
