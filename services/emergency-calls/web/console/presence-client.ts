import { askApi, inCentre } from '../kit/api-client.ts';

/** Somebody else who has the dossier on screen. */
export type Present = { agent: string; name: string; role: string; field: string | null };

const path = (centre: string, id: string): string => `dossiers/${id}/presence?${inCentre(centre)}`;

/** Says that this console has the dossier on screen; hears who else does. */
export const beat = (centre: string, id: string, champ: string | null): Promise<{ others: Present[] }> =>
  askApi(path(centre, id), 'PUT', { champ });
/** Says that it no longer does. */
export const leave = (centre: string, id: string): Promise<unknown> => askApi(path(centre, id), 'DELETE');
