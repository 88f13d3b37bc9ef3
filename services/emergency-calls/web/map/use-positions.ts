import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { followLive } from '#base/ui/client/live.ts';
import type { Vehicle } from '../kit/api-client.ts';

/** A position as the stream tells it: id of the vehicle, longitude and latitude in degrees, instant in ms. */
type MovedVehicle = readonly [resourceId: string, lon: number, lat: number, at: number];

/** Vehicles with their new positions; a position older than the known one changes nothing. */
const withPositions = <Item extends Pick<Vehicle, 'resourceId' | 'lat' | 'lon' | 'positionAt'>>(
  vehicles: readonly Item[], moved: readonly MovedVehicle[],
): Item[] => {
  const byId = new Map(moved.map((one) => [one[0], one]));
  return vehicles.map((vehicle) => {
    const [, lon, lat, at] = byId.get(vehicle.resourceId) ?? [];
    return at === undefined || at < (vehicle.positionAt ?? 0) ? vehicle : { ...vehicle, lon: lon!, lat: lat!, positionAt: at };
  });
};

/** Moves the vehicles of the query `fleet` of this screen as their positions come: about once a second. */
export const usePositions = (centre: string, person: string): void => {
  const client = useQueryClient();
  useEffect(() => followLive({ path: `/api/regulation/flux?centre=${centre}`, person, types: ['positions'] }, {
    onEvent: (_type, moved) => client.setQueryData<{ rows: Vehicle[] }>(['fleet'], (read) =>
      read && { ...read, rows: withPositions(read.rows, moved as MovedVehicle[]) }),
    onReset: () => { void client.invalidateQueries({ queryKey: ['fleet'] }); },
    onState: () => undefined,
  }), [centre, person, client]);
};
