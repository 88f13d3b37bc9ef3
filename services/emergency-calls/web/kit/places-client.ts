import type { FoundPlace } from '../../domain/territory/place-fields.ts';
import { askApi, inCentre } from './api-client.ts';

export type Focus = { lat: number; lon: number } | null;

/** What is at a point: the nearest address with its distance, and the commune; nothing where there is no map. */
export const placeAround = (centre: string, { lat, lon }: { lat: number; lon: number }):
  Promise<{ address: { label: string; metres: number } | null; commune: { name: string } | null }> =>
  askApi(`lieux/autour?${inCentre(centre)}&lat=${lat}&lon=${lon}`);

/** Places found for what is typed, looked for from a point. */
export const findPlaces = (centre: string, q: string, focus: Focus): Promise<{ state: string; places: FoundPlace[] }> =>
  askApi(`lieux?${inCentre(centre)}&q=${encodeURIComponent(q)}${focus ? `&lat=${focus.lat}&lon=${focus.lon}` : ''}`);
