import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { MapView } from '#base/ui/map/map-view.tsx';
import type { MapEye, MapLine, MapObject, MapPoint } from '#base/ui/map/map-model.ts';
import { metresBetween } from '../../domain/duplicates/sign.ts';
import { readCases, readFleet } from '../kit/api-client.ts';
import { useTexts } from '../kit/lang.tsx';
import { readGround } from './map-client.ts';
import { LAYERS, MapLegend, type Layer } from './map-legend.tsx';
import { caseObjects, hereObject, placeObjects, spotObjects, vehicleObjects, type MapCase, type MapHere, type MapPlace, type MapVehicle }
  from './map-scene.ts';
import { mapWords } from './map-words.ts';
import { usePositions } from './use-positions.ts';

export type RegulationMapProps = {
  /** Code of the centre, and id of the person signed in (the stream is theirs). */
  centre: string; person: string;
  /** Shown in place of the vehicles and the open dossiers of the centre, which the map reads and follows by itself. */
  vehicles?: readonly MapVehicle[] | undefined; cases?: readonly MapCase[] | undefined;
  /** The dossier at hand (`dossier_id`), its point, places received of its caller, and earlier dossiers of the number. */
  current?: string | null | undefined; here?: MapHere | null | undefined;
  places?: readonly MapPlace[] | undefined; earlier?: readonly MapCase[] | undefined;
  /** More objects (victims, advanced posts …) and lines of the screen's own; their ids must not begin as those below. */
  extra?: readonly MapObject[] | undefined; lines?: readonly MapLine[] | undefined;
  /** Where to look; another value moves the map there. Nothing: the point at hand, else the first place, else the centre's seat. */
  eye?: MapEye | undefined;
  /** Id of the object that stands out: `vehicle:<resourceId>`, `case:<dossier_id>`, `place:<n>`, `spot:<n>`, `here`, or an extra's. */
  chosen?: string | undefined; onChoose?(id: string): void;
  /** Somebody clicked the map where nothing is. */
  onPoint?(at: MapPoint): void;
};

const AGAIN_MS = 3_000;
const AGE_MS = 10_000;
const SEAT_ZOOM = 10.5;
const HERE_ZOOM = 14;
const CLOSE_ZOOM = 16;
/** Radius on the screen that a pin does not hide. */
const CIRCLE_PX = 28;
/** Of the web Mercator tiles of 512 pixels, at the equator and zoom 0. */
const METRES_A_PIXEL_AT_0 = 78_271.5;
const NONE: readonly never[] = [];

/** The instant now, looked at often enough for the age of positions. */
const useNow = (): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), AGE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const DARK = '(prefers-color-scheme: dark)';

/** The theme that the screen is drawn in. */
const useTheme = (): 'light' | 'dark' => {
  const [dark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const hear = (): void => setDark(query.matches);
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }, []);
  return dark ? 'dark' : 'light';
};

/** Objects and circles of what is shown, made again only when something of it changed. */
const useScene = (props: RegulationMapProps, layers: ReadonlySet<Layer>, spots: readonly { kind: string; name: string; lat: number;
  lon: number }[]) => {
  const { lang } = useTexts(mapWords);
  const { centre, vehicles, cases, current, here, places = NONE, earlier = NONE, extra = NONE } = props;
  const now = useNow();
  const fleet = useQuery({ queryKey: ['fleet'], queryFn: () => readFleet(centre), enabled: vehicles === undefined });
  const open = useQuery({ queryKey: ['open'], queryFn: () => readCases(centre, 'open'), enabled: cases === undefined });
  const moving: readonly MapVehicle[] = vehicles ?? fleet.data?.rows ?? NONE;
  const dossiers: readonly MapCase[] = cases ?? open.data?.rows ?? NONE;
  return useMemo(() => {
    const received = placeObjects(lang, places);
    // The dossier at hand is drawn once: at its point as this console has it.
    const others = dossiers.filter(({ dossier_id: id }) => (!here || id !== current) && !earlier.some((one) => one.dossier_id === id));
    const before = caseObjects(earlier).map((one) => ({ ...one, id: `earlier:${one.id}`, letter: '•', tone: 'neutral' as const,
      detail: [mapWords(lang, 'sameNumber'), one.detail].filter(Boolean).join(' · ') }));
    return { circles: received.circles, objects: [...hereObject(lang, here), ...received.objects, ...extra,
      ...(layers.has('cases') ? caseObjects(others) : []), ...before,
      ...(layers.has('vehicles') ? vehicleObjects(lang, now, moving) : []), ...(layers.has('spots') ? spotObjects(lang, spots) : [])] };
  }, [lang, now, moving, dossiers, current, here, places, earlier, extra, layers, spots]);
};

/** Near enough to see the circle of the place beside its pin, where the caller's telephone says one there. */
const circleZoom = (scene: MapHere, places: readonly MapPlace[]): number => {
  const radii = places.flatMap((one) => (one.radius_m !== null && metresBetween(one, scene) <= one.radius_m
    ? [Math.max(one.radius_m, 1)] : []));
  const wanted = Math.log2((METRES_A_PIXEL_AT_0 * Math.cos((scene.lat * Math.PI) / 180) * CIRCLE_PX) / Math.min(...radii));
  return radii.length === 0 ? HERE_ZOOM : Math.min(CLOSE_ZOOM, Math.max(HERE_ZOOM, Math.ceil(wanted * 2) / 2));
};

/**
 * Looks where it is told, else at the point at hand, else where the caller's telephone is, else at the seat: a new
 * place moves the map, the same one does not.
 */
const useEye = ({ eye, here, places = NONE, centre }: RegulationMapProps,
  seats: readonly { centre: string; lon: number; lat: number }[]): MapEye => {
  const seat = seats.find((one) => one.centre === centre) ?? seats[0];
  const scene = here ?? places[0];
  const [lon, lat, zoom] = scene ? [scene.lon, scene.lat, circleZoom(scene, places)] : [seat?.lon ?? 0, seat?.lat ?? 0, SEAT_ZOOM];
  const own = useMemo((): MapEye => ({ at: [lon, lat], zoom }), [lon, lat, zoom]);
  return eye ?? own;
};

/**
 * The live map of a centre, for any screen of it: vehicles (pale when their position is older than 2 min), open dossiers by
 * priority, hospitals and landing spots, and what the screen adds. It reads and follows by itself, through the queries `fleet`,
 * `open` and `ground` of the screen's client; positions reach it within two seconds. It fills its parent, which gives the height.
 * While the territory is being prepared, and where there is none, its list says the same. Screens that need no live fleet of
 * their own may give `vehicles` and `cases`.
 */
export const RegulationMap = (props: RegulationMapProps) => {
  const { t, lang } = useTexts(mapWords);
  const { centre, person, current, here, chosen, onChoose, onPoint, lines } = props;
  const theme = useTheme();
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set(LAYERS));
  const { data: ground } = useQuery({ queryKey: ['ground', centre], queryFn: () => readGround(centre), staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data?.state === 'preparing' ? AGAIN_MS : false) });
  const ready = ground?.state === 'ready' ? ground : undefined;
  usePositions(centre, person);
  const { objects, circles } = useScene(props, layers, ready?.spots ?? NONE);
  const eye = useEye(props, ready?.seats ?? NONE);
  const standsOut = chosen ?? (here ? 'here' : current ? `case:${current}` : undefined);
  return (
    <section className="rc-map" aria-label={t('map')}>
      <MapView styleUrl={ready?.styles[theme]} note={t(ground === undefined || ground.state === 'preparing' ? 'preparing' : 'absent')}
        theme={theme} lang={lang} eye={eye} objects={objects} circles={circles} {...(lines ? { lines } : {})} chosen={standsOut}
        {...(onChoose ? { onChoose } : {})} {...(onPoint ? { onPoint } : {})} />
      <MapLegend layers={layers} onLayers={setLayers} />
    </section>
  );
};
