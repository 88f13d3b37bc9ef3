import type { Instant } from '#base/values/instant.ts';
import { byPickUpOrder } from '../calls/pick-up-order.ts';
import type { AidSettings, AidSettingsFor } from './aid-settings.ts';
import type { AidState } from './aid-state.ts';
import { pressureOf, spareOf, type CentreLoad } from './centre-load.ts';

/** A call that rings. `ordered` when it was told to go elsewhere. */
export type RingingCall = { callId: string; centre: string; level: number; presentedAt: Instant; hops: number; ordered: boolean };

/** One call that the telephony must send to a partner. */
export type DivertOrder = { callId: string; from: string; to: string };

/**
 * A partner helps while it is far from its threshold and not ordered to divert itself. One that diverted a moment ago and is calm
 * again helps too: what it diverts and what it takes are never the same call.
 */
const mayTake = (load: CentreLoad, state: AidState | undefined, settings: AidSettings): boolean =>
  load.present !== null && state?.cause !== 'commande' && pressureOf(load, settings) < settings.calmShare;

/** Calls of a centre that wait longer than they should and for which nobody is free at home. */
const inNeed = (load: CentreLoad, ringing: readonly RingingCall[], now: Instant, { divertAfter_ms }: AidSettings): RingingCall[] => {
  const free = Math.max(0, (load.present ?? 0) - load.busy);
  return ringing.filter(({ centre, ordered }) => centre === load.centre && !ordered).sort(byPickUpOrder).slice(free)
    .filter(({ hops, presentedAt }) => hops === 0 && now - presentedAt >= divertAfter_ms);
};

/**
 * Which calls go where: for each centre that diverts, those in need, to the partner with the most spare people, the nearer in the
 * agreed order (the order of `loads`) among equals. No call goes a second time, and a partner that fills gets no more in the same look.
 */
export const divertCalls = (
  loads: readonly CentreLoad[], states: ReadonlyMap<string, AidState>, ringing: readonly RingingCall[], now: Instant,
  settingsFor: AidSettingsFor,
): DivertOrder[] => {
  const takers = loads.filter((load) => mayTake(load, states.get(load.centre), settingsFor(load.centre)))
    .map((load) => ({ centre: load.centre, spare: spareOf(load, settingsFor(load.centre)) }));
  const orders: DivertOrder[] = [];
  for (const load of loads.filter(({ centre }) => states.get(centre)?.on)) {
    for (const { callId } of inNeed(load, ringing, now, settingsFor(load.centre))) {
      const best = takers.filter(({ centre }) => centre !== load.centre).reduce<typeof takers[number] | undefined>((most, one) =>
        (one.spare > (most?.spare ?? 0) ? one : most), undefined);
      if (!best) return orders;
      best.spare -= 1;
      orders.push({ callId, from: load.centre, to: best.centre });
    }
  }
  return orders;
};
