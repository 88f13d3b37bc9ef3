import type { FoundPlace } from '../../domain/territory/place-fields.ts';
import { askApi, inCentre } from './api-client.ts';

export type Focus = { lat: number; lon: number } | null;

/** Places found for what is typed, looked for from a point. */
export const findPlaces = (centre: string, q: string, focus: Focus): Promise<{ state: string; places: FoundPlace[] }> =>
  askApi(`lieux?${inCentre(centre)}&q=${encodeURIComponent(q)}${focus ? `&lat=${focus.lat}&lon=${focus.lon}` : ''}`);
