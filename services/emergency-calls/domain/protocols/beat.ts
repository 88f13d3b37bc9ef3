/** Compressions a minute that a metronome may give (domain §10, a site may narrow it). */
export const TEMPO = { min: 100, default: 110, max: 120 } as const;

/** Milliseconds between two beats. */
export const beatMs = (perMinute: number): number => 60_000 / perMinute;

/** Number of the beat that is on at an instant, from 1; 0 before the start. */
export const beatAt = (startedAt: number, perMinute: number, now: number): number =>
  (now < startedAt ? 0 : Math.floor((now - startedAt) / beatMs(perMinute)) + 1);

/** A tempo within the bounds. */
export const clampTempo = (perMinute: number): number => Math.min(TEMPO.max, Math.max(TEMPO.min, Math.round(perMinute)));

/** What is counted aloud: one to thirty, again and again. */
export const countOf = (beat: number): number => (beat === 0 ? 0 : ((beat - 1) % 30) + 1);
