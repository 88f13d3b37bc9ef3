import { askApi, inCentre } from '../kit/api-client.ts';

/** What was asked of the telephony for a call. */
export type Wishes = { wishes: { id: string; to: string; askedAt: number; doneAt: number | null }[] };

/** A P0 that somebody has still to take. */
export type AlarmLine = { dossier: string; number: string; since: number; address: string | null; town: string | null; label: string | null;
  withoutDoctor: boolean; withoutSecondLine: boolean };

const conference = (centre: string, call: string): string => `appels/${encodeURIComponent(call)}/conference?${inCentre(centre)}`;

/** Reads how far the conference of a call is. */
export const readConference = (centre: string, call: string): Promise<Wishes> => askApi(conference(centre, call));
/** Wants the emergency doctor on the line; again, it changes nothing. */
export const askConference = (centre: string, call: string): Promise<Wishes> => askApi(conference(centre, call), 'POST', { vers: 'AMU' });
/** Reads the vital emergencies that somebody has still to take. */
export const readAlarms = (centre: string): Promise<{ rows: AlarmLine[] }> => askApi(`alarmes?${inCentre(centre)}`);
