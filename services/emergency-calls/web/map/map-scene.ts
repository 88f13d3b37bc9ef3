import type { MapCircle, MapObject, MapPoint, MapTone } from '#base/ui/map/map-model.ts';
import type { Lang } from '#base/values/lang.ts';
import { sourceWord } from '../kit/source-word.ts';
import { mapWords as t } from './map-words.ts';

/** A vehicle on the map; `positionAt` null: it never told where it is, and stands at its base. */
export type MapVehicle = { resourceId: string; name: string; vehicleType: string; lat: number | null; lon: number | null;
  positionAt: number | null; status: string | null; inService: boolean };

/** An open dossier on the map. */
export type MapCase = { dossier_id: string; numero: string; priorite: string; adresse: string | null; commune: string | null;
  motif: { label: string } | null; lat: number | null; lon: number | null };

/** A place that came of a caller (AML, eCall, web page), with its radius in metres. */
export type MapPlace = { source: string; lat: number; lon: number; radius_m: number | null; doubtful?: boolean };

/** The point of the dossier at hand, and whether somebody must confirm it. */
export type MapHere = { lat: number; lon: number; doubtful?: boolean };

export type MapSpot = { kind: string; name: string; lat: number; lon: number };

/** A position older than this is shown pale (domain §10). */
const STALE_MS = 120_000;

const CASE_TONES: Readonly<Record<string, MapTone>> = { P0: 'alarm', P1: 'warning', P2: 'active' };

/** The letter of a kind of vehicle: a sign besides its colour. */
const vehicleLetter = (type: string): 'X' | 'M' | 'R' | 'A' | 'V' => {
  if (/HELI|HBAER|SMUR\.HE/i.test(type)) return 'X';
  if (/VLM|VRM|\.VL/.test(type)) return 'M';
  if (/\.AR|UMH/.test(type)) return 'R';
  return /AMB|ASSU|VSAV|VSL|TSU/.test(type) ? 'A' : 'V';
};

const vehicleTone = ({ inService, status }: MapVehicle): MapTone => (!inService ? 'neutral' : status === null ? 'calm' : 'active');

/** `40 s`, `3 min`. */
const ageText = (lang: Lang, ms: number): string => (ms < 60_000
  ? t(lang, 'seconds', { count: Math.max(0, Math.round(ms / 1_000)) }) : t(lang, 'minutes', { count: Math.floor(ms / 60_000) }));

const vehicleDetail = (lang: Lang, now: number, { inService, status, positionAt }: MapVehicle): string =>
  [inService ? status ?? t(lang, 'free') : t(lang, 'out'),
    positionAt === null ? t(lang, 'atBase') : t(lang, 'seen', { age: ageText(lang, now - positionAt) })].join(', ');

const placed = <Item extends { lat: number | null; lon: number | null }>(items: readonly Item[]): (Item & { lat: number; lon: number })[] =>
  items.filter((item): item is Item & { lat: number; lon: number } => item.lat !== null && item.lon !== null);

const at = ({ lon, lat }: { lon: number; lat: number }): MapPoint => [lon, lat];

/** Vehicles as objects of the map: `vehicle:<id>`. */
export const vehicleObjects = (lang: Lang, now: number, vehicles: readonly MapVehicle[]): MapObject[] =>
  placed(vehicles).map((one) => ({ id: `vehicle:${one.resourceId}`, at: at(one), label: one.name, letter: vehicleLetter(one.vehicleType),
    tone: vehicleTone(one), detail: vehicleDetail(lang, now, one),
    ...(one.positionAt === null || now - one.positionAt > STALE_MS ? { stale: true } : {}) }));

/** Open dossiers as objects of the map: `case:<id>`, the gravest first. */
export const caseObjects = (cases: readonly MapCase[]): MapObject[] => placed(cases)
  .toSorted((a, b) => a.priorite.localeCompare(b.priorite))
  .map((one) => ({ id: `case:${one.dossier_id}`, at: at(one), label: one.adresse ?? one.commune ?? one.numero,
    letter: one.priorite.replace(/\D/g, '') || '?', tone: CASE_TONES[one.priorite] ?? 'neutral',
    detail: [one.priorite, one.motif?.label].filter(Boolean).join(' · ') }));

/** Hospitals and landing spots: `spot:<n>`. */
export const spotObjects = (lang: Lang, spots: readonly MapSpot[]): MapObject[] => spots.map((one, index) => ({ id: `spot:${index}`,
  at: at(one), label: one.name, letter: one.kind === 'helipad' ? 'H' : '+', tone: 'neutral',
  detail: t(lang, one.kind === 'helipad' ? 'letterHelipad' : 'letterHospital') }));

/** Where the caller's telephone says it is: a point and a circle each, `place:<n>`. */
export const placeObjects = (lang: Lang, places: readonly MapPlace[]): { objects: MapObject[]; circles: MapCircle[] } => ({
  objects: places.map((one, index) => ({ id: `place:${index}`, at: at(one), label: sourceWord(one.source, lang), letter: '?',
    tone: 'warning', detail: [one.radius_m === null ? '' : t(lang, 'metres', { metres: Math.round(one.radius_m) }),
      one.doubtful ? t(lang, 'doubtful') : ''].filter(Boolean).join(', ') })),
  circles: places.flatMap((one, index): MapCircle[] => (one.radius_m === null ? []
    : [{ id: `place:${index}`, at: at(one), metres: one.radius_m, tone: 'warning' }])),
});

/** The point of the dossier at hand: `here`. */
export const hereObject = (lang: Lang, here: MapHere | null | undefined): MapObject[] => (here ? [{ id: 'here', at: at(here),
  label: t(lang, 'here'), letter: '!', tone: 'alarm', ...(here.doubtful ? { detail: t(lang, 'doubtful'), stale: true } : {}) }] : []);
