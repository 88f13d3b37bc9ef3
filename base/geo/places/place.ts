import type { LonLat } from '../crs/projection.ts';
import type { Doubt } from '../coordinates/judge-point.ts';

export type PlaceKind = 'address' | 'street' | 'spot' | 'commune' | 'crossing' | 'post' | 'coordinates';

/** A place that was found. `label` is the line to show and `context` the commune with its post code. */
export type Place = {
  kind: PlaceKind; label: string; context: string; at: LonLat;
  /** Code of the commune; nothing on a motorway. */
  commune?: string;
  /** Kind of spot, as its source says it. */
  spot?: string;
  /** The number asked for is not known in that street: the nearest one is given. */
  nearestNumber?: boolean;
  /** Coordinates that must be confirmed. */
  doubts?: Doubt[];
  score: number;
};
