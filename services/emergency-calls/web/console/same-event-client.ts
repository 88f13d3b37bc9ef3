import { askApi, inCentre } from '../kit/api-client.ts';

/** An open dossier that may be about the same thing. */
export type NearDossier = { dossier: string; number: string; priority: string; address: string | null; label: string | null;
  openedAt: number };
export type LikelyDossier = NearDossier & { metres: number | null; minutesApart: number };
export type SameEvent = { main: NearDossier | null; joined: NearDossier[]; sameNumber: NearDossier[]; likely: LikelyDossier[] };

/** Many calls at one place in a short time. */
export type ProposedEvent = { place: { lat: number; lon: number }; calls: number; metres: number; since: number; dossiers: string[];
  event: string | null; apart: string[]; name: string | null };

/** Reads which open dossiers may be about the same thing as one, and which were joined. */
export const readSameEvent = (centre: string, id: string): Promise<SameEvent> => askApi(`dossiers/${id}/doublons?${inCentre(centre)}`);
/** Reads the clusters of calls that are under no event yet. */
export const readProposed = (centre: string): Promise<{ at: number; rows: ProposedEvent[] }> => askApi(`grappes?${inCentre(centre)}`);
