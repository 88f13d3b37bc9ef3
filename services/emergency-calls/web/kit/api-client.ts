import type { CallVehicle } from '../../domain/calls/car-call.ts';
import { inExercise } from './exercise.ts';
import type { Command } from '../../domain/commands.ts';
import type { Case } from '../../domain/state.ts';

/** A refusal of the API, as its problem document says it (RFC 9457); status 0: nobody answers. */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string) {
    super(title);
    this.status = status;
    this.title = title;
  }
}

export type Me = { id: string; name: string; roles: { role: string; label: { fr: string; en: string };
  centres: { code: string; name: string }[] }[] };
export type CallLine = {
  callId: string; line: string; level: number; number: string | null; presentedAt: number; dossier: string | null;
  /** Centre that diverted it here by mutual aid. */
  from?: string | null;
  /** What it needs of who answers: skills and languages. */
  needs?: readonly string[] };
export type Calls = { at: number; waiting: CallLine[]; callBack: CallLine[] };
export type CaseLine = { dossier_id: string; numero: string; nature: string; etat: string; priorite: string; niveau: string | null;
  attend_depuis: string | null; adresse: string | null; commune: string | null; motif: { label: string }
    | null; ouvert_le: string; missions: number;
  active_le: string; transfert: string | null; proprietaire: string; conflits: number; version: number; filiere: string | null;
  lat: number | null; lon: number | null;
  /** Mutual aid of regulation: with which centre, given or taken, and since when a doctor has it. */
  regul_centre: string | null; regul_sens: 'given' | 'taken' | null; regul_prise_le: string | null };
export type Vehicle = { resourceId: string; name: string; vehicleType: string; sector: string | null; status: string
  | null; dossier: string | null;
  inService: boolean; several: boolean; crew: string; lat: number | null; lon: number | null; positionAt: number | null };
export type ReadCase = Omit<Case, 'commands'> & { id: string };
export type CommandAnswer = { id: string; ok: boolean; title?: string; remedy?: string };

const SILENCE_MS_MAX = 8_000;

/** Asks the service; `path` is below `/api/regulation/`. Throws ApiError. */
export const askApi = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
  const answer = await fetch(`/api/regulation/${path}`, { method, signal: AbortSignal.timeout(SILENCE_MS_MAX),
    headers: { accept: 'application/json', 'accept-language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => { throw new ApiError(0, ''); });
  const read = await readBody<T & { title?: string }>(answer);
  if (!answer.ok) throw new ApiError(answer.status, read?.title ?? '');
  // Cut in the middle, it is a line that is gone: a screen must not take nothing for an answer.
  if (read === undefined) throw new ApiError(0, '');
  return read;
};

/** What an answer says; nothing when it was cut or is no JSON. */
const readBody = async <T>(answer: Response): Promise<T | undefined> => {
  try {
    const text = await answer.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
  } catch { return undefined; }
};

/** The centre of a question and which of its two worlds, for its address. */
export const inWorld = ({ centre, exercise }: { centre: string; exercise: boolean }): string =>
  `centre=${encodeURIComponent(centre)}${exercise ? '&exercice=1' : ''}`;

/** The same for this browser: in exercise mode every question is about exercises. */
export const inCentre = (centre: string): string => inWorld({ centre, exercise: inExercise() });

/** Who is signed in, in which roles and centres. */
export const readMe = (): Promise<Me> => askApi('moi');
/** What rings and who must be called back. */
export const readCalls = (centre: string): Promise<Calls> => askApi(`appels?${inCentre(centre)}`);
/** Dossiers under way in the centre, those that wait for a doctor, or those planned for an hour. */
export const readCases = (centre: string, liste: 'open' | 'waiting' | 'planned'): Promise<{ rows: CaseLine[] }> =>
  askApi(`dossiers?${inCentre(centre)}&liste=${liste}`);
/** Vehicles of the centre with their missions. */
export const readFleet = (centre: string): Promise<{ rows: Vehicle[] }> => askApi(`moyens?${inCentre(centre)}`);
/** A whole dossier, folded. */
export const readCase = (centre: string, id: string): Promise<ReadCase> => askApi(`dossiers/${id}?${inCentre(centre)}`);
/** What is known of a call: its places, and the dossiers of its number. */
export type CallStory = { places: { source: string; lat: number; lon: number; radius_m: number | null; at: number
  | null; receivedAt: number }[];
  /** What the car told that made the call (eCall). */
  vehicle: CallVehicle | null;
  cases: { dossier_id: string; numero: string; priorite: string; motif: { label: string } | null; adresse: string
    | null; commune: string | null; lat: number | null; lon: number | null; ouvert_le: string;
    /** Until when it takes calls; null: as long as it lives. */
    appels_jusque: string | null }[] };

/** Reads what is known of a call. */
export const readStory = (centre: string, callId: string): Promise<CallStory> =>
  askApi(`appels/${encodeURIComponent(callId)}/historique?${inCentre(centre)}`);

/** Answers a call for a dossier that is about to open; again by the same person, it changes nothing. */
export const pickUp = (centre: string, callId: string, dossier: string): Promise<CallLine> =>
  askApi(`appels/${encodeURIComponent(callId)}/decrocher?${inCentre(centre)}`, 'POST', { dossier });
/** Opens a dossier whose id and number this console made; again, it changes nothing. */
export const openCase = (centre: string, id: string, opening: { number?: string; call?: string; at: number;
  planned?: { activateAt: number; attribution: string } }): Promise<ReadCase> =>
  askApi(`dossiers/${id}?${inCentre(centre)}`, 'PUT', opening);
/** Gives commands to a dossier; what became of each. */
export const giveCommands = (centre: string, id: string,
  commands: readonly Command[]): Promise<{ version: number; outcomes: CommandAnswer[] }> =>
  askApi(`dossiers/${id}/commandes?${inCentre(centre)}`, 'POST', { commands });
/** Numbers of the day for this console to use when it is cut off. */
export const leaseNumbers = (centre: string, count: number): Promise<{ numbers: string[] }> =>
  askApi(`numeros?${inCentre(centre)}`, 'POST', { count });
