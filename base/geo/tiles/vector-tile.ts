import { protobufWriter, type ProtobufWriter } from './protobuf.ts';

export type TileValue = string | number | boolean;

/** A feature in the units of its tile. Parts are x, y, x, y …; a polygon's outer rings come before their holes. */
export type TileFeature = { type: 'point' | 'line' | 'polygon'; parts: number[][]; properties: Readonly<Record<string, TileValue>> };
export type TileLayer = { name: string; features: readonly TileFeature[] };

export const TILE_EXTENT = 4_096;

const TYPES = { point: 1, line: 2, polygon: 3 } as const;
const [MOVE, LINE, CLOSE] = [1, 2, 7];

const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2);
const command = (id: number, count: number): number => id + count * 8;

/** Commands of a geometry (MVT 2.1, §4.3): relative moves, no step of length zero, rings closed by a command. */
const commandsOf = ({ type, parts }: TileFeature): number[] => {
  const out: number[] = [];
  let [x, y] = [0, 0];
  const step = (nx: number, ny: number): void => {
    out.push(zigzag(nx - x), zigzag(ny - y));
    [x, y] = [nx, ny];
  };
  if (type === 'point') {
    out.push(command(MOVE, parts.length));
    for (const [px, py] of parts) step(px!, py!);
    return out;
  }
  for (const part of parts) {
    out.push(command(MOVE, 1));
    step(part[0]!, part[1]!);
    out.push(command(LINE, part.length / 2 - 1));
    for (let at = 2; at < part.length; at += 2) step(part[at]!, part[at + 1]!);
    if (type === 'polygon') out.push(command(CLOSE, 1));
  }
  return out;
};

const writeValue = (layer: ProtobufWriter, value: TileValue): void => {
  const one = protobufWriter();
  if (typeof value === 'string') one.text(1, value);
  else if (typeof value === 'boolean') one.varint(7, value ? 1 : 0);
  else if (Number.isInteger(value) && value >= 0) one.varint(5, value);
  else one.double(3, value);
  layer.bytes(4, one.finish());
};

const encodeLayer = ({ name, features }: TileLayer): Uint8Array => {
  const layer = protobufWriter();
  const keys = new Map<string, number>();
  const values = new Map<TileValue, number>();
  const idOf = <T>(map: Map<T, number>, one: T): number => {
    if (!map.has(one)) map.set(one, map.size);
    return map.get(one)!;
  };
  layer.varint(15, 2);
  layer.text(1, name);
  for (const feature of features) {
    const one = protobufWriter();
    one.packed(2, Object.entries(feature.properties).flatMap(([key, value]) => [idOf(keys, key), idOf(values, value)]));
    one.varint(3, TYPES[feature.type]);
    one.packed(4, commandsOf(feature));
    layer.bytes(2, one.finish());
  }
  for (const key of keys.keys()) layer.text(3, key);
  for (const value of values.keys()) writeValue(layer, value);
  layer.varint(5, TILE_EXTENT);
  return layer.finish();
};

/** A Mapbox Vector Tile (specification 2.1). Layers without features are left out. */
export const encodeTile = (layers: readonly TileLayer[]): Uint8Array => {
  const tile = protobufWriter();
  for (const layer of layers) if (layer.features.length > 0) tile.bytes(3, encodeLayer(layer));
  return tile.finish();
};
