import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import { createDeposit, type Deposited } from '#services/voter-registration/api/deposit.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { shippedClosings } from '#services/voter-registration/data/calendar.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { openRegister, type VoterRegister } from '#services/voter-registration/store/open-register.ts';
import { tileMemory } from '#base/log/tile-folder.ts';
import type { Clock } from '#base/values/instant.ts';
import { generateKeyring, parseKeyring, type Keyring } from '#base/values/keyring.ts';
import { testDatabase, type TestDb } from './database.ts';

const VOTER_MIGRATIONS = fileURLToPath(new URL('../services/voter-registration/store', import.meta.url));

/** Voter registration on a test database of its own: the register, and people to file requests. */
export type VoterKit = {
  db: TestDb; register: VoterRegister; keyring: Keyring;
  /** Files the request of the n-th invented person, in `commune` if given. */
  file(n: number, commune?: string): Promise<Deposited>;
};

const people = plausiblePeople(communes());

/** Migrates, opens, and closes at the test's end. */
export const openVoter = async (t: TestContext, clock: Clock = Date.now): Promise<VoterKit> => {
  const db = await testDatabase(t, { folders: [VOTER_MIGRATIONS] });
  const keyring = parseKeyring(generateKeyring(db.service, 0));
  const tiles = tileMemory();
  const register = openRegister({ service: db.service, originHost: 'test.localhost', partitions: 4, keyring, clock,
    connection: db.connection, passwords: db.passwords, tiles: () => tiles });
  t.after(() => register.close());
  const deposit = createDeposit(register, shippedClosings(), { service: 'Mairie', contactService: 'mairie@example.org' });
  return { db, register, keyring,
    file: (n, commune) => deposit({ actor: { id: `person-${n}`, role: 'usager', territories: [] }, key: `key-${n}`,
      demande: people.personAt(1, n, commune ? { commune } : {}), canal: 'EN_LIGNE', arrivee: clock() }) };
};
