import type { Recommendation } from '../../domain/recommendation/recommend.ts';
import type { VehicleAsk } from '../../domain/recommendation/shortlist.ts';
import { askApi, inCentre } from '../kit/api-client.ts';

export type Scene = { lat: number; lon: number; confirmed?: boolean | undefined };
export type Nearest = Recommendation & { at: number; doubts: string[] };

/** The soonest vehicles at a point that fit what is asked. */
export const findNearest = (centre: string, scene: Scene, ask: VehicleAsk): Promise<Nearest> =>
  askApi(`moyens/plus-proches?${inCentre(centre)}`, 'POST', { lat: scene.lat, lon: scene.lon,
    ...(scene.confirmed ? { confirmed: true } : {}),
    ...ask });

/** A road that a centre closed; `slowness`: passable, so many times slower. */
export type RoadLine = { id: string; centre: string; lat: number; lon: number; street: string; slowness: number | null;
  reason: string | null; closedAt: number; own: boolean };

/** Roads that are closed now, of every centre. */
export const readRoads = (centre: string): Promise<{ rows: RoadLine[] }> => askApi(`routes?${inCentre(centre)}`);
/** Closes the road nearest to a point; again under one id, it changes nothing. */
export const closeRoad = (centre: string, id: string, at: { lat: number; lon: number }, reason: string): Promise<RoadLine> =>
  askApi(`routes/${id}?${inCentre(centre)}`, 'PUT', { lat: at.lat, lon: at.lon, ...(reason ? { reason } : {}) });
/** Opens a road of the centre again. */
export const openRoad = (centre: string, id: string): Promise<unknown> => askApi(`routes/${id}/ouvrir?${inCentre(centre)}`, 'POST', {});
