import { sphereDistance } from '#base/geo/crs/geodesic.ts';
import type { LonLat } from '#base/geo/crs/projection.ts';

/** A town of the territory, and a place that people name in it; `commune` is the index of its town. */
export type Town = { code: string; name: string; postcode: string; population: number; at: LonLat };
export type NamedPlace = { kind: string; name: string; commune: number; at: LonLat };

/** What the rules need to know of a territory. */
export type Ground = { communes: readonly Town[]; spots: readonly NamedPlace[] };

/** Where a centre sits: its town, and the hospital that keeps it (the nearest one). */
export type Seat = { centre: string; commune: string; name: string; at: LonLat; hospital: NamedPlace | null };

/** A territory divided between its centres. */
export type Territory = {
  seats: readonly Seat[];
  /** The centre that answers for a commune (INSEE code). */
  centreOfCommune(code: string): string | undefined;
  /** The centre whose seat is nearest: for a point in no commune. */
  centreAt(at: LonLat): string | undefined;
  seatOf(centre: string): Seat | undefined;
};

const nearest = <Item extends { at: LonLat }>(items: readonly Item[], at: LonLat): Item | undefined => {
  const [best] = items.map((item) => ({ item, metres: sphereDistance(item.at, at) })).sort((a, b) => a.metres - b.metres);
  return best?.item;
};

/** A centre and its town, by name or INSEE code; a site may leave it out. */
export type CentreTown = { code: string; town?: string };

const townOf = (communes: readonly Town[], centres: readonly CentreTown[], { town }: CentreTown): Town | undefined => {
  if (town !== undefined) return communes.find(({ name, code }) => name === town || code === town);
  return centres.length === 1 ? communes.reduce<Town | undefined>((most, one) =>
    (one.population > (most?.population ?? -1) ? one : most), undefined) : undefined;
};

/**
 * Divides a territory: each centre sits in its town, and answers for the communes whose nearest seat is its own. A centre whose town
 * is not there has no seat and no commune; one that is alone and names none sits in the largest.
 */
export const divideTerritory = ({ communes, spots }: Ground, centres: readonly CentreTown[]): Territory => {
  const hospitals = spots.filter(({ kind }) => kind === 'hospital');
  const seats = centres.flatMap((centre): Seat[] => {
    const seat = townOf(communes, centres, centre);
    return seat ? [{ centre: centre.code, commune: seat.code, name: seat.name, at: seat.at,
      hospital: nearest(hospitals, seat.at) ?? null }] : [];
  });
  const centreOf = new Map(communes.map(({ code, at }) => [code, nearest(seats, at)?.centre]));
  return {
    seats, centreOfCommune: (code) => centreOf.get(code), centreAt: (at) => nearest(seats, at)?.centre,
    seatOf: (centre) => seats.find((seat) => seat.centre === centre),
  };
};
