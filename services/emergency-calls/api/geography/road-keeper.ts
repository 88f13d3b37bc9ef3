import { inContext, systemContext } from '#base/store/context.ts';
import { listClosedRoads, type ClosedRoad } from '../../store/closed-roads.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import type { Geography, Ground } from './geography.ts';

/** Keeps the roads of one process as the centres closed them; `round` is for a loop, `closed` what is in force. */
export type RoadKeeper = { round(): Promise<boolean>; closed(): readonly ClosedRoad[] };

const conditionOf = ({ slowness }: ClosedRoad): 'closed' | number => slowness ?? 'closed';

/** Frees what is closed no more, then lays all that is still closed: two closures may lie on one road. */
const apply = async ({ geo }: Ground, before: readonly ClosedRoad[], now: readonly ClosedRoad[]): Promise<void> => {
  const still = new Set(now.map(({ id }) => id));
  for (const { id, lon, lat } of before) if (!still.has(id)) await geo.setRoadAt([lon, lat], 1);
  for (const road of now) await geo.setRoadAt([road.lon, road.lat], conditionOf(road));
};

/** Reads the closed roads again and again and lays them over the roads of this process when they changed. */
export const roadKeeper = (regulation: Regulation, geography: Geography): RoadKeeper => {
  let laid: readonly ClosedRoad[] = [];
  let on: Ground | undefined;
  return {
    closed: () => laid,
    round: async () => {
      if (geography.state() !== 'ready') return false;
      const ground = geography.ground();
      // Another thread than before: no road is closed there yet.
      if (ground !== on) laid = [];
      on = ground;
      const now = await inContext(regulation.app, systemContext('routes', 'suivi'), (tx) => listClosedRoads(tx, regulation.partitions));
      const same = now.length === laid.length && now.every(({ id }, index) => id === laid[index]?.id);
      if (!same) await apply(ground, laid, now);
      laid = now;
      return false;
    },
  };
};
