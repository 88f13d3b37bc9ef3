import { useEffect } from 'react';
import { askApi, inCentre } from './api-client.ts';

const EVERY_MS = 30_000;

/**
 * Tells the centre that somebody is at this console, as long as it is open; '' for nobody who answers. Silence is no fault: the next
 * sign comes soon.
 */
export const useHeldPost = (centre: string): void => {
  useEffect(() => {
    if (centre === '') return undefined;
    const tell = (): void => { void askApi(`poste?${inCentre(centre)}`, 'POST').catch(() => undefined); };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [centre]);
};
