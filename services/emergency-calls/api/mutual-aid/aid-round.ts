import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { AT_REST, stepAid, type AidState, type Lever } from '../../domain/mutual-aid/aid-state.ts';
import { AID_SETTINGS, type AidSettingsFor } from '../../domain/mutual-aid/aid-settings.ts';
import type { CentreLoad } from '../../domain/mutual-aid/centre-load.ts';
import { divertCalls } from '../../domain/mutual-aid/divert-calls.ts';
import { decidesAlone, readAidStates, readLevers, writeAidState } from '../../store/mutual-aid/aid-states.ts';
import { orderDiversion } from '../../store/mutual-aid/diversions.ts';
import { aidSettingsFor } from '../../store/mutual-aid/aid-settings-for.ts';
import { readLoads } from '../../store/mutual-aid/read-loads.ts';
import { tellNews } from '../../store/news.ts';
import type { Regulation } from '../../store/open-regulation.ts';

const CONTEXT = systemContext('entraide', 'suivi');

/** The id that a diverted call takes at its helper's. */
const legOf = (callId: string): string => `${callId.slice(-74)}-aide`;

const same = (a: AidState, b: AidState): boolean => a.on === b.on && a.cause === b.cause && a.overSince === b.overSince
  && a.calmSince === b.calmSince;

const stepAll = async (
  tx: Tx, regulation: Regulation, states: Map<string, AidState>, loads: readonly CentreLoad[], levers: ReadonlyMap<string, Lever>,
  settingsFor: AidSettingsFor,
): Promise<Map<string, AidState>> => {
  const { partitions } = regulation;
  const now = regulation.clock();
  for (const load of loads) {
    const { centre } = load;
    const partition = regulation.partitionOfCentre(centre);
    const before = states.get(centre) ?? AT_REST;
    const after = stepAid(before, load, levers.get(centre) ?? 'auto', now, settingsFor(centre));
    states.set(centre, after);
    if (same(before, after)) continue;
    await writeAidState(tx, partition, centre, { before, after, now });
    if (before.on !== after.on) await tellNews(tx, { partition, centre, partitions }, 'entraide', [centre]);
  }
  return states;
};

/**
 * One look at all centres: who begins or ceases to divert, and which calls go where. The orders wait for the telephony, which asks
 * for them and switches. One process at a time decides. Gives how many orders it made.
 */
export const decideAid = (regulation: Regulation): Promise<number> =>
  inContext(regulation.app, CONTEXT, async (tx) => {
  if (!await decidesAlone(tx)) return 0;
  const now = regulation.clock();
  const { partitions } = regulation;
  const [{ loads, ringing }, before, levers, settingsFor] = await pipelined([readLoads(tx, partitions, now, AID_SETTINGS),
    readAidStates(tx, partitions), readLevers(tx, partitions), aidSettingsFor(tx, partitions)] as const);
  const states = await stepAll(tx, regulation, before, loads, levers, settingsFor);
  let ordered = 0;
  for (const { callId, from, to } of divertCalls(loads, states, ringing, now, settingsFor)) {
    const at = { origin: regulation.partitionOfCentre(from), helper: regulation.partitionOfCentre(to), now };
    if (await orderDiversion(tx, at, { callId, from, to, leg: legOf(callId) })) ordered += 1;
  }
  return ordered;
});
