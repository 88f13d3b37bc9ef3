import type { LonLat } from '../crs/projection.ts';

const DIGITS = '23456789CFGHJMPQRVWX';
const FULL = /^([23456789CFGHJMPQRVWX]{8})\+([23456789CFGHJMPQRVWX]{2,7})?(?:[\s,].*)?$/;
const PAIRS = 5;

/**
 * The middle of the area that a full Open Location Code names (specification of 2014, public domain): pairs of base-20
 * digits from 20° down, then digits of a 4 × 5 grid. A short code needs a town beside it and gives nothing.
 */
export const parsePlusCode = (text: string): LonLat | undefined => {
  const match = FULL.exec(text.toUpperCase().trim());
  if (!match) return undefined;
  const code = `${match[1]}${match[2] ?? ''}`;
  let [lat, lon, height, width] = [-90, -180, 400, 400];
  for (let at = 0; at + 1 < Math.min(code.length, PAIRS * 2); at += 2) {
    height /= 20;
    width /= 20;
    lat += DIGITS.indexOf(code[at] as string) * height;
    lon += DIGITS.indexOf(code[at + 1] as string) * width;
  }
  for (const digit of code.slice(PAIRS * 2)) {
    height /= 5;
    width /= 4;
    lat += Math.floor(DIGITS.indexOf(digit) / 4) * height;
    lon += (DIGITS.indexOf(digit) % 4) * width;
  }
  return lat > 90 || lon > 180 ? undefined : [lon + width / 2, lat + height / 2];
};
