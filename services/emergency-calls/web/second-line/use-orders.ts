import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Command } from '../../domain/commands.ts';
import { ApiError, giveCommands } from '../kit/api-client.ts';
import { newId } from '../kit/new-id.ts';
import type { Absence } from '../../domain/codes/vehicle-absences.ts';
import { changeVehicle, declareBeds, endHold, enterVehicle, keepBed, tellAbsence, writeRadio, type NewVehicle } from './api.ts';
import { createOutgoing } from './outgoing.ts';

export type Bare<C = Command> = C extends Command ? Omit<C, 'id' | 'at'> : never;

/** What the board can have done; each order is kept until the server has it. */
export type Orders = {
  command(dossier: string, command: Bare): void;
  declare(told: { hospital: string; specialty: string; free: number }): void;
  keep(asked: { hospital: string; specialty: string; dossier: string }): void;
  end(hold: string, arrived: boolean): void;
  vehicle(resource: string, change: { several?: boolean; inService?: boolean }): void;
  absence(resource: string, absence: Absence | null): void;
  enter(vehicle: NewVehicle): void;
  radio(told: { text: string; resource?: string; dossier?: string }): void;
  waiting: number; refused: string;
};

const AGAIN_MS = 3_000;

/** A command that the server took but refused is told by its own outcome. */
const command = async (centre: string, dossier: string, given: Command): Promise<void> => {
  const { outcomes: [outcome] } = await giveCommands(centre, dossier, [given]);
  if (outcome && !outcome.ok) throw new ApiError(409, outcome.title ?? '');
};

/** Orders of this console to its centre; `onDone` when one arrived. */
export const useOrders = (centre: string, person: string, onDone: () => void): Orders => {
  const [refused, setRefused] = useState('');
  const outgoing = useMemo(() => createOutgoing(localStorage, `bord ${centre} ${person}`,
    { command, declareBeds, keepBed, endHold, writeRadio, changeVehicle, tellAbsence, enterVehicle },
    ({ title }) => setRefused(title)), [centre, person]);
  const waiting = useSyncExternalStore(outgoing.subscribe, outgoing.count);
  useEffect(() => { if (waiting === 0) onDone(); }, [waiting, onDone]);
  useEffect(() => {
    const timer = setInterval(() => { void outgoing.flush(); }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [outgoing]);
  return useMemo(() => {
    const give = (kind: string, ...args: unknown[]): void => {
      setRefused('');
      outgoing.give({ id: newId(), kind, args: [centre, ...args] });
    };
    return {
      command: (dossier, bare) => give('command', dossier, { ...bare, id: newId(), at: Date.now() }),
      declare: (told) => give('declareBeds', told), keep: (asked) => give('keepBed', newId(), asked),
      end: (hold, arrived) => give('endHold', hold, arrived), vehicle: (resource, change) => give('changeVehicle', resource, change),
      absence: (resource, absence) => give('tellAbsence', resource, absence), enter: (vehicle) => give('enterVehicle', vehicle),
      radio: (told) => give('writeRadio', newId(), { ...told, at: Date.now() }), waiting, refused,
    };
  }, [outgoing, centre, waiting, refused]);
};
