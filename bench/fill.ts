import { setTimeout } from 'node:timers/promises';
import { Problem } from '#base/values/problem.ts';
import { createDeposit } from '#services/voter-registration/api/deposit.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { shippedClosings } from '#services/voter-registration/data/calendar.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { openRegister, type VoterRegister } from '#services/voter-registration/store/open-register.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import type { BenchOptions } from './figure.ts';
import type { VoterGround } from './voter-ground.ts';

/** Host part of the names of a bench's logs. */
export const BENCH_HOST = 'bench.localhost';
const SEED = 7;
const CONCURRENT = 400;
const SAY_EVERY = 100_000;
const FULL_PAUSE_MS = 100;

/** Opens the register of a bench in this process. */
export const registerOfGround = (ground: VoterGround): VoterRegister => openRegister({
  service: ground.service, originHost: BENCH_HOST, partitions: ground.partitions, keyring: parseKeyring(ground.keyring),
  clock: Date.now, connection: ground.connection, passwords: ground.passwords, tiles: (log) => tileFolder(`${ground.dataDir}/log/${log}`),
});

/** Files `count` requests of distinct people without HTTP; gives the seconds that it took. */
export const fill = async (ground: VoterGround, count: number, say: BenchOptions['say']): Promise<number> => {
  const register = registerOfGround(ground);
  const deposit = createDeposit(register, shippedClosings(), { service: 'Bench', contactService: 'bench@localhost' });
  const people = plausiblePeople(communes());
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const i = next++;
      if (i % SAY_EVERY === 0 && i > 0) say(`${i} of ${count} filed`);
      const demande = people.personAt(SEED, i);
      await patiently(() => deposit({ actor: { id: `personne-${i}`, role: 'usager', territories: [] }, key: `demande-${i}`,
        demande, canal: 'EN_LIGNE', arrivee: Date.now() }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENT, count) }, worker));
  await register.close();
  return (performance.now() - start) / 1_000;
};

/** Sends again what a full queue refused, as a sender does: on a busy machine the queue grows old. */
const patiently = async (send: () => Promise<unknown>): Promise<void> => {
  for (;;) {
    try {
      await send();
      return;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'INTAKE_FULL') throw error;
      await setTimeout(FULL_PAUSE_MS);
    }
  }
};
