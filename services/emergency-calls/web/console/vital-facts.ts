import { currentStatus, VEHICLE_STATUSES, type VehicleStatus } from '../../domain/codes/vehicle-statuses.ts';
import type { Case, Mission } from '../../domain/state.ts';

/** A fact of a mission on its way: when it was told, or null while it is to come. */
export type VitalFact = { id: 'alert' | VehicleStatus; at: number | null };

/** Steps of a vehicle, each with the statuses that say it, the first that was told counting. */
const STEPS: readonly [VehicleStatus, readonly VehicleStatus[]][] = [['DECLENCHE', ['DECLENCHE']], ['DEPART', ['DEPART']],
  ['ARRIVEE', ['ARRIVEE']], ['PEC', ['PEC', 'BILAN']], ['TRANSP', ['TRANSP']], ['DESTIN', ['DESTIN']]];

/**
 * What has happened between the alert and the hospital, step by step. A step that was skipped, because a later one was told, is left
 * out: steps may be skipped, never invented.
 */
export const vitalFacts = (state: Case, mission: Mission | undefined): VitalFact[] => {
  const alert: VitalFact = { id: 'alert', at: state.alarm?.since ?? state.createdAt };
  if (!mission) return [alert, { id: 'DECISION', at: null }, ...STEPS.slice(1, 4).map(([id]): VitalFact => ({ id, at: null }))];
  const reached = VEHICLE_STATUSES.indexOf(currentStatus(mission.statuses)?.status ?? 'DECISION');
  const told = STEPS.flatMap(([id, statuses]): VitalFact[] => {
    const at = Math.min(...mission.statuses.filter(({ status }) => statuses.includes(status)).map((fact) => fact.at));
    if (Number.isFinite(at)) return [{ id, at }];
    return VEHICLE_STATUSES.indexOf(statuses[0]!) < reached ? [] : [{ id, at: null }];
  });
  return [alert, { id: 'DECISION', at: mission.engagedAt }, ...told];
};

/** How the last message to a partner fares: `late` when it is not delivered after the time in which one is. */
export type Delivery = { to: string; model: string; state: 'sending' | 'delivered' | 'late' | 'failed'; since: number };

/** Longer than this without an acknowledgement, the partner is to be telephoned (DST §3.3.2; share acked in 10 s, domain §12). */
const DELIVERED_MS = 10_000;

/** The fate of the last message to each partner, those to telephone first. */
export const deliveries = ({ sent }: Pick<Case, 'sent'>, now: number): Delivery[] => {
  const last = new Map(sent.map((one) => [one.to, one]));
  const order = { failed: 0, late: 1, sending: 2, delivered: 3 } as const;
  return [...last.values()].map(({ to, model, state, stateAt }): Delivery => {
    if (state !== 'queued') return { to, model, state, since: stateAt };
    // Sent again, it has its time again.
    return { to, model, state: now - stateAt > DELIVERED_MS ? 'late' : 'sending', since: stateAt };
  }).sort((a, b) => order[a.state] - order[b.state] || a.to.localeCompare(b.to));
};
