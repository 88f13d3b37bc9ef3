type Box = readonly [south: number, west: number, north: number, east: number];

/** Metropolitan France with its seas, and the overseas départements and collectivities, widely. */
const BOXES: readonly Box[] = [
  [41, -6, 51.6, 10], [15.7, -63.3, 18.2, -60.9], [14.3, -61.3, 15, -60.7], [2, -54.7, 6, -51.5], [-21.5, 55.1, -20.8, 55.9],
  [-13.1, 44.9, -12.5, 45.4], [46.6, -56.6, 47.2, -56], [-23, 163, -19, 169], [-28, -155, -7, -134], [-15, -179, -13, -176],
];

/**
 * Does a point that somebody sent deserve trust? 0,0, swapped latitude and longitude and places far from France do not: they are
 * kept, marked, and no vehicle is chosen by them until somebody confirms (domain §13).
 */
export const isDoubtfulPlace = (lat: number, lon: number): boolean =>
  !BOXES.some(([south, west, north, east]) => lat >= south && lat <= north && lon >= west && lon <= east);
