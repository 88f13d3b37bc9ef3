import type { Frame } from './departement-frame.ts';
import { fieldAt, type Field } from './field.ts';
import { communeName } from './names.ts';
import { nameChiefTowns } from './chief-towns.ts';
import { diceOf, type Dice } from './seeded.ts';

/** A commune as it is laid out: metres in the frame. `radius` is that of its built-up centre. */
export type Site = { name: string; code: string; postcode: string; x: number; y: number; population: number; radius: number };

/** How many communes a real département has, about; the largest town of each such lot has 140 000 inhabitants. */
const LOT = 260;
const LARGEST = 140_000;
/** A node of the street map for so many inhabitants, and the square metres around it. */
const PEOPLE_A_NODE = 32;
export const BLOCK_METRES = 85;
const GAP = 900;
const CODES_MAX = 999;

/** Nodes that the streets of a commune need. */
export const nodesOfTown = (population: number): number => Math.round(population / PEOPLE_A_NODE) + 8;

/** Zipf's rule for the populations of towns, largest first. */
const populations = (count: number, dice: Dice): number[] => {
  const lots = Math.max(1, count / LOT);
  return Array.from({ length: count }, (_, rank) =>
    Math.round((LARGEST / (Math.floor(rank / lots) + 1) ** 1.05) * (0.8 + dice() * 0.4)) + 60);
};

/** Squares of the plane, to find neighbours quickly. */
const crowd = (size: number): { near(x: number, y: number): Site[]; add(site: Site): void } => {
  const cells = new Map<string, Site[]>();
  const cell = (x: number, y: number): string => `${Math.floor(x / size)}/${Math.floor(y / size)}`;
  return {
    near: (x, y) => [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(cell(x + dx * size, y + dy * size)) ?? [])),
    add: (site) => cells.set(cell(site.x, site.y), [...cells.get(cell(site.x, site.y)) ?? [], site]),
  };
};

/**
 * Places the communes, largest first, each clear of the streets of the others and on firm ground; what finds no room is
 * left out. `chiefTowns` names the largest that lie apart. Codes begin with 00, which INSEE gives to no département and La Poste
 * to no town.
 */
export const placeCommunes = (seed: number, frame: Frame, relief: Field, count: number, chiefTowns: readonly string[] = []): Site[] => {
  const dice = diceOf(seed, 'communes');
  const taken = new Set<string>(chiefTowns);
  const sites: Site[] = [];
  const others = crowd(8_000);
  const fits = (x: number, y: number, radius: number): boolean =>
    [0, 1, 2, 3, 4, 5, 6, 7].every((turn) => fieldAt(relief, x + Math.cos(turn) * radius, y + Math.sin(turn) * radius) > 1)
    && others.near(x, y).every((other) => Math.hypot(other.x - x, other.y - y) > radius + other.radius + GAP);
  for (const population of populations(count, dice)) {
    const radius = Math.sqrt((nodesOfTown(population) * BLOCK_METRES ** 2) / Math.PI);
    for (let attempt = 0; attempt < 60; attempt++) {
      const [x, y] = [dice() * frame.width, dice() * frame.height];
      // Large towns stand low, and not at the end of the land.
      const high = fieldAt(relief, x, y) > 120 + attempt * 15;
      if (high || fieldAt(relief, x, y) < 5 || !fits(x, y, radius + (population > 20_000 ? 1_500 : 0))) continue;
      const site: Site = { name: communeName(dice, taken), code: '', postcode: '', x, y, population, radius };
      sites.push(site);
      others.add(site);
      break;
    }
  }
  sites.forEach((site, index) => { site.code = codeOf(index); });
  nameChiefTowns(sites, frame, chiefTowns);
  return withPostcodes(sites);
};

/** Code of the n-th commune: 00001 … 00999, then three signs of which the first is a letter, still without a real twin. */
const codeOf = (index: number): string => {
  if (index < CODES_MAX) return `00${String(index + 1).padStart(3, '0')}`;
  return `00${(index - CODES_MAX + 10 * 36 * 36).toString(36).toUpperCase()}`;
};

/** The communes around a larger one share its post code; the two largest have their own. */
const withPostcodes = (sites: Site[]): Site[] => {
  const offices = sites.slice(0, Math.min(90, Math.ceil(sites.length / 7)));
  sites.forEach((site) => {
    const office = offices.indexOf(offices.reduce((best, one) =>
      (Math.hypot(one.x - site.x, one.y - site.y) < Math.hypot(best.x - site.x, best.y - site.y) ? one : best)));
    site.postcode = `00${String((office + 1) * 10 + (site === offices[office] ? 0 : 5)).padStart(3, '0')}`;
  });
  return sites;
};
