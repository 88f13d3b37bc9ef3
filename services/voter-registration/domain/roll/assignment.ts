import { contains, proposeStation, type AddressAt, type Station, type StreetRule } from './station.ts';

/** An elector as an assignment counts people: the number of the station now, and where the address is. */
export type Assigned = { bureau: string; address: AddressAt };

/**
 * What stations would give to the electors of a roll. Each of them is counted once: `kept`, in one of `moves`, `several` (in two
 * perimeters), `outside` (a position in none and no street that tells), or `unlocated` (an address without position nor street).
 */
export type Assignment = {
  kept: number; moves: readonly { from: string; to: string; count: number }[]; several: number; outside: number; unlocated: number;
};

/** Counts where the addresses of electors lead with these stations; nobody is moved by it. */
export const assignmentOf = (
  electors: readonly Assigned[], stations: readonly Station[], rules: readonly StreetRule[],
): Assignment => {
  const count = { kept: 0, several: 0, outside: 0, unlocated: 0 };
  const moves = new Map<string, { from: string; to: string; count: number }>();
  for (const { bureau, address } of electors) {
    const to = proposeStation(stations, rules, address).numero;
    if (to === null) count[unsettled(stations, address)] += 1;
    else if (to === bureau) count.kept += 1;
    else {
      const key = `${bureau}>${to}`;
      moves.set(key, { from: bureau, to, count: (moves.get(key)?.count ?? 0) + 1 });
    }
  }
  return { ...count, moves: [...moves.values()].toSorted((a, b) => b.count - a.count || a.from.localeCompare(b.from)) };
};

const unsettled = (stations: readonly Station[], { position }: AddressAt): 'several' | 'outside' | 'unlocated' => {
  if (position === undefined) return 'unlocated';
  return stations.some(({ perimetre }) => perimetre !== null && contains(perimetre, position)) ? 'several' : 'outside';
};
