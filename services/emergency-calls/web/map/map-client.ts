import { askApi, inCentre } from '../kit/api-client.ts';

type Place = { name: string; lon: number; lat: number };

/** What is fixed on the map of a centre. */
export type GroundRead = {
  state: 'ready'; centre: string; bounds: [west: number, south: number, east: number, north: number];
  styles: { light: string; dark: string }; seats: (Place & { centre: string })[]; spots: (Place & { kind: string })[];
};

/** Reads the territory, or how far it is. */
export const readGround = (centre: string): Promise<GroundRead | { state: 'absent' | 'preparing' | 'failed' }> =>
  askApi(`territoire?${inCentre(centre)}`);
