import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { settingsOf, type SettingName, type Settings } from '../domain/indicators/settings.ts';

const READ = { name: 'reglages-lire', text: 'select nom, valeur from reglage where partition = $1 and centre = $2' };
const WRITE = { name: 'reglages-ecrire',
  text: `insert into reglage (partition, centre, nom, valeur, par, le) values ($1, $2, $3, $4, $5, $6)
    on conflict (partition, centre, nom) do update set valeur = excluded.valeur, par = excluded.par, le = excluded.le` };

/** The settings of a centre, its own or the defaults. */
export const readSettings = async (tx: Tx, { partition, centre }: { partition: number; centre: string }): Promise<Settings> => {
  const { rows } = await tx.query<{ nom: string; valeur: number }>({ ...READ, values: [partition, centre] });
  return settingsOf(Object.fromEntries(rows.map(({ nom, valeur }) => [nom, valeur])));
};

/** Sets one for a centre, with who did. */
export const writeSetting = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, name: SettingName, value: number, by: string, at: Instant,
): Promise<void> => {
  await tx.query({ ...WRITE, values: [partition, centre, name, value, by, toRfc3339(at)] });
};
