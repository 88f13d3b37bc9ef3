import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

export type BaseTheme = 'light' | 'dark';

type Palette = Record<'sea' | 'land' | 'forest' | 'town' | 'water' | 'border' | 'text' | 'halo' | 'motorway' | 'national' | 'road'
  | 'casing' | 'health' | 'rescue' | 'spot' | 'house', string>;

/** Quiet grounds, so that what a service draws over them stands out; texts reach 4.5 : 1 on every ground. */
const PALETTES: Readonly<Record<BaseTheme, Palette>> = {
  light: { sea: '#c9dcea', land: '#f4f1ea', forest: '#d9e6cd', town: '#e6e0d8', water: '#b3cfe4', border: '#9a8fb0', text: '#2b2b33',
    halo: '#ffffff', motorway: '#d9822b', national: '#eebb5e', road: '#ffffff', casing: '#b5aca0', health: '#a8123e', rescue: '#a34100',
    spot: '#4a4a5a', house: '#5a5550' },
  dark: { sea: '#10202c', land: '#1d2126', forest: '#1e2b22', town: '#282b31', water: '#18303f', border: '#6f6585', text: '#e8e6e1',
    halo: '#14171b', motorway: '#a8621c', national: '#7d6433', road: '#454a52', casing: '#0f1114', health: '#ff8fab', rescue: '#ffb27a',
    spot: '#c4c4d4', house: '#a8a39b' },
};

const FONT = ['DejaVu Sans'];
type Stops = readonly (readonly [zoom: number, width: number])[];
const grow = (stops: Stops): ['interpolate', ['exponential', number], ['zoom'], ...number[]] =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()];

type Road = { id: string; kinds: string[]; from: number; width: Stops; color: keyof Palette };
const ROADS: readonly Road[] = [
  { id: 'lane', kinds: ['lane', 'slip'], from: 12, width: [[12, 0.6], [15, 3], [18, 12]], color: 'road' },
  { id: 'street', kinds: ['street'], from: 12, width: [[12, 0.7], [15, 5], [18, 20]], color: 'road' },
  { id: 'departmental', kinds: ['departmental'], from: 9, width: [[9, 0.7], [13, 3], [18, 22]], color: 'road' },
  { id: 'national', kinds: ['national'], from: 7, width: [[7, 0.8], [13, 4.5], [18, 26]], color: 'national' },
  { id: 'motorway', kinds: ['motorway'], from: 5, width: [[5, 0.8], [13, 4], [18, 24]], color: 'motorway' },
];

const road = (colors: Palette, casing: boolean) => ({ id, kinds, from, width, color }: Road): LayerSpecification => ({
  id: `road-${id}${casing ? '-casing' : ''}`, type: 'line', source: 'base', 'source-layer': 'road',
  minzoom: casing ? Math.max(from, 11) : from, filter: ['in', ['get', 'kind'], ['literal', kinds]],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': casing ? colors.casing : colors[color],
    'line-width': grow(casing ? width.map(([zoom, one]) => [zoom, one + 1.6] as const) : width) },
});

/** All edges first, so that streets run into each other. */
const roads = (colors: Palette): LayerSpecification[] =>
  [true, false].flatMap((casing) => ROADS.map(road(colors, casing)));

type Label = {
  id: string; layer: string; size: Stops; color: keyof Palette; from?: number; along?: boolean; filter?: unknown[]; field?: string;
};
const isOf = (...kinds: string[]): unknown[] => ['in', ['get', 'kind'], ['literal', kinds]];
const LABELS: readonly Label[] = [
  { id: 'house', layer: 'house', size: [[17, 10], [19, 13]], color: 'house', from: 17 },
  { id: 'street-name', layer: 'road', size: [[13, 10], [18, 14]], color: 'text', from: 14, along: true,
    filter: isOf('street', 'lane') },
  { id: 'road-number', layer: 'road', size: [[9, 10], [16, 13]], color: 'text', from: 10, along: true, field: 'ref',
    filter: ['!=', ['get', 'ref'], ''] },
  { id: 'post', layer: 'post', size: [[13, 9], [17, 12]], color: 'text', from: 13 },
  { id: 'spot', layer: 'spot', size: [[13, 10], [18, 13]], color: 'spot', from: 14 },
  { id: 'rescue', layer: 'spot', size: [[10, 10], [16, 13]], color: 'rescue', filter: isOf('fire-station') },
  { id: 'health', layer: 'spot', size: [[9, 10], [16, 14]], color: 'health', filter: isOf('hospital', 'smur') },
  { id: 'hamlet', layer: 'place', size: [[13, 10], [17, 13]], color: 'text', from: 13, filter: ['==', ['get', 'population'], 0] },
];

const labels = (colors: Palette): LayerSpecification[] => [
  ...LABELS.map(({ id, layer, size, color, from = 0, along = false, filter, field = 'name' }) => ({
    id: `label-${id}`, type: 'symbol', source: 'base', 'source-layer': layer, minzoom: from,
    ...(filter ? { filter: filter as never } : {}),
    layout: { 'text-field': ['get', field], 'text-font': FONT, 'text-size': grow(size), 'text-padding': 3,
      'symbol-placement': along ? 'line' : 'point', 'symbol-spacing': 260 },
    paint: { 'text-color': colors[color], 'text-halo-color': colors.halo, 'text-halo-width': 1.4 },
  } satisfies LayerSpecification)),
  { id: 'label-commune', type: 'symbol', source: 'base', 'source-layer': 'place', filter: ['>', ['get', 'population'], 0],
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'symbol-sort-key': ['-', ['get', 'population']], 'text-padding': 6,
      'text-size': ['interpolate', ['linear'], ['log10', ['get', 'population']], 2, 11, 5, 19] },
    paint: { 'text-color': colors.text, 'text-halo-color': colors.halo, 'text-halo-width': 1.6 } },
];

const grounds = (colors: Palette): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': colors.sea } },
  { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': colors.land } },
  { id: 'forest', type: 'fill', source: 'base', 'source-layer': 'cover', filter: ['==', ['get', 'kind'], 'forest'],
    paint: { 'fill-color': colors.forest } },
  { id: 'town', type: 'fill', source: 'base', 'source-layer': 'cover', filter: ['==', ['get', 'kind'], 'town'],
    paint: { 'fill-color': colors.town } },
  { id: 'lake', type: 'fill', source: 'base', 'source-layer': 'water', paint: { 'fill-color': colors.water } },
  { id: 'river', type: 'line', source: 'base', 'source-layer': 'river', layout: { 'line-join': 'round' },
    paint: { 'line-color': colors.water,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, ['/', ['get', 'size'], 8], 16, ['get', 'size']] } },
  { id: 'boundary', type: 'line', source: 'base', 'source-layer': 'boundary', minzoom: 9,
    paint: { 'line-color': colors.border, 'line-width': 1, 'line-dasharray': [4, 3], 'line-opacity': 0.6 } },
];

/**
 * The base map's style for MapLibre, light or dark. It names no glyphs and no sprite: texts are drawn from the page's own
 * fonts, so that the map works without any address but `tiles` (with `{z}`, `{x}`, `{y}`).
 */
export const baseStyle = (theme: BaseTheme, tiles: string, bounds: [number, number, number, number]): StyleSpecification => {
  const colors = PALETTES[theme];
  return { version: 8, name: `Socle ${theme}`, layers: [...grounds(colors), ...roads(colors), ...labels(colors)],
    sources: { base: { type: 'vector', tiles: [tiles], minzoom: 5, maxzoom: 17, bounds } } };
};
