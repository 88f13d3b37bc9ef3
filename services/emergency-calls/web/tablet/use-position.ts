import { useEffect, useState } from 'react';
import { tellPosition } from './tablet-api.ts';

export type Place = { lat: number; lon: number };

/** Milliseconds between two positions told. */
const EVERY_MS = 10_000;
const KM_H_OF_M_S = 3.6;

/** Follows the tablet's place while it is allowed, and tells the centre every ten seconds. */
export const usePosition = (centre: string, boarded: boolean): Place | undefined => {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    if (!boarded || !('geolocation' in navigator)) return undefined;
    let told = 0;
    const watch = navigator.geolocation.watchPosition(({ coords, timestamp }) => {
      setPlace({ lat: coords.latitude, lon: coords.longitude });
      if (timestamp - told < EVERY_MS) return;
      told = timestamp;
      void tellPosition(centre, { lat: coords.latitude, lon: coords.longitude, at: Math.round(timestamp), heading_deg: coords.heading,
        speed_km_h: coords.speed === null ? null : coords.speed * KM_H_OF_M_S });
    }, () => setPlace(undefined), { enableHighAccuracy: true, maximumAge: EVERY_MS });
    return () => navigator.geolocation.clearWatch(watch);
  }, [centre, boarded]);
  return place;
};
