import { LIMITS } from '../../limits.ts';
import type { Position } from './station.ts';
import { houseNumber, streetKey } from './street.ts';

/** Where a house number stands, as the address base of the commune says. */
export type AddressPoint = { cleVoie: string; numero: number; lon: number; lat: number };

export type AddressReading = { ok: true; points: AddressPoint[]; elsewhere: number } | { ok: false; code: 'COLONNES' | 'TROP' | 'AUCUNE' };

const COLUMNS = ['numero', 'nom_voie', 'code_insee', 'lon', 'lat'] as const;

const cellsOf = (line: string): string[] => line.split(';').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));

const coordinate = (text: string | undefined, max: number): number | undefined => {
  const value = Number(text);
  return text !== undefined && text !== '' && Number.isFinite(value) && Math.abs(value) <= max ? value : undefined;
};

/**
 * Reads the file of a commune as the national address base publishes it (BAN: CSV, `;`, one line a number). Lines of other communes are
 * counted and left; of `12` and `12 bis` the first one stands for the number.
 */
export const readAddressPoints = (text: string, commune: string): AddressReading => {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = cellsOf(head);
  const at = COLUMNS.map((name) => names.indexOf(name));
  if (at.includes(-1)) return { ok: false, code: 'COLONNES' };
  const points = new Map<string, AddressPoint>();
  let elsewhere = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const [numero, voie, insee, lon, lat] = at.map((index) => cells[index]);
    const [number, x, y, cleVoie] = [houseNumber(numero ?? null), coordinate(lon, 180), coordinate(lat, 90), streetKey(voie ?? '')];
    if (insee !== commune) { elsewhere += 1; continue; }
    if (number === null || x === undefined || y === undefined || cleVoie === '') continue;
    const key = `${cleVoie}|${number}`;
    if (!points.has(key)) points.set(key, { cleVoie, numero: number, lon: x, lat: y });
    if (points.size > LIMITS.address_points_max) return { ok: false, code: 'TROP' };
  }
  return points.size === 0 ? { ok: false, code: 'AUCUNE' } : { ok: true, points: [...points.values()], elsewhere };
};

/** The position of an address among those of the commune; nothing when the base does not have the number. */
export type PositionOf = (cleVoie: string, numero: number | null) => Position | undefined;

/** Looks positions up by street and number. */
export const positionsBy = (points: readonly AddressPoint[]): PositionOf => {
  const known = new Map(points.map(({ cleVoie, numero, lon, lat }) => [`${cleVoie}|${numero}`, [lon, lat] as const]));
  return (cleVoie, numero) => (numero === null ? undefined : known.get(`${cleVoie}|${numero}`));
};
