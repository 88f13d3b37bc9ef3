import { createDossierKeys } from '#base/dossiers/dossier-keys.ts';
import { rebuildPartition } from '#base/dossiers/rebuild.ts';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { demandeType } from '#services/voter-registration/store/demande-type.ts';
import type { BenchGround } from './bench-server.ts';

/** Makes all projections again and counts the tables whose digest differs from before. */
export const rebuildDifferences = async (ground: BenchGround): Promise<number> => {
  const { connection, passwords } = ground;
  const pool = createPool({ connection, user: serviceNames(ground.service).rebuild, password: passwords.rebuild, max: 2 });
  const type = demandeType(ground.service);
  const keys = createDossierKeys(parseKeyring(ground.keyring));
  let differences = 0;
  const rebuild = async (partition: number): Promise<void> => {
    const { before, after } = await rebuildPartition({ pool, type, keys, partition });
    differences += before.filter((one, i) => one.digest !== after[i]!.digest || one.rows !== after[i]!.rows).length;
  };
  for (let partition = 0; partition < ground.partitions; partition += 2) {
    await Promise.all([partition, partition + 1].filter((p) => p < ground.partitions).map(rebuild));
  }
  await pool.end();
  return differences;
};
