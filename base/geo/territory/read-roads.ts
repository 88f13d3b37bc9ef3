import type { LonLat } from '../crs/projection.ts';
import { growingColumn } from '../road/growing-column.ts';
import { communeFinder } from '../places/commune-finder.ts';
import type { RowJudge } from './defects.ts';
import { TerritoryRefused } from './defects.ts';
import { communeByCode } from './find-commune.ts';
import type { Feature, FeatureRead } from './geojson-features.ts';
import { isLonLat, type LoadedCommune } from './read-communes.ts';
import { roadOfFeature, type LoadedRoad } from './road-of-feature.ts';
import { TERRITORY_LIMITS } from './territory-limits.ts';
import { vertexTable, type Vertices } from './vertices.ts';
import type { WayBook } from './way-book.ts';

/** Lines of roads in columns: line `i` runs over the points from `first[i]` to the next line's; speeds in tenths of km/h. */
export type RoadLines = {
  vertices: Vertices; points: Int32Array; first: Int32Array;
  way: Int32Array; urgent: Int32Array; regular: Int32Array;
  /** 1 forward, 2 back, 3 both. */
  ways: Int32Array;
};

const TENTHS = 10;
const OF_NO_COMMUNE = -1;

const linesOf = ({ type, coordinates }: Feature): LonLat[][] | undefined => {
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : undefined;
  return Array.isArray(lines) && lines.length > 0 && lines.every((line) => Array.isArray(line) && line.length >= 2 && line.every(isLonLat))
    ? lines as LonLat[][] : undefined;
};

/** Commune of a road: none for a motorway, the one that its file tells, else the one around its middle. */
const communeOf = (communes: readonly LoadedCommune[]): ((road: LoadedRoad, line: readonly LonLat[]) => number) => {
  const [byCode, around] = [communeByCode(communes), communeFinder(communes.map((one) => ({ ...one, at: one.ring[0]! })))];
  return ({ kind, insee, ref }, line) => {
    if (kind === 'motorway' && ref !== '') return OF_NO_COMMUNE;
    return byCode(insee) ?? around(line[line.length >> 1]!) ?? OF_NO_COMMUNE;
  };
};

/** Roads as they are read, then all of their lines. */
export type RoadReader = { read(features: AsyncIterable<FeatureRead>, judge: RowJudge): Promise<void>; lines(): RoadLines };

/** Roads of a map of lines (OpenStreetMap or BD TOPO); what no vehicle drives, and what is no road, is left out. */
export const roadReader = (communes: readonly LoadedCommune[], book: WayBook): RoadReader => {
  const vertices = vertexTable();
  const columns = { points: growingColumn(), first: growingColumn(), way: growingColumn(), urgent: growingColumn(),
    regular: growingColumn(), ways: growingColumn() };
  const commune = communeOf(communes);
  const add = (road: LoadedRoad, line: readonly LonLat[]): void => {
    columns.first.push(columns.points.length());
    columns.way.push(book.ofRoad(commune(road, line), road.name, road.ref, road.kind));
    columns.urgent.push(Math.round(road.urgent * TENTHS));
    columns.regular.push(Math.round(road.regular * TENTHS));
    columns.ways.push((road.forward ? 1 : 0) + (road.back ? 2 : 0));
    line.forEach(([lon, lat], at) => {
      const id = vertices.idOf(lon, lat);
      vertices.pass(id, at === 0 || at === line.length - 1);
      columns.points.push(id);
    });
  };
  const take = ({ line, feature }: FeatureRead, judge: RowJudge): void => {
    judge.row();
    const road = feature && roadOfFeature(feature.properties);
    const lines = feature && linesOf(feature);
    if (!feature || (road && !lines)) {
      judge.wrong(line, feature ? { fr: 'attendu : une ligne en degrés (WGS84)', en: 'expected: a line in degrees (WGS84)' }
        : { fr: 'ce n’est pas une entité GeoJSON', en: 'this is no feature of GeoJSON' });
    } else if (!road) judge.leaveOut();
    else for (const one of lines!) add(road, one);
    if (columns.points.length() > TERRITORY_LIMITS.vertices_max) {
      throw new TerritoryRefused({ fr: `plus de ${TERRITORY_LIMITS.vertices_max} points de routes`,
        en: `more than ${TERRITORY_LIMITS.vertices_max} points of roads` });
    }
  };
  return {
    read: async (features, judge) => { for await (const feature of features) take(feature, judge); },
    lines: () => ({ vertices, points: columns.points.values(), first: columns.first.values(), way: columns.way.values(),
      urgent: columns.urgent.values(), regular: columns.regular.values(), ways: columns.ways.values() }),
  };
};
