import type { LonLat } from '#base/geo/crs/projection.ts';
import type { NewResource } from '../store/resources.ts';
import { objectId, organisationOf } from '../domain/identifiers/case-ids.ts';
import type { Ground, Territory } from '../domain/territory/territory.ts';

/** `where`: beside the hospital of the seat, or in the towns of the centre, the largest first. */
type Lot = { sort: string; type: string; crew: string; count: number; where: 'hospital' | 'towns'; skills?: readonly string[] };

const FLEET: readonly Lot[] = [
  { sort: 'VLM', type: 'SMUR.VLM', crew: 'MED', count: 3, where: 'hospital' },
  { sort: 'AR', type: 'SMUR.AR', crew: 'MED', count: 2, where: 'hospital' },
  { sort: 'AR-PED', type: 'SMUR.AR-PED', crew: 'MED', count: 1, where: 'hospital', skills: ['PEDIATRIE'] },
  { sort: 'HELI', type: 'SMUR.HELISMUR', crew: 'MED', count: 1, where: 'hospital' },
  { sort: 'AMB', type: 'TSU.AMB', crew: 'SECOURS', count: 6, where: 'towns' },
  { sort: 'AMB-BAR', type: 'TSU.AMB-BAR', crew: 'SECOURS', count: 1, where: 'towns', skills: ['BARIATRIQUE'] },
];
/** Parking places a few metres apart, so that each is seen. */
const PARKED_DEG = 0.0006;

/** Vehicles of a centre of the demonstration: the SMUR's at its hospital, ambulances in its towns; none without a seat. */
export const demoVehicles = (centre: string, { communes }: Ground, territory: Territory): NewResource[] => {
  const seat = territory.seatOf(centre);
  if (!seat) return [];
  const towns = communes.filter(({ code }) => territory.centreOfCommune(code) === centre).toSorted((a, b) => b.population - a.population);
  const hospital = seat.hospital?.at ?? seat.at;
  return FLEET.flatMap(({ sort, type, crew, count, where, skills = [] }, lot) => Array.from({ length: count }, (_, n) => {
    const base: LonLat = where === 'hospital' ? hospital : towns[n % towns.length]?.at ?? seat.at;
    return { resourceId: objectId(organisationOf(centre), 'resource', `${sort}${n + 1}`), name: `${sort} ${n + 1}`, vehicleType: type, crew,
      sector: where === 'hospital' ? seat.name : n % 2 === 0 ? 'Nord' : 'Sud', skills,
      baseLat: base[1] + PARKED_DEG * (n - 1), baseLon: base[0] + PARKED_DEG * lot };
  }));
};
