import type { DemandeRecue } from '../exchange/messages.ts';

const STATIONS = 20;

/**
 * The polling station of an address: what the mayor decided, else one drawn from the address (the real one follows
 * perimeters that the commune keeps). `draw` is in [0, 1), the same each time for the same address.
 */
export const pollingStation = (
  { communeDemandee }: DemandeRecue, decided: string | undefined, draw: number,
): string => decided ?? `${communeDemandee}_${Math.floor(draw * STATIONS) + 1}`;
