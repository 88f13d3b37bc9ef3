import { inContext, systemContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import { carFields, type CallVehicle } from '../domain/calls/car-call.ts';
import type { CaseActor } from '../domain/context.ts';
import type { CallEntry } from '../store/calls.ts';
import { placesOfCall } from '../store/locations.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { PURPOSE } from './console-kit.ts';
import { giveCommands } from './give-commands.ts';
import { loadCase } from './load-case.ts';
import { announce } from './partners/announce.ts';

const CONTEXT = systemContext('localisation', PURPOSE);

/** Writes what a car told into the dossier of its call, where nobody wrote yet. A dossier that is gone or closed stays as it is. */
export const fillFromCar = async (
  regulation: Regulation, centre: string, dossier: string, vehicle: CallVehicle, number: string | null,
): Promise<void> => {
  const ref = { partition: regulation.partitionOfCentre(centre), id: dossier };
  const actor: CaseActor = { id: 'system:ecall', role: 'systeme', label: 'eCall', centre };
  try {
    const { fields } = await loadCase(regulation, CONTEXT, ref);
    const changes = Object.entries(carFields(vehicle, number)).filter(([path]) => (fields[path]?.value ?? null) === null)
      .map(([path, value]) => ({ path, value, seen: 0 }));
    if (changes.length === 0) return;
    await giveCommands(regulation, CONTEXT, { ref, actor, purpose: PURPOSE,
      commands: [{ type: 'modifier', id: `ecall-${dossier}`, changes }] }, [announce(regulation)]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
};

/** The same at a pick-up, with what is kept of the call. */
export const fillFromItsCar = async (
  regulation: Regulation, at: { partition: number; centre: string }, dossier: string, call: Pick<CallEntry, 'callId' | 'number'>,
): Promise<void> => {
  const { vehicle } = await inContext(regulation.app, CONTEXT, (tx) => placesOfCall(tx, at, regulation.numbers, call.callId));
  if (vehicle) await fillFromCar(regulation, at.centre, dossier, vehicle, call.number);
};
