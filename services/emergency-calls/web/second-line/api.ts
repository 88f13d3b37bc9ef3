import type { Doubt } from '#base/geo/coordinates/judge-point.ts';
import type { Beds, BedHold } from '../../store/beds.ts';
import type { BoardVehicle } from '../../store/board.ts';
import type { CrewMember } from '../../domain/codes/crew-roles.ts';
import type { RadioMessage } from '../../store/radio.ts';
import type { Settings } from '../../domain/indicators/settings.ts';
import type { Absence } from '../../domain/codes/vehicle-absences.ts';
import { askApi, inCentre } from '../kit/api-client.ts';

export type SeenVehicle = BoardVehicle & { doubt: Doubt | null; team: readonly CrewMember[] };
export type ReadBoard = { at: number; settings: Settings; vehicles: SeenVehicle[]; beds: Beds[]; holds: BedHold[]; radio: RadioMessage[] };

/** A vehicle as the supervisor enters it; degrees of its base. */
export type NewVehicle = { callSign: string; name: string; vehicleType: string; crew: string; sector: string | null;
  lat: number; lon: number };

/** The board of a centre. */
export const readBoard = (centre: string): Promise<ReadBoard> => askApi(`bord?${inCentre(centre)}`);
/** Is a vehicle in service, and does it take several missions at once? For the supervisor to say. */
export const changeVehicle = (centre: string, resource: string, change: { several?: boolean; inService?: boolean }): Promise<unknown> =>
  askApi(`moyens/${encodeURIComponent(resource)}?${inCentre(centre)}`, 'PUT', change);
/** Why a vehicle cannot be sent for now; `null`: it can. */
export const tellAbsence = (centre: string, resource: string, absence: Absence | null): Promise<unknown> =>
  askApi(`moyens/${encodeURIComponent(resource)}/absence?${inCentre(centre)}`, 'PUT', { absence });
/** Enters a vehicle of the centre, or changes what is known of it. */
export const enterVehicle = (centre: string, vehicle: NewVehicle): Promise<unknown> =>
  askApi(`moyens?${inCentre(centre)}`, 'POST', { vehicles: [vehicle] });
/** What a hospital has free. */
export const declareBeds = (centre: string, told: { hospital: string; specialty: string; free: number }): Promise<unknown> =>
  askApi(`lits?${inCentre(centre)}`, 'PUT', told);
/** Keeps a bed for a dossier. */
export const keepBed = (centre: string, id: string, asked: { hospital: string; specialty: string; dossier: string }): Promise<unknown> =>
  askApi(`lits/reservations/${id}?${inCentre(centre)}`, 'PUT', asked);
/** The patient came, or the bed is given back. */
export const endHold = (centre: string, id: string, arrived: boolean): Promise<unknown> =>
  askApi(`lits/reservations/${id}/fin?${inCentre(centre)}`, 'POST', { arrived });
/** A message of the radio, for the log and the dossier that it is about. */
export const writeRadio = (
  centre: string, id: string, told: { text: string; at: number; resource?: string; dossier?: string },
): Promise<unknown> => askApi(`radio/${id}?${inCentre(centre)}`, 'PUT', told);
