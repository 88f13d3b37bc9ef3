/** Longitude and latitude, degrees. */
export type MapPoint = readonly [lon: number, lat: number];

/** What an object's colour says; its letter says it too, so that colour is never the only sign. */
export type MapTone = 'alarm' | 'warning' | 'active' | 'calm' | 'neutral';

/** Something with a place that may move. `label` names it in the list and on the map; `detail` is read with it. */
export type MapObject = {
  id: string; at: MapPoint; label: string; letter: string; tone: MapTone; detail?: string;
  /** Its place is old: shown pale, and said. */
  stale?: boolean;
};

/** A way or a border; dashed lines say estimates. */
export type MapLine = { id: string; line: readonly MapPoint[]; tone: MapTone; dashed?: boolean };

/** Where something lies with a doubt: a middle and a radius in metres. */
export type MapCircle = { id: string; at: MapPoint; metres: number; tone: MapTone };

export type MapScene = { objects: readonly MapObject[]; lines: readonly MapLine[]; circles: readonly MapCircle[] };

/** Told by the map's element when what it was last given is on the screen; its detail are the objects that the picture shows. */
export const MAP_PAINTED = 'so-map-painted';

/** What is looked at. */
export type MapEye = { at: MapPoint; zoom: number };

type Shape = { type: 'Point'; coordinates: number[] } | { type: 'LineString'; coordinates: number[][] }
  | { type: 'Polygon'; coordinates: number[][][] };
type Drawn = { type: 'Feature'; geometry: Shape; properties: Record<string, string | number> };
export type MapShapes = { type: 'FeatureCollection'; features: Drawn[] };

const METRES_A_DEGREE = 111_194.93;
const CIRCLE_STEPS = 48;

const collection = (features: [Shape, Record<string, string | number>][]): MapShapes =>
  ({ type: 'FeatureCollection', features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })) });

/** Objects as points to draw; the chosen one comes last, over the others. */
export const objectShapes = (objects: readonly MapObject[], chosen: string | undefined): MapShapes =>
  collection([...objects].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen)).map(({ id, at, label, letter, tone, stale }) =>
    [{ type: 'Point', coordinates: [...at] }, { id, label, letter, tone, stale: stale ? 1 : 0, chosen: id === chosen ? 1 : 0 }]));

/** Lines as they are drawn. */
export const lineShapes = (lines: readonly MapLine[]): MapShapes => collection(lines.map(({ id, line, tone, dashed }) =>
  [{ type: 'LineString', coordinates: line.map((at) => [...at]) }, { id, tone, dashed: dashed ? 1 : 0 }]));

/** Circles as polygons of 48 sides, true in metres. */
export const circleShapes = (circles: readonly MapCircle[]): MapShapes => collection(circles.map(({ id, at, metres, tone }) => {
  const [dx, dy] = [metres / (METRES_A_DEGREE * Math.cos((at[1] * Math.PI) / 180)), metres / METRES_A_DEGREE];
  const ring = Array.from({ length: CIRCLE_STEPS + 1 }, (_, step) => (step / CIRCLE_STEPS) * 2 * Math.PI)
    .map((turn) => [at[0] + Math.cos(turn) * dx, at[1] + Math.sin(turn) * dy]);
  return [{ type: 'Polygon', coordinates: [ring] }, { id, tone }];
}));
