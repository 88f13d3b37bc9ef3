import type { Site } from './communes.ts';
import { fieldAt, type Field } from './field.ts';
import type { RoadDraft, RoadKind } from './road-draft.ts';
import { noiseOf } from './seeded.ts';
import type { Town } from './town-streets.ts';
import { unionOf } from './union.ts';

const NEAREST = 14;
const STEP = 260;
const SEA_SHARE_MAX = 0.2;
const NATIONAL_SHARE = 0.13;

type Link = { a: number; b: number; metres: number; kind: RoadKind; ref: string };

/** Pairs of communes with no third inside the circle between them (Gabriel and Sokal 1969), by land. */
const gabriel = (sites: readonly Site[], relief: Field): Link[] => {
  const cell = 12_000;
  const cells = new Map<string, number[]>();
  const keyOf = (site: Site, dx = 0, dy = 0): string => `${Math.floor(site.x / cell) + dx}/${Math.floor(site.y / cell) + dy}`;
  sites.forEach((site, index) => cells.set(keyOf(site), [...cells.get(keyOf(site)) ?? [], index]));
  const square = (a: number, b: number): number => (sites[a]!.x - sites[b]!.x) ** 2 + (sites[a]!.y - sites[b]!.y) ** 2;
  const near = sites.map((site, a) => [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(keyOf(site, dx, dy)) ?? []))
    .filter((b) => b !== a).sort((b, c) => square(a, b) - square(a, c)).slice(0, NEAREST));
  const wet = (a: Site, b: Site): number => {
    const steps = Math.ceil(Math.hypot(a.x - b.x, a.y - b.y) / 400);
    return Array.from({ length: steps }, (_, step) => step / steps)
      .filter((t) => fieldAt(relief, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) < 0).length / steps;
  };
  const links: Link[] = [];
  near.forEach((row, a) => row.forEach((b) => {
    if (b < a && near[b]!.includes(a)) return;
    const between = [...row, ...near[b]!].some((c) => c !== a && c !== b && square(a, c) + square(b, c) < square(a, b));
    if (!between && wet(sites[a]!, sites[b]!) < SEA_SHARE_MAX) {
      links.push({ a, b, metres: Math.sqrt(square(a, b)), kind: 'departmental', ref: '' });
    }
  }));
  return links;
};

/** Joins what land left apart by the shortest bridges. */
const joinIslands = (sites: readonly Site[], links: Link[]): void => {
  const joined = unionOf(sites.length);
  for (const { a, b } of links) joined.join(a, b);
  const apart = sites.flatMap((_, a) => (joined.same(a, 0) ? [] : [a]));
  const bridges = apart.flatMap((a) => sites.flatMap((site, b) => (joined.same(a, b) ? []
    : [{ a, b, metres: Math.hypot(site.x - sites[a]!.x, site.y - sites[a]!.y), kind: 'departmental' as const, ref: '' }])));
  for (const link of bridges.sort((p, q) => p.metres - q.metres)) if (joined.join(link.a, link.b)) links.push(link);
};

/** The links that carry most traffic become national; numbers run on from link to link as straight as may be. */
const giveNumbers = (sites: readonly Site[], links: Link[]): void => {
  const traffic = ({ a, b, metres }: Link): number => (sites[a]!.population * sites[b]!.population) / metres ** 2;
  [...links].sort((p, q) => traffic(q) - traffic(p)).slice(0, Math.ceil(links.length * NATIONAL_SHARE))
    .forEach((link) => { link.kind = 'national'; });
  const at = new Map<number, Link[]>();
  for (const link of links) for (const end of [link.a, link.b]) at.set(end, [...at.get(end) ?? [], link]);
  const angle = (from: number, to: number): number => Math.atan2(sites[to]!.y - sites[from]!.y, sites[to]!.x - sites[from]!.x);
  let [national, departmental] = [900, 0];
  for (const link of links) {
    if (link.ref !== '') continue;
    const ref = link.kind === 'national' ? `N${++national}` : `D${++departmental}`;
    let [one, from, to]: [Link | undefined, number, number] = [link, link.a, link.b];
    for (let stretch = 0; one && stretch < 9; stretch++) {
      one.ref = ref;
      const bend = (next: Link): number => Math.cos(angle(to, next.a === to ? next.b : next.a) - angle(from, to));
      const kind: RoadKind = one.kind;
      one = (at.get(to) ?? []).filter((next) => next.ref === '' && next.kind === kind && bend(next) > 0.5)
        .sort((p, q) => bend(q) - bend(p))[0];
      if (one) [from, to] = [to, one.a === to ? one.b : one.a];
    }
  }
};

/** Draws the roads between communes, from the last street of one to the first of the other, bent like real ones. */
export const drawCountryRoads = (seed: number, sites: readonly Site[], towns: readonly Town[], relief: Field, draft: RoadDraft): void => {
  const links = gabriel(sites, relief);
  joinIslands(sites, links);
  giveNumbers(sites, links);
  const [bendX, bendY] = [noiseOf(seed + 21, 4_000, 3), noiseOf(seed + 22, 4_000, 3)];
  const gate = (town: number, toward: Site): number => towns[town]!.nodes.reduce((best, node) => {
    const far = (one: number): number => Math.hypot(draft.x[one]! - toward.x, draft.y[one]! - toward.y);
    return far(node) < far(best) ? node : best;
  });
  for (const { a, b, kind, ref } of links) {
    const [from, to] = [gate(a, sites[b]!), gate(b, sites[a]!)];
    const [dx, dy] = [draft.x[to]! - draft.x[from]!, draft.y[to]! - draft.y[from]!];
    const steps = Math.max(1, Math.round(Math.hypot(dx, dy) / STEP));
    const half = Math.ceil(steps / 2);
    const name = (commune: number, other: number): string => `Route de ${sites[commune === a ? other : a]!.name}`;
    const ways = [a, b].map((commune) => draft.addWay({ kind, name: name(commune, b), ref, commune }));
    let last = from;
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const [x, y] = [draft.x[from]! + dx * t, draft.y[from]! + dy * t];
      const sway = Math.sin(t * Math.PI) * Math.min(900, Math.hypot(dx, dy) * 0.16);
      const node = step === steps ? to : draft.addNode(x + bendX(x, y) * sway, y + bendY(x, y) * sway);
      draft.addEdge(last, node, ways[step <= half ? 0 : 1]!);
      last = node;
    }
  }
};
