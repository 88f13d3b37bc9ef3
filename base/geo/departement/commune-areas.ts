import type { Frame } from './departement-frame.ts';
import type { Site } from './communes.ts';
import { noiseOf } from './seeded.ts';
import type { Ring } from './trace-rings.ts';

const NEIGHBOURS = 48;
const BEND_METRES = 320;
const STEP = 300;

/** Keeps of a convex ring what lies nearer to a site than to another, by power distance (Aurenhammer 1987). */
const clip = (ring: Ring, site: Site, other: Site): Ring => {
  const [nx, ny] = [other.x - site.x, other.y - site.y];
  const reach = (other.x ** 2 + other.y ** 2 - other.radius ** 2 - site.x ** 2 - site.y ** 2 + site.radius ** 2) / 2;
  const over = (at: number): number => ring[at]! * nx + ring[at + 1]! * ny - reach;
  const kept: Ring = [];
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const [here, there] = [over(at), over(next)];
    if (here <= 0) kept.push(ring[at]!, ring[at + 1]!);
    if (here <= 0 === there <= 0) continue;
    const share = here / (here - there);
    kept.push(ring[at]! + (ring[next]! - ring[at]!) * share, ring[at + 1]! + (ring[next + 1]! - ring[at + 1]!) * share);
  }
  return kept;
};

/** Cuts the sides of a ring into pieces of about 300 m, the same from both ends, so that neighbours share every point. */
const cutSides = (ring: Ring): Ring => {
  const cut: Ring = [];
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const pieces = Math.max(1, Math.round(Math.hypot(ring[next]! - ring[at]!, ring[next + 1]! - ring[at + 1]!) / STEP));
    for (let piece = 0; piece < pieces; piece++) {
      const share = piece / pieces;
      cut.push(ring[at]! + (ring[next]! - ring[at]!) * share, ring[at + 1]! + (ring[next + 1]! - ring[at + 1]!) * share);
    }
  }
  return cut;
};

/** Territory of each commune as a ring in metres: no gap, no overlap, borders that wander like real ones. */
export const communeAreas = (seed: number, { width, height }: Frame, sites: readonly Site[]): Ring[] => {
  const [bendX, bendY] = [noiseOf(seed + 11, 2_600, 2), noiseOf(seed + 12, 2_600, 2)];
  const cell = 9_000;
  const cells = new Map<string, Site[]>();
  const key = (x: number, y: number): string => `${Math.floor(x / cell)}/${Math.floor(y / cell)}`;
  for (const site of sites) cells.set(key(site.x, site.y), [...cells.get(key(site.x, site.y)) ?? [], site]);
  const near = (site: Site, reach: number): Site[] => {
    const found: Site[] = [];
    for (let dx = -reach; dx <= reach; dx++) {
      for (let dy = -reach; dy <= reach; dy++) found.push(...cells.get(key(site.x + dx * cell, site.y + dy * cell)) ?? []);
    }
    return found.filter((other) => other !== site);
  };
  return sites.map((site) => {
    let others = near(site, 2);
    if (others.length < NEIGHBOURS) others = near(site, 6);
    const far = (other: Site): number => (other.x - site.x) ** 2 + (other.y - site.y) ** 2 - other.radius ** 2;
    const ring = others.sort((a, b) => far(a) - far(b)).slice(0, NEIGHBOURS)
      .reduce((kept, other) => clip(kept, site, other), [0, 0, width, 0, width, height, 0, height]);
    return cutSides(ring).map((value, at, all) => {
      const [x, y] = at % 2 === 0 ? [value, all[at + 1]!] : [all[at - 1]!, value];
      return value + (at % 2 === 0 ? bendX : bendY)(x, y) * BEND_METRES;
    });
  });
};
