import type { NewResource } from '../store/resources.ts';
import { objectId, organisationOf } from '../domain/identifiers/case-ids.ts';
import { CENTRES } from './centres.ts';

/** Where the invented région lies: a stretch of sea, so that nothing of it can be taken for a real place. */
const ORIGIN = { lat: 46.2, lon: -3.4 };
const SPACING_DEG = 0.45;

const FLEET: readonly [sort: string, type: string, crew: string, count: number][] = [
  ['VLM', 'SMUR.VLM', 'MED', 3], ['AR', 'SMUR.AR', 'MED', 2], ['AR-PED', 'SMUR.AR-PED', 'MED', 1], ['AMB', 'TSU.AMB', 'SECOURS', 6],
];

/** The town of a centre, where its vehicles stand. */
export const seatOf = (centre: string): { lat: number; lon: number } => {
  const i = CENTRES.findIndex(({ code }) => code === centre);
  return { lat: ORIGIN.lat + SPACING_DEG * (i % 3), lon: ORIGIN.lon + SPACING_DEG * Math.floor(i / 3) };
};

/** Vehicles of a centre of the demonstration, around its town. */
export const demoVehicles = (centre: string): NewResource[] => {
  const seat = seatOf(centre);
  return FLEET.flatMap(([sort, vehicleType, crew, count]) => Array.from({ length: count }, (_, n) => {
    const turn = (n / count) * 2 * Math.PI + sort.length;
    return { resourceId: objectId(organisationOf(centre), 'resource', `${sort}${n + 1}`), name: `${sort} ${n + 1}`, vehicleType, crew,
      sector: n % 2 === 0 ? 'Nord' : 'Sud', skills: sort === 'AR-PED' ? ['PEDIATRIE'] : [],
      baseLat: seat.lat + 0.08 * Math.sin(turn), baseLon: seat.lon + 0.1 * Math.cos(turn) };
  }));
};
