/** A position, WGS 84, in degrees. */
export type Position = readonly [lon: number, lat: number];
type Ring = readonly Position[];

/** The area of a station: what GeoJSON calls Polygon or MultiPolygon (RFC 7946). */
export type Perimeter =
  | { type: 'Polygon'; coordinates: readonly Ring[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] };

export type Station = { numero: string; libelle: string; perimetre: Perimeter | null };
/** A stretch of a street, by its folded name; `PAIR` and `IMPAIR` are its sides. */
export type StreetRule = { cleVoie: string; cote: 'PAIR' | 'IMPAIR' | 'TOUS'; de: number; a: number; numero: string };

/** How a station was found: alone in the commune, by its perimeter, by the numbers of a street, or not at all. */
export type Proposal = { numero: string; par: 'UNIQUE' | 'PERIMETRE' | 'NUMEROTATION' } | { numero: null; par: 'A_LA_MAIN' };

export type AddressAt = { position?: Position; cleVoie: string; numero: number | null };

/** Every line of an area: of all its parts, the outer ones and the holes. */
export const ringsOf = (area: Perimeter): readonly Ring[] => (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat());

/** Even-odd rule: how often a ray to the east crosses the ring. */
const crosses = (ring: Ring, [x, y]: Position): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[xi, yi], [xj, yj]] = [ring[i]!, ring[j]!];
    if ((yi > y) !== (yj > y) && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
};

const inPolygon = ([outer, ...holes]: readonly Ring[], at: Position): boolean =>
  outer !== undefined && crosses(outer, at) && !holes.some((hole) => crosses(hole, at));

/** Whether a position lies in a perimeter; its holes are outside. */
export const contains = (perimeter: Perimeter, at: Position): boolean => (perimeter.type === 'Polygon'
  ? inPolygon(perimeter.coordinates, at) : perimeter.coordinates.some((polygon) => inPolygon(polygon, at)));

const onStreet = ({ cleVoie, numero }: AddressAt) => (rule: StreetRule): boolean => {
  if (rule.cleVoie !== cleVoie) return false;
  if (numero === null) return rule.cote === 'TOUS' && rule.de === 0;
  if (numero < rule.de || numero > rule.a) return false;
  return rule.cote === 'TOUS' || (rule.cote === 'PAIR') === (numero % 2 === 0);
};

/**
 * The station that the service proposes for an address (§7.5); the mayor assigns, an agent confirms. Two stations that
 * would both do are none: nobody guesses.
 */
export const proposeStation = (stations: readonly Station[], rules: readonly StreetRule[], address: AddressAt): Proposal => {
  const only = stations.length === 1 ? stations[0] : undefined;
  if (only) return { numero: only.numero, par: 'UNIQUE' };
  const { position } = address;
  const around = position ? stations.filter(({ perimetre }) => perimetre !== null && contains(perimetre, position)) : [];
  if (around.length === 1) return { numero: around[0]!.numero, par: 'PERIMETRE' };
  const told = [...new Set(rules.filter(onStreet(address)).map(({ numero }) => numero))];
  return told.length === 1 ? { numero: told[0]!, par: 'NUMEROTATION' } : { numero: null, par: 'A_LA_MAIN' };
};
