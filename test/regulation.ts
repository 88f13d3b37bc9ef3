import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import { tileMemory } from '#base/log/tile-folder.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { openCase } from '#services/emergency-calls/api/open-case.ts';
import type { CaseActor } from '#services/emergency-calls/domain/context.ts';
import { caseIdOf, organisationOf } from '#services/emergency-calls/domain/identifiers/case-ids.ts';
import { formatCaseNumber } from '#services/emergency-calls/domain/identifiers/case-number.ts';
import { openRegulation, type Regulation } from '#services/emergency-calls/store/open-regulation.ts';
import { testDatabase, type TestDb } from './database.ts';

const MIGRATIONS = fileURLToPath(new URL('../services/emergency-calls/store', import.meta.url));

/** The emergency calls on a test database of their own, and a way to open dossiers. */
export type RegulationKit = {
  db: TestDb; regulation: Regulation;
  /** Opens the n-th dossier of a centre. */
  open(n: number, centre?: string): Promise<{ partition: number; id: string }>;
};

/** A call taker of a centre. */
export const armOf = (centre = '770', id = `arm-${centre}`): CaseActor => ({ id, role: 'arm', label: 'ARM', centre });
export const doctorOf = (centre = '770', id = `doctor-${centre}`): CaseActor => ({ id, role: 'mru', label: 'Dr', centre });

/** Migrates, opens, and closes at the test's end. */
export const regulationKit = async (t: TestContext, clock: Clock = Date.now): Promise<RegulationKit> => {
  const db = await testDatabase(t, { folders: [MIGRATIONS] });
  const tiles = tileMemory();
  const regulation = openRegulation({ service: db.service, originHost: 'test.localhost', partitions: 4,
    keyring: parseKeyring(generateKeyring(db.service, 0)), clock, connection: db.connection, passwords: db.passwords, tiles: () => tiles });
  t.after(() => regulation.close());
  return { db, regulation, open: async (n, centre = '770') => {
    const [organisation, number] = [organisationOf(centre), formatCaseNumber({ centre, year: 2026, day: 12, order: n })];
    const { ref } = await openCase(regulation, armOf(centre), newId(),
      { type: 'ouvrir', id: `open-${centre}-${n}`, caseId: caseIdOf(organisation, number), number, centre, organisation });
    return ref;
  } };
};
