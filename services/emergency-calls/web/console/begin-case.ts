import { carFields, type CallVehicle } from '../../domain/calls/car-call.ts';
import type { CallLine } from '../kit/api-client.ts';
import { newId } from '../kit/new-id.ts';
import type { Keeper } from './keeper.ts';
import type { NumberStock } from './number-stock.ts';
import type { Plan } from './parts/plan-form.tsx';

/** Begins the dossier of a call (with what the car told that made it), or one without a call; cut off too. Gives its id. */
export const beginOfCall = (keeper: Keeper, stock: NumberStock, call: CallLine | null, vehicle: CallVehicle | null): string => {
  const id = newId();
  keeper.begin(id, { number: stock.take() ?? '', call: call?.callId ?? null, ani: call?.number ?? null, at: Date.now() });
  if (call) {
    const told = vehicle ? carFields(vehicle, call.number) : { 'qualification.origin': call.line, ...(call.number === null ? {}
      : { 'initialAlert.caller.callerContact': { channel: 'PERSONNE', type: 'TEL', detail: call.number } }) };
    keeper.give(id, { type: 'modifier', id: newId(), at: Date.now(), changes: Object.entries(told).map(([path, value]) =>
      ({ path, value, seen: 1 })) });
  }
  return id;
};

/** Begins a dossier that is planned for an hour. Gives its id. */
export const beginPlanned = (keeper: Keeper, stock: NumberStock, { activateAt, attribution, interventionType, branch }: Plan): string => {
  const id = newId();
  keeper.begin(id, { number: stock.take() ?? '', call: null, ani: null, at: Date.now(), planned: { activateAt, attribution } });
  keeper.give(id, { type: 'modifier', id: newId(), at: Date.now(), changes: [
    { path: 'interventionType', value: interventionType, seen: 1 }, { path: 'perimeter', value: branch, seen: 1 }] });
  return id;
};
