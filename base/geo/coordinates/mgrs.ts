import type { LonLat, Plane } from '../crs/projection.ts';
import { utm } from '../crs/transverse-mercator.ts';
import { WGS84 } from '../crs/projection.ts';

/** Latitude bands of 8° from 80° S; X is 12° high. */
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'];
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SQUARE = 100_000;
/** Cells of a kilometre or less: a larger one is no place to send anybody, and `3 rue` or `12 rue 14` reads as one. */
const PATTERN = /^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d{4,10})$/;

/** Reference of a place in the military grid, to the metre: `31UDQ4825111932`. Nothing beyond 80° S and 84° N. */
export const mgrsOf = ([lon, lat]: LonLat): string | undefined => {
  if (lat < -80 || lat > 84) return undefined;
  const zone = Math.floor((lon + 180) / 6) + 1;
  const band = BANDS[Math.min(19, Math.floor((lat + 80) / 8))] as string;
  const [x, y] = utm(zone, lat < 0, WGS84).forward([lon, lat]);
  const column = COLUMNS[(zone - 1) % 3]?.[Math.floor(x / SQUARE) - 1];
  const row = ROWS[(Math.floor(y / SQUARE) + (zone % 2 === 0 ? 5 : 0)) % 20];
  if (column === undefined) return undefined;
  const digits = (metres: number): string => String(Math.floor(metres % SQUARE)).padStart(5, '0');
  return `${zone}${band}${column}${row}${digits(x)}${digits(y)}`;
};

/** Northing nearest to the band among those that the row letter allows: they repeat every 2 000 km. */
const northingOf = (zone: number, band: string, row: string, x: number): number => {
  const south = BANDS.indexOf(band) * 8 - 80;
  const [, low] = utm(zone, south < 0, WGS84).forward([zone * 6 - 183, south]);
  const first = ((ROWS.indexOf(row) - (zone % 2 === 0 ? 5 : 0) + 20) % 20) * SQUARE;
  const edge = Math.floor((low - SQUARE) / SQUARE) * SQUARE;
  const turns = Math.ceil((edge - first) / (20 * SQUARE));
  return x < 0 ? NaN : first + turns * 20 * SQUARE;
};

/**
 * The middle of the cell that a grid reference names, and the cell's side in metres.
 * Nothing when the letters do not fit the zone or the digits are not even in number.
 */
export const parseMgrs = (text: string): { at: LonLat; side: number } | undefined => {
  const match = PATTERN.exec(text.toUpperCase().replace(/\s+/g, ''));
  if (!match) return undefined;
  const [, zoneText = '', band = '', column = '', row = '', digits = ''] = match;
  const zone = Number(zoneText);
  const easting = (COLUMNS[(zone - 1) % 3]?.indexOf(column) ?? -1) + 1;
  if (zone < 1 || zone > 60 || easting < 1 || digits.length % 2 === 1) return undefined;
  const half = digits.length / 2;
  const side = SQUARE / 10 ** half;
  const offset = (part: string): number => Number(part) * side + side / 2;
  const plane: Plane = [easting * SQUARE + offset(digits.slice(0, half)),
    northingOf(zone, band, row, easting) + offset(digits.slice(half))];
  return { at: utm(zone, BANDS.indexOf(band) < 10, WGS84).inverse(plane), side };
};
