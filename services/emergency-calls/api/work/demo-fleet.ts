import { sphereDistance } from '#base/geo/crs/geodesic.ts';
import type { LonLat } from '#base/geo/crs/projection.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { CENTRES } from '../../data/centres.ts';
import { listCases } from '../../store/cases.ts';
import { LIMITS } from '../../limits.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { listResources, moveResources, type Fix, type ResourceEntry } from '../../store/resources.ts';

/** How fast a make-believe vehicle goes, in a straight line. */
const METRES_A_SECOND = 16;
const TO_SCENE: readonly string[] = ['DECISION', 'DECLENCHE', 'DEPART'];
const TO_HOSPITAL: readonly string[] = ['TRANSP', 'TRANSP2', 'TRANSP3'];
const STAYS: readonly string[] = ['ARRIVEE', 'PEC', 'BILAN', 'ORIENTAT', 'DESTIN', 'FINPEC', 'ETAPE1', 'ETAPE2'];

type Scenes = ReadonlyMap<string, LonLat>;
type Homes = { bases: Map<string, LonLat>; hospital: LonLat | undefined };

const targetOf = ({ status, dossier, resourceId }: ResourceEntry, here: LonLat, scenes: Scenes, { bases, hospital }: Homes): LonLat => {
  const base = bases.get(resourceId) ?? here;
  if (status === null) return base;
  if (TO_SCENE.includes(status)) return scenes.get(dossier ?? '') ?? here;
  if (TO_HOSPITAL.includes(status)) return hospital ?? here;
  return STAYS.includes(status) ? here : base;
};

/** A step towards a target, no farther. */
const stepTo = (here: LonLat, target: LonLat, metres: number): LonLat => {
  const far = sphereDistance(here, target);
  const share = far <= metres ? 1 : metres / far;
  return [here[0] + (target[0] - here[0]) * share, here[1] + (target[1] - here[1]) * share];
};

const scenesOf = async (tx: Tx, partition: number, centre: string): Promise<Scenes> => new Map(
  (await listCases(tx, 'open', partition, centre, LIMITS.list_max)).flatMap(({ dossier_id: id, lat, lon }): [string, LonLat][] =>
    (lat === null || lon === null ? [] : [[id, [lon, lat]]])));

/**
 * The make-believe trackers of a demonstration: vehicles that are sent go to their scene, carry to the hospital, come back; the others
 * say that they stand at their base. Gives a round for a loop.
 */
export const demoFleet = (regulation: Regulation, roundMs: number): (() => Promise<boolean>) => {
  const homes = new Map(CENTRES.map(({ code }): [string, Homes] => [code, { bases: new Map(), hospital: undefined }]));
  const fixOf = (one: ResourceEntry, scenes: Scenes, home: Homes): Fix[] => {
    if (one.lat === null || one.lon === null) return [];
    const here: LonLat = [one.lon, one.lat];
    if (!home.bases.has(one.resourceId)) home.bases.set(one.resourceId, here);
    if (one.vehicleType.startsWith('SMUR.')) home.hospital ??= here;
    const [lon, lat] = stepTo(here, targetOf(one, here, scenes, home), (METRES_A_SECOND * roundMs) / 1_000);
    return [{ resourceId: one.resourceId, lat, lon, at: regulation.clock(), speed_km_h: null, heading_deg: null }];
  };
  return async () => {
    for (const [centre, home] of homes) {
      const partition = regulation.partitionOfCentre(centre);
      await inContext(regulation.app, systemContext('positions', 'demonstration'), async (tx) => {
        const scenes = await scenesOf(tx, partition, centre);
        const fixes = (await listResources(tx, partition, centre)).flatMap((one) => fixOf(one, scenes, home));
        await moveResources(tx, partition, centre, fixes);
      });
    }
    return false;
  };
};
