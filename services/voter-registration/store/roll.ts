import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { newId } from '#base/values/ids.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { Requerant } from '../domain/codes/court-applicants.ts';
import type { TypeListe } from '../domain/codes/lists.ts';
import type { Perimeter, Station, StreetRule } from '../domain/roll/station.ts';

/** One line of the roll as it is stored. */
export type Electeur = {
  partition: number; dossier_id: string; numero: string; type_liste: TypeListe; nne: string; bureau: string; sexe: string;
  nom_naissance: string; nom_usage: string | null; prenoms: string; date_naissance: string; commune_naissance: string | null;
  lieu_naissance: string | null; pays_naissance: string; nationalite: string | null; numero_voie: string | null; voie: string | null;
  complement1: string | null; complement2: string | null; lieu_dit: string | null; code_postal: string; commune_adresse: string;
  cle_nom: string; origine: string; inscrit_le: Date; radie_le: Date | null; radiation: string | null;
  /** Who applied to the court, when its judgment made the line or ended it. */
  requerant: Requerant | null;
  /** Order number on the roll; none until the register tells it. */
  ordre: number | null;
};

/** A station as it is stored; `propose` is a perimeter that waits for being applied. */
export type Bureau = Station & { adresse: string; canton: string; circonscription: string; propose: Perimeter | null };

/** A station as it would be once what waits is applied. */
export const asProposed = (station: Bureau): Bureau => ({ ...station, perimetre: station.propose ?? station.perimetre });

type Scope = { partitions: number; commune: string };

const COLUMNS = `partition, dossier_id, numero, type_liste, nne, bureau, sexe, nom_naissance, nom_usage, prenoms, date_naissance,
  commune_naissance, lieu_naissance, pays_naissance, nationalite, numero_voie, voie, complement1, complement2, lieu_dit, code_postal,
  commune_adresse, cle_nom, origine, inscrit_le, radie_le, radiation, requerant,
  (select n.ordre from numero_ordre n where n.partition = $1 and n.dossier_id = electeur.dossier_id) as ordre`;
const ROLL = { name: 'roll-all', text: `select ${COLUMNS} from electeur
  where partition = $1 and commune = $2 and type_liste = $3 and radie_le is null order by cle_nom, dossier_id limit $4` };
const GONE = { name: 'roll-gone', text: `select ${COLUMNS} from electeur
  where partition = $1 and commune = $2 and radie_le is not null order by radie_le desc, dossier_id limit $3` };
const STATIONS = { name: 'roll-stations', text: `select numero, libelle, adresse, canton, circonscription, perimetre,
    perimetre_propose as propose from bureau
  where partition = $1 and commune = $2 order by length(numero), numero limit 500` };
const SAVE_STATION = { name: 'roll-station-save', text: `insert into bureau (partition, commune, numero, libelle, adresse, canton,
    circonscription, maj_par, maj_le) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (partition, commune, numero) do update set libelle = excluded.libelle, adresse = excluded.adresse,
    canton = excluded.canton, circonscription = excluded.circonscription, maj_par = excluded.maj_par, maj_le = excluded.maj_le` };
const PROPOSE = { name: 'roll-perimeter-propose', text: `update bureau set perimetre_propose = $4
  where partition = $1 and commune = $2 and numero = $3` };
const APPLY = { name: 'roll-perimeters-apply', text: `update bureau set perimetre = perimetre_propose, perimetre_propose = null,
    maj_par = $3, maj_le = $4 where partition = $1 and commune = $2 and perimetre_propose is not null` };
const GIVE_UP = { name: 'roll-perimeters-give-up', text: `update bureau set perimetre_propose = null
  where partition = $1 and commune = $2 and perimetre_propose is not null` };
const RULES = { name: 'roll-street-rules', text: `select cle_voie as "cleVoie", cote, de, a, numero from bureau_voie
  where partition = $1 and commune = $2 order by cle_voie, de limit 5000` };
const ADD_RULE = { name: 'roll-street-add', text: `insert into bureau_voie (partition, commune, voie_id, cle_voie, cote, de, a, numero)
  values ($1, $2, $3, $4, $5, $6, $7, $8)` };

/** The largest roll that this makes at once: no arrondissement reaches it. */
const ROLL_MAX = 400_000;
const GONE_MAX = 5_000;

const key = ({ partitions, commune }: Scope): [number, string] => [partitionOf(partitions, commune), commune];
const each = async ({ partitions }: Scope, read: (partition: number) => Promise<{ rows: Electeur[] }>): Promise<Electeur[]> =>
  (await Promise.all(Array.from({ length: partitions }, (_, partition) => read(partition)))).flatMap(({ rows }) => rows);

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The electors of a list of the commune in the order of the roll: by birth name, given names, birth date. */
export const rollOf = async (tx: Tx, scope: Scope, liste: TypeListe): Promise<Electeur[]> =>
  (await each(scope, (partition) => tx.query<Electeur>({ ...ROLL, values: [partition, scope.commune, liste, ROLL_MAX] })))
    .sort((a, b) => text(a.cle_nom, b.cle_nom) || text(a.prenoms, b.prenoms) || text(a.date_naissance, b.date_naissance)
      || text(a.dossier_id, b.dossier_id));

/** Who left the roll, the latest first: a former commune learns of it here. */
export const strikeOffsOf = async (tx: Tx, scope: Scope): Promise<Electeur[]> =>
  (await each(scope, (partition) => tx.query<Electeur>({ ...GONE, values: [partition, scope.commune, GONE_MAX] })))
    .sort((a, b) => b.radie_le!.getTime() - a.radie_le!.getTime());

/** Polling stations of the commune. */
export const stationsOf = async (tx: Tx, scope: Scope): Promise<Bureau[]> =>
  (await tx.query<Bureau>({ ...STATIONS, values: key(scope) })).rows;

/** Writes a station; its perimeter stays what it was. */
export const saveStation = async (
  tx: Tx, scope: Scope, station: Omit<Bureau, 'perimetre' | 'propose'>, by: string, at: Instant,
): Promise<void> => {
  const { numero, libelle, adresse, canton, circonscription } = station;
  await tx.query({ ...SAVE_STATION, values: [...key(scope), numero, libelle, adresse, canton, circonscription, by, toRfc3339(at)] });
};

/** Keeps a perimeter beside the one in force, in the place of another that waited. */
export const proposePerimeter = async (tx: Tx, scope: Scope, numero: string, perimetre: Perimeter): Promise<void> => {
  await tx.query({ ...PROPOSE, values: [...key(scope), numero, JSON.stringify(perimetre)] });
};

/** Puts every perimeter that waits in force. */
export const applyPerimeters = async (tx: Tx, scope: Scope, by: string, at: Instant): Promise<void> => {
  await tx.query({ ...APPLY, values: [...key(scope), by, toRfc3339(at)] });
};

/** Forgets the perimeters that wait. */
export const giveUpPerimeters = async (tx: Tx, scope: Scope): Promise<void> => {
  await tx.query({ ...GIVE_UP, values: key(scope) });
};

/** Stretches of streets that lead to a station. */
export const streetRulesOf = async (tx: Tx, scope: Scope): Promise<StreetRule[]> =>
  (await tx.query<StreetRule>({ ...RULES, values: key(scope) })).rows;

/** Writes one stretch of a street. */
export const addStreetRule = async (tx: Tx, scope: Scope, { cleVoie, cote, de, a, numero }: StreetRule): Promise<void> => {
  await tx.query({ ...ADD_RULE, values: [...key(scope), newId(), cleVoie, cote, de, a, numero] });
};
