import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import { civilDateAt } from '#base/values/civil-date.ts';
import type { DataSet } from '../../domain/open-data/data-sets.ts';
import { addTransmissions } from '../../store/open-data.ts';
import type { VoterRegister } from '../../store/open-register.ts';

/** Header by which a declared project says who it is; nobody has to. */
const REUSE_HEADER = 'x-reuse-key';

/** What is kept of a key. */
export const keyDigest = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Keys counted apart between two writes; one more is counted with those who say nothing. */
const KEYS_MAX = 1_000;
const WAIT_MS = 2_000;

type Pending = { jeu: DataSet; cle: Buffer | null; nombre: number };

/** Counts transmissions in memory and writes them down every few seconds: a reading costs no write of its own. */
export const countUses = (register: Pick<VoterRegister, 'app' | 'clock'>, failed: (error: unknown) => void) => {
  let pending = new Map<string, Pending>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const taken = pending;
    pending = new Map();
    if (taken.size === 0) return;
    const at = register.clock();
    await inContext(register.app, systemContext('open-data', 'publication'), async (tx) => {
      for (const one of taken.values()) await addTransmissions(tx, { ...one, jour: civilDateAt(at, 'Europe/Paris'), at });
    });
  };
  const note = (request: FastifyRequest, jeu: DataSet): void => {
    const header = request.headers[REUSE_HEADER];
    const key = typeof header === 'string' && header.length <= 64 && pending.size < KEYS_MAX ? header : '';
    const name = `${jeu} ${key}`;
    const known = pending.get(name) ?? { jeu, cle: key ? keyDigest(key) : null, nombre: 0 };
    pending.set(name, { ...known, nombre: known.nombre + 1 });
    timer ??= setTimeout(() => { flush().catch(failed); }, WAIT_MS).unref();
  };
  return { note, flush };
};

export type UseCounter = ReturnType<typeof countUses>;
