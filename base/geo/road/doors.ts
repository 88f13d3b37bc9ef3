import type { OnArc } from './arc-grid.ts';
import type { Door } from './one-to-many.ts';
import { NO_WAY, type RoadNetwork } from './road-network.ts';

/** Times of one mode as doors need them: of each arc by itself, and as it is now. */
export type ArcTimes = { baseMs: Int32Array; arcMs: Int32Array };

/** How places beside the road enter it. `walkMsPerMetre` is the pace between a place and the road. */
export type Doors = {
  of(on: OnArc, times: ArcTimes, side: 'to' | 'from'): Door[];
  /** Time along one street when both places stand on it, `NO_WAY` otherwise. */
  along(from: OnArc, to: OnArc, times: ArcTimes): number;
};

/** Doors of a network. The part of a closed road up to a scene stays open: the scene is what closed it. */
export const doorsOf = ({ tail, head, twin }: RoadNetwork, walkMsPerMetre: number): Doors => ({
  of: ({ arc, along, metres }, { baseMs }, side) => {
    const walk = Math.round(metres * walkMsPerMetre);
    // At a crossing every street of it serves, not only the one that was nearest.
    if (along === 0 || along === 1) return [{ node: along === 0 ? tail[arc]! : head[arc]!, ms: walk }];
    const part = (of: number, share: number): number => Math.round(baseMs[of]! * share) + walk;
    const back = twin[arc]!;
    const doors = [side === 'to' ? { node: tail[arc]!, ms: part(arc, along) } : { node: head[arc]!, ms: part(arc, 1 - along) }];
    if (back === -1) return doors;
    return [...doors, side === 'to' ? { node: head[arc]!, ms: part(back, 1 - along) } : { node: tail[arc]!, ms: part(back, along) }];
  },
  along: (from, to, { arcMs }) => {
    if (from.arc !== to.arc) return NO_WAY;
    const ahead = to.along - from.along;
    const arc = ahead >= 0 ? from.arc : twin[from.arc]!;
    if (arc === -1 || arcMs[arc]! >= NO_WAY) return NO_WAY;
    return Math.round(Math.abs(ahead) * arcMs[arc]!) + Math.round((from.metres + to.metres) * walkMsPerMetre);
  },
});
