import type { Tx } from '#base/store/context.ts';
import { AID_SETTINGS, aidSettingsOf, type AidSettings, type AidSettingsFor } from '../../domain/mutual-aid/aid-settings.ts';
import { settingsOf } from '../../domain/indicators/settings.ts';

const ALL = { name: 'entraide-reglages', text: 'select centre, nom, valeur from reglage where partition = $1' };

/** Mutual aid as each centre set it; who set nothing has the defaults. */
export const aidSettingsFor = async (tx: Tx, partitions: number): Promise<AidSettingsFor> => {
  const found = new Map<string, AidSettings>();
  for (let partition = 0; partition < partitions; partition += 1) {
    const { rows } = await tx.query<{ centre: string; nom: string; valeur: number }>({ ...ALL, values: [partition] });
    for (const [centre, own] of Map.groupBy(rows, (row) => row.centre)) {
      found.set(centre, aidSettingsOf(settingsOf(Object.fromEntries(own.map(({ nom, valeur }) => [nom, valeur])))));
    }
  }
  return (centre) => found.get(centre) ?? AID_SETTINGS;
};
