import { rebuildPartition } from './rebuild.ts';
import { createDossierKeys } from './dossier-keys.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import type { DossierType } from './dossier-type.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';

/**
 * `socle rebuild` of a service: makes every projection again from the events, one partition after the other, and compares with
 * what was there.
 */
export const rebuildCommand = <State>(typeOf: (service: string) => DossierType<State>) => async (
  { service, partitions, db, keyring }: ServiceContext, _args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const pool = createPool({ connection: db.connection, user: serviceNames(service).rebuild, password: db.passwords.rebuild, max: 2 });
  const [type, keys] = [typeOf(service), createDossierKeys(parseKeyring(keyring))];
  let dossiers = 0;
  const different: string[] = [];
  try {
    for (let partition = 0; partition < partitions; partition += 1) {
      const done = await rebuildPartition({ pool, type, keys, partition, onProgress: (count) => report({
        text: { fr: `Partition ${partition} : ${count} dossiers`, en: `Partition ${partition}: ${count} dossiers` } }) });
      dossiers += done.dossiers;
      done.before.forEach((one, i) => {
        if (one.digest !== done.after[i]!.digest || one.rows !== done.after[i]!.rows) different.push(`${one.table}/${partition}`);
      });
      report({ text: { fr: 'Projections refaites', en: 'Projections made again' }, done: partition + 1, of: partitions });
    }
  } finally {
    await pool.end();
  }
  const ok = different.length === 0;
  return { ok, figures: { dossiers_count: dossiers, different_count: different.length }, text: ok
    ? { fr: `${dossiers} dossiers refaits, tout est égal`, en: `${dossiers} dossiers made again, all equal` }
    : { fr: `Différences : ${different.join(', ')}`, en: `Differences: ${different.join(', ')}` } };
};
