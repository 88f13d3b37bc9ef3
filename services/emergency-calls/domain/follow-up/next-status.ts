import { isCancellable, VEHICLE_STATUSES, type VehicleStatus } from '../codes/vehicle-statuses.ts';

/** Presses that only some missions have: stages on the way, and the cancellation. */
const BESIDE: readonly VehicleStatus[] = ['ETAPE1', 'TRANSP2', 'ETAPE2', 'TRANSP3', 'ANNULE'];
const USUAL = VEHICLE_STATUSES.filter((status) => !BESIDE.includes(status));

/** The usual next press; from a stage on the way the road goes on, and nothing follows the end. */
export const nextStatus = (status: VehicleStatus): VehicleStatus | undefined => {
  const at = USUAL.indexOf(status);
  if (at >= 0) return USUAL[at + 1];
  return ({ ETAPE1: 'TRANSP2', TRANSP2: 'ETAPE2', ETAPE2: 'TRANSP3', TRANSP3: 'DESTIN' } as Partial<Record<VehicleStatus,
    VehicleStatus>>)[status];
};

/** Every press that may still be told, late ones too; a cancellation only before the arrival. */
export const tellableStatuses = (status: VehicleStatus): readonly VehicleStatus[] =>
  VEHICLE_STATUSES.filter((one) => one !== 'DECISION' && (one !== 'ANNULE' || isCancellable(status)));
