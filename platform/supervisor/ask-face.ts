import type { FromProcess } from '../host/ipc.ts';
import type { ServiceEntry } from '../services.ts';
import type { Cage } from './cage.ts';
import { startProcess } from './managed-process.ts';

export type AskFace = { entry: string; cageOf: (service: ServiceEntry) => Cage; logFd: number };

type Question = { role: 'describe' } | { role: 'check'; values: Record<string, string> };

/**
 * Puts one question to a service's face in a caged process of its own: the supervisor, which holds every secret, never runs its code.
 * Gives the answer, or in one line why there is none.
 */
export const askFace = async <Kind extends FromProcess['type']>(
  { entry, cageOf, logFd }: AskFace, service: ServiceEntry, question: Question, kind: Kind,
): Promise<Extract<FromProcess, { type: Kind }> | string> => {
  const answered = Promise.withResolvers<Extract<FromProcess, { type: Kind }>>();
  const child = startProcess({
    name: `${service.name}/${question.role}`, entry, cage: cageOf(service), sockets: {}, logFd, now: () => Date.now(),
    document: { module: service.module, sockets: [], ...question },
    onMessage: (_, message) => { if (message.type === kind) answered.resolve(message as Extract<FromProcess, { type: Kind }>); },
  });
  // What it does after its answer (keeping translated code for later) need not be waited for.
  return await Promise.race([answered.promise, child.exited.then(() => undefined)]) ?? `${service.name}: ${child.failure ?? 'no answer'}`;
};
