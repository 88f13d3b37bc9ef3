import type { CareOffer } from '../../../domain/care-offer/offer.ts';
import type { Settings } from '../../../domain/indicators/settings.ts';
import { askApi, inCentre } from '../../kit/api-client.ts';

export type ShownOffer = CareOffer & { open: boolean; until: number | null; next: number | null; slots: number[]; metres: number | null };
export type Sheet = { lastName: string; firstName: string; email: string; rpps: string };
export type DueCallBack = { id: string; numero: string; priorite: string; adresse: string | null; commune: string | null;
  motif: { label: string } | null; rappel_le: string };

/** Places of care of a sort, the nearest to a point first. */
export const readOffers = (centre: string, ask: { type: string; q: string; lat?: number; lon?: number }):
  Promise<{ at: number; rows: ShownOffer[] }> => askApi(`offre?${inCentre(centre)}&type=${ask.type}&q=${encodeURIComponent(ask.q)}`
    + (ask.lat === undefined || ask.lon === undefined ? '' : `&lat=${ask.lat}&lon=${ask.lon}`));
/** Call backs that the centre owes. */
export const readCallBacks = (centre: string): Promise<{ at: number; rows: DueCallBack[] }> => askApi(`rappels?${inCentre(centre)}`);
/** What the doctor signs with. */
export const readSheet = (centre: string): Promise<{ sheet: Sheet | null }> => askApi(`fiche?${inCentre(centre)}`);
/** Writes it. */
export const keepSheet = (centre: string, sheet: Sheet): Promise<{ sheet: Sheet }> => askApi(`fiche?${inCentre(centre)}`, 'PUT', sheet);
/** The centre's targets. */
export const readSettings = (centre: string): Promise<{ settings: Settings }> => askApi(`reglages?${inCentre(centre)}`);
