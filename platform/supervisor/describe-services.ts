import { platformProblems } from '../errors.ts';
import type { ServiceDescription } from '../host/service-face.ts';
import type { ServiceEntry } from '../services.ts';
import { askFace, type AskFace } from './ask-face.ts';

/** A service that this platform runs: where its code is, and what it said of itself. */
export type KnownService = ServiceEntry & { description: ServiceDescription };

/** Asks each service what it is. Throws PLATFORM_SERVICE_BROKEN naming all those that do not load. */
export const describeServices = async (options: AskFace & { services: readonly ServiceEntry[] }): Promise<KnownService[]> => {
  const outcomes = await Promise.all(options.services.map((service) => describe(options, service)));
  const broken = outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [outcome] : []));
  if (broken.length > 0) {
    const detail = broken.join('\n');
    throw platformProblems.PLATFORM_SERVICE_BROKEN({ detail: { fr: detail, en: detail } });
  }
  return outcomes.filter((outcome) => typeof outcome !== 'string');
};

const describe = async (options: AskFace, service: ServiceEntry): Promise<KnownService | string> => {
  const answer = await askFace(options, service, { role: 'describe' }, 'described');
  if (typeof answer === 'string') return answer;
  const { description } = answer;
  if (description.name !== service.name) return `${service.name}: ${service.module} says it is ${description.name}`;
  return { ...service, description };
};
