import type { LayerSpecification } from 'maplibre-gl';

/** Colours by tone, on light and on dark grounds: each stands out by 3 : 1 at least. */
const TONES = {
  light: { alarm: '#b3122b', warning: '#9a4a00', active: '#0b5fa5', calm: '#17663a', neutral: '#45505a' },
  dark: { alarm: '#ff6b7f', warning: '#ffb066', active: '#6db8ff', calm: '#6fd39a', neutral: '#b9c2cb' },
} as const;

/** Names of the sources that hold what a scene shows. */
export const SOURCES = ['socle-circles', 'socle-lines', 'socle-objects'] as const;

/** Layers over a base map: circles, then lines, then objects with their letter and, from close by, their name. */
export const sceneLayers = (theme: 'light' | 'dark'): LayerSpecification[] => {
  const tones = TONES[theme];
  const [ink, paper] = theme === 'light' ? ['#ffffff', '#ffffff'] : ['#111417', '#14171b'];
  const color = ['match', ['get', 'tone'], 'alarm', tones.alarm, 'warning', tones.warning, 'active', tones.active, 'calm', tones.calm,
    tones.neutral] as never;
  const pale = ['case', ['==', ['get', 'stale'], 1], 0.45, 1] as never;
  const big = ['case', ['==', ['get', 'chosen'], 1], 14, 10] as never;
  return [
    { id: 'circles', type: 'fill', source: 'socle-circles', paint: { 'fill-color': color, 'fill-opacity': 0.14 } },
    { id: 'circle-edges', type: 'line', source: 'socle-circles', paint: { 'line-color': color, 'line-width': 2 } },
    { id: 'lines', type: 'line', source: 'socle-lines', filter: ['==', ['get', 'dashed'], 0],
      layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': 4, 'line-opacity': 0.85 } },
    { id: 'dashed-lines', type: 'line', source: 'socle-lines', filter: ['==', ['get', 'dashed'], 1],
      paint: { 'line-color': color, 'line-width': 3, 'line-dasharray': [2, 2] } },
    { id: 'objects', type: 'circle', source: 'socle-objects',
      paint: { 'circle-color': color, 'circle-radius': big, 'circle-stroke-color': paper, 'circle-stroke-width': 2,
        'circle-opacity': pale, 'circle-stroke-opacity': pale } },
    { id: 'object-letters', type: 'symbol', source: 'socle-objects',
      layout: { 'text-field': ['get', 'letter'], 'text-font': ['DejaVu Sans Bold'], 'text-size': 12, 'text-allow-overlap': true,
        'text-ignore-placement': true },
      paint: { 'text-color': ink, 'text-opacity': pale } },
    { id: 'object-labels', type: 'symbol', source: 'socle-objects', minzoom: 12,
      layout: { 'text-field': ['get', 'label'], 'text-font': ['DejaVu Sans'], 'text-size': 12, 'text-offset': [0, 1.3],
        'text-anchor': 'top', 'text-optional': true },
      paint: { 'text-color': color, 'text-halo-color': theme === 'light' ? '#ffffff' : '#14171b', 'text-halo-width': 1.6 } },
  ];
};
