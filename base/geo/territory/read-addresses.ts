import type { LonLat } from '../crs/projection.ts';
import { suffixIndex } from '../places/gazetteer.ts';
import { growingColumn } from '../road/growing-column.ts';
import type { CsvRow } from './csv-rows.ts';
import { TerritoryRefused, type RowJudge } from './defects.ts';
import { communeByCode } from './find-commune.ts';
import type { LoadedCommune } from './read-communes.ts';
import { TERRITORY_LIMITS } from './territory-limits.ts';
import type { WayBook } from './way-book.ts';

export type LoadedHouses = { way: Int32Array; number: Int32Array; suffix: Int32Array; lon: Float64Array; lat: Float64Array };

/** Addresses as they are read: hamlets, the post code that most addresses of a commune bear, and house numbers by rising way. */
export type AddressBook = {
  read(rows: AsyncIterable<CsvRow>, judge: RowJudge): Promise<void>;
  hamlets: { name: string; commune: number; at: LonLat }[]; postcodes(): string[]; houses(ways: number): LoadedHouses;
};

const NEEDED = ['numero', 'nom_voie', 'code_insee', 'lon', 'lat'] as const;
/** A number that says that there is none: a place, not a house. */
const NO_NUMBER = 9_999;
/** Degrees in a column of 32 bits: about a centimetre. */
const UNITS = 1e7;

const suffixOf = (rep: string): number => Math.max(0, suffixIndex(rep.trim().toLowerCase()));

const columnsOf = (header: readonly string[]): ((row: readonly string[], name: string) => string) => {
  const index = new Map(header.map((name, at) => [name.trim().toLowerCase(), at]));
  const missing = NEEDED.filter((name) => !index.has(name));
  if (missing.length > 0) {
    throw new TerritoryRefused({ fr: `adresses : colonnes absentes : ${missing.join(', ')} (attendu : le CSV de la Base adresse nationale)`,
      en: `addresses: columns missing: ${missing.join(', ')} (expected: the CSV of the Base adresse nationale)` });
  }
  return (row, name) => (row[index.get(name) ?? -1] ?? '').trim();
};

type Drawn = { way: number; number: number; suffix: number; lon: number; lat: number };

/** Columns in the order of their ways, by counting. */
const byWay = (columns: Record<keyof Drawn, Int32Array>, ways: number): LoadedHouses => {
  const next = new Int32Array(ways + 1);
  for (const way of columns.way) next[way + 1]!++;
  for (let way = 0; way < ways; way++) next[way + 1]! += next[way]!;
  const order = new Int32Array(columns.way.length);
  columns.way.forEach((way, house) => { order[next[way]!++] = house; });
  const sorted = (column: Int32Array): Int32Array => order.map((house) => column[house]!);
  const degrees = (column: Int32Array): Float64Array => Float64Array.from(order, (house) => column[house]! / UNITS);
  return { way: sorted(columns.way), number: sorted(columns.number), suffix: sorted(columns.suffix), lon: degrees(columns.lon),
    lat: degrees(columns.lat) };
};

const mostTold = (told: ReadonlyMap<string, number>): string => [...told].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';

/** Addresses of the Base adresse nationale (`adresses-<département>.csv`): a street or place and its commune, number, point. */
export const addressBook = (communes: readonly LoadedCommune[], ways: WayBook): AddressBook => {
  const find = communeByCode(communes);
  const columns = { way: growingColumn(), number: growingColumn(), suffix: growingColumn(), lon: growingColumn(), lat: growingColumn() };
  const postcodes = communes.map(() => new Map<string, number>());
  const hamlets: AddressBook['hamlets'] = [];
  const take = ({ line, fields, tooLong }: CsvRow, get: ReturnType<typeof columnsOf>, judge: RowJudge): void => {
    judge.row();
    const [lon, lat] = [get(fields, 'lon'), get(fields, 'lat')];
    const name = get(fields, 'nom_voie') || get(fields, 'nom_ld');
    const commune = find(get(fields, 'code_insee'));
    const numero = get(fields, 'numero');
    if (tooLong || !/^\d{0,5}$/.test(numero) || name === '' || !(Math.abs(Number(lon)) <= 180) || !(Math.abs(Number(lat)) <= 90)) {
      judge.wrong(line, tooLong ? { fr: 'ligne trop longue', en: 'line too long' }
        : { fr: `attendu : numero, nom_voie, lon et lat en degrés (lu : ${[numero, name, lon, lat].join(' ; ').slice(0, 80)})`,
          en: `expected: numero, nom_voie, lon and lat in degrees (read: ${[numero, name, lon, lat].join('; ').slice(0, 80)})` });
      return;
    }
    if (lon === '' || lat === '' || commune === undefined) {
      judge.leaveOut();
      return;
    }
    const postcode = get(fields, 'code_postal');
    if (postcode !== '') postcodes[commune]!.set(postcode, (postcodes[commune]!.get(postcode) ?? 0) + 1);
    if (numero === '' || Number(numero) >= NO_NUMBER || Number(numero) === 0) {
      hamlets.push({ name, commune, at: [Number(lon), Number(lat)] });
      return;
    }
    if (columns.way.length() >= TERRITORY_LIMITS.houses_max) {
      throw new TerritoryRefused({ fr: `plus de ${TERRITORY_LIMITS.houses_max} adresses`,
        en: `more than ${TERRITORY_LIMITS.houses_max} addresses` });
    }
    const drawn: Drawn = { way: ways.ofAddress(commune, name), number: Number(numero), suffix: suffixOf(get(fields, 'rep')),
      lon: Math.round(Number(lon) * UNITS), lat: Math.round(Number(lat) * UNITS) };
    for (const [key, value] of Object.entries(drawn)) columns[key as keyof Drawn].push(value);
  };
  const values = (): Record<keyof Drawn, Int32Array> => ({ way: columns.way.values(), number: columns.number.values(),
    suffix: columns.suffix.values(), lon: columns.lon.values(), lat: columns.lat.values() });
  const read: AddressBook['read'] = async (rows, judge) => {
    let get: ReturnType<typeof columnsOf> | undefined;
    for await (const row of rows) {
      if (get) take(row, get, judge);
      else get = columnsOf(row.fields);
    }
  };
  return { read, hamlets, postcodes: () => postcodes.map(mostTold), houses: (count) => byWay(values(), count) };
};
