import { createHash } from 'node:crypto';
import type { Tx } from '#base/store/context.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { positionsBy, type AddressPoint } from '../../domain/roll/address-points.ts';
import { assignmentOf, type Assignment } from '../../domain/roll/assignment.ts';
import type { Proposal, StreetRule } from '../../domain/roll/station.ts';
import { addressPointsOf } from '../../store/address-points.ts';
import { asProposed, rollOf, stationsOf, streetRulesOf, type Bureau, type Electeur } from '../../store/roll.ts';
import { assignedOf, differingFrom } from './roll-lines.ts';

/** What the perimeters that wait would do; `seen` names exactly this, so that nobody applies what they have not read. */
export type WaitingPerimeters = { stations: readonly string[]; total: number; assignment: Assignment; seen: string };

type Reading = {
  stations: Bureau[]; rules: StreetRule[]; points: AddressPoint[]; differing: { elector: Electeur; proposal: Proposal }[];
  waiting: WaitingPerimeters | undefined;
};

/** The stations of a commune, where the main roll differs from the addresses, and what the perimeters that wait would do. */
export const readStations = async (tx: Tx, place: { partitions: number; commune: string }): Promise<Reading> => {
  const [stations, rules] = [await stationsOf(tx, place), await streetRulesOf(tx, place)];
  const [points, electors] = [await addressPointsOf(tx, place), await rollOf(tx, place, 'PRINCIPALE')];
  const assigned = assignedOf(electors, stations, positionsBy(points));
  const proposed = stations.filter(({ propose }) => propose !== null);
  const waiting = (): WaitingPerimeters => {
    const assignment = assignmentOf(assigned, stations.map(asProposed), rules);
    const seen = createHash('sha256').update(canonicalJson({ assignment, proposed: proposed.map(({ numero, propose }) =>
      [numero, propose]) } as never)).digest('base64url');
    return { stations: proposed.map(({ numero }) => numero), total: electors.length, assignment, seen };
  };
  return { stations, rules, points, differing: differingFrom(electors, assigned, stations, rules),
    waiting: proposed.length === 0 ? undefined : waiting() };
};
