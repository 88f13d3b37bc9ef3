import { judgePoint } from '#base/geo/coordinates/judge-point.ts';

/**
 * Does a point that somebody sent deserve trust? 0,0, swapped latitude and longitude and places outside France do not: they are
 * kept, marked, and no vehicle is chosen by them until somebody confirms (domain §13).
 */
export const isDoubtfulPlace = (lat: number, lon: number): boolean => judgePoint([lon, lat]).doubts.length > 0;
