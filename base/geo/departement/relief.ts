import type { Frame } from './departement-frame.ts';
import { sampleField, type Field } from './field.ts';
import { noiseOf } from './seeded.ts';

const CELL = 400;
const SUMMIT = 1_100;

/**
 * Heights of the ground in metres, the sea below 0. The département is an island in the ocean, so that it lies on no
 * real commune and its map ends where people expect an end.
 */
export const makeRelief = (seed: number, { width, height }: Frame): Field => {
  const hills = noiseOf(seed, 28_000, 6);
  const coast = noiseOf(seed + 1, 16_000, 5);
  return sampleField(width, height, CELL, (x, y) => {
    const [u, v] = [(x / width) * 2 - 1, (y / height) * 2 - 1];
    const edge = 1 - Math.max(Math.abs(u) ** 3.2 + Math.abs(v) ** 3.2, 0) + coast(x, y) * 0.24 - 0.12;
    if (edge < 0) return edge * 200;
    const hill = Math.max(0, hills(x, y) + 0.42) ** 1.7;
    return 4 + Math.min(1, edge * 2.5) * (20 + hill * SUMMIT);
  });
};
