import type { Site } from './communes.ts';
import { fieldAt, type Field } from './field.ts';
import { hamletName } from './names.ts';
import type { RoadDraft } from './road-draft.ts';
import { between, diceOf } from './seeded.ts';
import { insideRing, type Ring } from './trace-rings.ts';

/** A place with a name of its own outside the town, at the end of a lane. */
export type Hamlet = { name: string; commune: number; node: number; way: number };

const LANE_STEP = 170;
const REACH = 2_400;
const BRANCH_METRES = 2_200;

/** Draws the hamlets of a commune and a lane from each to the nearest road. Those that no road is near to are left out. */
export const drawHamlets = (seed: number, site: Site, commune: number, area: Ring, relief: Field, draft: RoadDraft): Hamlet[] => {
  const dice = diceOf(seed, `hamlets ${commune}`);
  const taken = new Set<string>();
  const hamlets: Hamlet[] = [];
  const count = site.population > 20_000 ? 4 : between(dice, 6, 20);
  for (let one = 0; one < count; one++) {
    const [turn, far] = [dice() * Math.PI * 2, site.radius + 250 + dice() * REACH];
    const [x, y] = [site.x + Math.cos(turn) * far, site.y + Math.sin(turn) * far];
    const start = fieldAt(relief, x, y) > 2 && insideRing(area, x, y)
      ? draft.nearestNode(x, y, BRANCH_METRES, (node) => Math.hypot(draft.x[node]! - x, draft.y[node]! - y) > 120) : undefined;
    if (start === undefined) continue;
    const name = hamletName(dice, taken);
    const way = draft.addWay({ kind: 'lane', name, commune });
    const [dx, dy] = [x - draft.x[start]!, y - draft.y[start]!];
    const steps = Math.max(1, Math.round(Math.hypot(dx, dy) / LANE_STEP));
    let last = start;
    for (let step = 1; step <= steps; step++) {
      const sway = Math.sin((step / steps) * Math.PI) * 60 * (dice() - 0.5);
      const node = draft.addNode(draft.x[start]! + (dx * step) / steps - (dy / LANE_STEP / steps) * sway,
        draft.y[start]! + (dy * step) / steps + (dx / LANE_STEP / steps) * sway);
      draft.addEdge(last, node, way);
      last = node;
    }
    hamlets.push({ name, commune, node: last, way });
  }
  return hamlets;
};
