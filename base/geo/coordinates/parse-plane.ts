import { findCrs } from '../crs/crs.ts';
import { WGS84, type LonLat, type Projection } from '../crs/projection.ts';
import { utm } from '../crs/transverse-mercator.ts';

export type PlaneNotation = 'lambert-93' | 'conique-conforme' | 'utm';
type Found = { at: LonLat; notation: PlaneNotation };

const NUMBER = String.raw`(-?\d[\d ]*\d(?:[.,]\d+)?)`;
const UTM = new RegExp(String.raw`^(?:UTM\s*)?(?:ZONE\s*)?(\d{1,2})\s*([C-HJ-NP-X])?\s*(?:X\s*=?\s*)?${NUMBER.replace('[\\d ]*', '\\d*')}`
  + String.raw`(?:\s*M?E)?[\s,;/]+(?:Y\s*=?\s*)?${NUMBER.replace('[\\d ]*', '\\d*')}(?:\s*M?N)?$`);
const FIGURE = String.raw`\s*[=:]?\s*(\d[\d .,]*?)\s*M?`;
const LAMBERT = new RegExp(String.raw`^(?:LAMBERT[ -]?93|L93|RGF93|CC\d\d|EPSG:\d+)?[\s:]*([XEYN]?)${FIGURE}[\s,;/]+[XEYN]?${FIGURE}$`);

const ZONE_LAST = /^(.{5,60}?)[\s,]*\bZONE\s?(\d{1,2})\s?([C-HJ-NP-X]?)$/;

const metres = (text: string): number => Number(text.replaceAll(' ', '').replace(',', '.'));

/** Zones of the French territories: south of the equator when no letter says so. */
const isSouth = (zone: number, letter: string | undefined): boolean =>
  (letter === undefined ? [38, 40, 5, 6, 7, 8].includes(zone) : letter === 'S' ? ![31, 32, 30].includes(zone) : letter < 'N');

const parseUtm = (text: string): Found | undefined => {
  const match = UTM.exec(text);
  if (!match) return undefined;
  const [zone, x, y] = [Number(match[1]), metres(match[3] ?? ''), metres(match[4] ?? '')];
  if (zone < 1 || zone > 60 || x < 100_000 || x > 900_000 || y < 0 || y > 10_000_000) return undefined;
  return { at: utm(zone, isSouth(zone, match[2]), WGS84).inverse([x, y]), notation: 'utm' };
};

/** Northings of Lambert-93 are far above its eastings: the two cannot be taken for each other. */
const isLambert93 = ([x, y]: readonly [number, number]): boolean => x > 50_000 && x < 1_250_000 && y > 6_000_000 && y < 7_200_000;

/** The French conic whose range holds both figures: Lambert-93 below 1 250 km east, else a zone of nine. */
const conicOf = (x: number, y: number): { projection: Projection; notation: PlaneNotation } | undefined => {
  if (isLambert93([x, y])) {
    return { projection: findCrs(2154)!.projection, notation: 'lambert-93' };
  }
  const zone = Math.round((y - 200_000) / 1_000_000) + 41;
  const crs = x > 1_250_000 && x < 2_400_000 ? findCrs(3900 + zone) : undefined;
  return crs && { projection: crs.projection, notation: 'conique-conforme' };
};

/** Two figures typed with blanks between thousands: every way of cutting them is tried. */
const cuts = (text: string): [number, number][] => {
  const match = LAMBERT.exec(text);
  const [, name = '', one = '', two = ''] = match ?? [];
  const figures: [number, number] = [metres(one), metres(two)];
  const whole: [number, number][] = !match ? [] : name === 'Y' || name === 'N' ? [[figures[1], figures[0]]] : [figures];
  const groups = text.replace(/^(LAMBERT[ -]?93|L93|RGF93)\s*/, '').split(/\s+/);
  const blanks = groups.every((group) => /^\d+([.,]\d+)?$/.test(group))
    ? groups.slice(1).map((_, index): [number, number] =>
      [metres(groups.slice(0, index + 1).join('')), metres(groups.slice(index + 1).join(''))]) : [];
  return [...whole, ...blanks];
};

/** A place written in metres of UTM (zone first) or of a French Lambert conic, told from each other by their ranges. */
export const parsePlane = (input: string): Found | undefined => {
  const text = input.toUpperCase().trim().replace(ZONE_LAST, '$2$3 $1');
  const found = parseUtm(text);
  if (found) return found;
  const all = cuts(text);
  for (const [x, y] of [...all, ...all.map(([one, two]): [number, number] => [two, one]).filter(isLambert93)]) {
    const conic = conicOf(x, y);
    if (conic) return { at: conic.projection.inverse([x, y]), notation: conic.notation };
  }
  return undefined;
};
