import { useEffect } from 'react';
import { sounds } from './sounds.ts';

const AGAIN_MS = 4_000;

/** Rings while a call waits at a console that picks up. */
export const useRing = (rings: boolean): void => {
  useEffect(() => {
    if (!rings) return undefined;
    sounds().play('ring');
    const timer = setInterval(() => sounds().play('ring'), AGAIN_MS);
    return () => clearInterval(timer);
  }, [rings]);
};
