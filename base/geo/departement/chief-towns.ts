import type { Site } from './communes.ts';
import type { Frame } from './departement-frame.ts';

/** Towns of so many people have a hospital; smaller ones are chief towns only where there are not enough others. */
const TOWN_PEOPLE = 12_000;
/** Share of the side of the square that each chief town has for itself; less where the towns lie too close. */
const APART = 0.6;
const CLOSER = 0.8;

const apartFrom = (chosen: readonly Site[], { x, y }: Site, metres: number): boolean =>
  chosen.every((other) => Math.hypot(other.x - x, other.y - y) >= metres);

/** The largest towns that lie far from each other, at most `count`; the distance asked for shrinks until there are enough. */
const chooseChiefTowns = (sites: readonly Site[], frame: Frame, count: number): Site[] => {
  const towns = sites.filter(({ population }) => population >= TOWN_PEOPLE);
  const among = towns.length >= count ? towns : sites;
  const chosen: Site[] = [];
  for (let apart = Math.sqrt((frame.width * frame.height) / Math.max(1, count)) * APART;
    chosen.length < Math.min(count, among.length); apart *= CLOSER) {
    for (const site of among) {
      if (chosen.length < count && apartFrom(chosen, site, apart)) chosen.push(site);
    }
  }
  return chosen;
};

/** Gives these names to the largest towns that lie apart, in order. */
export const nameChiefTowns = (sites: readonly Site[], frame: Frame, names: readonly string[]): void => {
  chooseChiefTowns(sites, frame, names.length).forEach((site, index) => { site.name = names[index]!; });
};
