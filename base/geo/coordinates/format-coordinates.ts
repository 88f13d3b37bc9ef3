import type { LonLat } from '../crs/projection.ts';

const sexagesimal = (degrees: number, letters: readonly [string, string]): string => {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const [d, m, s] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10];
  const seconds = s.toFixed(1).replace('.', ',').padStart(4, '0');
  return `${d}°${String(m).padStart(2, '0')}′${seconds}″${letters[degrees < 0 ? 1 : 0]}`;
};

/** Degrees, minutes and seconds as they are dictated in French: `48°51′30,1″N 2°17′40,2″E` (O for ouest). */
export const degreesText = ([lon, lat]: LonLat): string => `${sexagesimal(lat, ['N', 'S'])} ${sexagesimal(lon, ['E', 'O'])}`;
