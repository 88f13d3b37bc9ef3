import { GeoJSONSource, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Lang } from '#base/values/lang.ts';
import { sceneLayers, SOURCES } from './map-layers.ts';
import { latestOnly } from './latest-only.ts';
import { circleShapes, lineShapes, MAP_PAINTED, objectShapes, type MapEye, type MapObject, type MapPoint, type MapScene, type MapShapes }
  from './map-model.ts';
import { mapTexts as t } from './map-texts.ts';

export type CanvasOptions = {
  container: HTMLElement; styleUrl: string; theme: 'light' | 'dark'; eye: MapEye; lang: Lang;
  onChoose(id: string): void; onMove?(eye: MapEye): void; onPoint?(at: MapPoint): void;
};

/** The drawn map: what it shows can change many times a second. */
export type MapCanvas = { show(scene: MapScene, chosen: string | undefined): void; look(eye: MapEye): void; remove(): void };

const EMPTY = { type: 'FeatureCollection' as const, features: [] };
const PICK_PIXELS = 8;

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const listen = (map: MapLibre, { onChoose, onMove, onPoint }: CanvasOptions): void => {
  map.on('click', ({ point, lngLat }) => {
    const [x, y] = [point.x, point.y];
    const box: [[number, number], [number, number]] = [[x - PICK_PIXELS, y - PICK_PIXELS], [x + PICK_PIXELS, y + PICK_PIXELS]];
    const found = map.queryRenderedFeatures(box, { layers: ['objects'] }).at(-1)?.properties['id'];
    if (typeof found === 'string') onChoose(found);
    else onPoint?.([lngLat.lng, lngLat.lat]);
  });
  map.on('moveend', () => onMove?.({ at: [map.getCenter().lng, map.getCenter().lat], zoom: map.getZoom() }));
};

/**
 * Draws a map in an element with MapLibre, from a style of this origin only. Resolves when the style is there; rejects where
 * the browser has no WebGL. Nothing of it is loaded before it is called: pages without a map do not pay for it.
 */
export const openMapCanvas = async (options: CanvasOptions): Promise<MapCanvas> => {
  setWorkerUrl(workerUrl);
  const { container, styleUrl, theme, eye, lang } = options;
  const map = new MapLibre({ container, style: styleUrl, center: [...eye.at], zoom: eye.zoom, maxZoom: 19, dragRotate: false,
    pitchWithRotate: false, attributionControl: false, fadeDuration: 0, cancelPendingTileRequestsWhileZooming: true,
    locale: { 'Map.Title': t(lang, 'map'), 'NavigationControl.ZoomIn': t(lang, 'zoomIn'),
      'NavigationControl.ZoomOut': t(lang, 'zoomOut') } });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  await new Promise<void>((done, fail) => {
    map.once('load', () => done());
    map.once('error', ({ error }) => fail(error));
  });
  map.on('error', ({ error }) => console.warn(error.message));
  for (const source of SOURCES) map.addSource(source, { type: 'geojson', data: EMPTY });
  for (const layer of sceneLayers(theme)) map.addLayer(layer);
  listen(map, options);
  const put = (name: (typeof SOURCES)[number]) => (data: MapShapes): Promise<unknown> =>
    (map.getSource(name) as GeoJSONSource | undefined)?.setData(data as never) ?? Promise.resolve();
  const [circles, lines] = [latestOnly(put('socle-circles')), latestOnly(put('socle-lines'))];
  let held: readonly MapObject[] = [];
  let told = held;
  const objects = latestOnly(async ([list, chosen]: [readonly MapObject[], string | undefined]) => {
    await put('socle-objects')(objectShapes(list, chosen));
    held = list;
  });
  map.on('render', () => {
    if (told === held || !map.isSourceLoaded('socle-objects')) return;
    told = held;
    container.dispatchEvent(new CustomEvent(MAP_PAINTED, { bubbles: true, detail: held }));
  });
  let [shown, shownChosen]: [MapScene | undefined, string | undefined] = [undefined, undefined];
  return {
    show: (scene, chosen) => {
      if (scene.circles !== shown?.circles) circles(circleShapes(scene.circles));
      if (scene.lines !== shown?.lines) lines(lineShapes(scene.lines));
      if (scene.objects !== shown?.objects || chosen !== shownChosen) objects([scene.objects, chosen]);
      [shown, shownChosen] = [scene, chosen];
    },
    look: ({ at, zoom }) => {
      if (still()) map.jumpTo({ center: [...at], zoom });
      else map.easeTo({ center: [...at], zoom, duration: 250 });
    },
    remove: () => map.remove(),
  };
};
