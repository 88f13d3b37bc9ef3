import { useEffect, useState } from 'react';
import { beatAt, beatMs } from '../../domain/protocols/beat.ts';
import { sounds } from './sounds.ts';

const LOOK_AHEAD_MS = 150;
const ROUND_MS = 40;

/**
 * Beats while `on`, at so many a minute: the sound is asked for ahead of time, so that a busy page keeps the measure. Gives the number
 * of the beat that is on, from 1; 0 while it is off.
 */
export const useMetronome = (on: boolean, perMinute: number): number => {
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    if (!on) { setBeat(0); return undefined; }
    const startedAt = performance.now() + ROUND_MS;
    let asked = 0;
    const round = (): void => {
      const now = performance.now();
      setBeat(beatAt(startedAt, perMinute, now));
      for (let due = startedAt + asked * beatMs(perMinute); due < now + LOOK_AHEAD_MS; due = startedAt + asked * beatMs(perMinute)) {
        // One that is late after a pause of the page is left out rather than doubled.
        if (due > now - ROUND_MS) sounds().play('beat', Math.max(0, due - now));
        asked += 1;
      }
    };
    const timer = setInterval(round, ROUND_MS);
    return () => clearInterval(timer);
  }, [on, perMinute]);
  return beat;
};
