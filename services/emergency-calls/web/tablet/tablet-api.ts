import type { Text } from '#base/values/lang.ts';
import type { SendOutcome } from '#base/ui/client/offline-queue.ts';
import type { CrewMember } from '../../domain/codes/crew-roles.ts';
import type { CrewMission } from '../../domain/crew-view.ts';
import { ApiError, askApi, inCentre, type CommandAnswer } from '../kit/api-client.ts';
import type { Aboard } from './shift.ts';

export type Vehicle = { resourceId: string; name: string; vehicleType: string; label: Text };
/** The vehicle of the shift; one kept by a tablet from before crews told their names has no `team`. */
export type Boarded = Pick<Vehicle, 'resourceId' | 'name' | 'vehicleType'> & { team?: CrewMember[] };
export type Missions = { at: number; vehicle: Boarded | null; missions: CrewMission[] };

const SILENCE_MS_MAX = 8_000;
const PHOTO_MS_MAX = 60_000;

/** Vehicles of the centre, and the one of the shift. */
export const readVehicles = (centre: string): Promise<{ vehicle: Boarded | null; vehicles: Vehicle[] }> =>
  askApi(`tablette/vehicules?${inCentre(centre)}`);

/** Boards a vehicle with those who are aboard, or ends the shift. */
export const board = (centre: string, resource: string | null, team: readonly CrewMember[] = []): Promise<{ vehicle: Boarded | null }> =>
  askApi(`tablette/vehicule?${inCentre(centre)}`, 'PUT', { resource, team });

let known: { centre: string; tag: string } | undefined;

/** Missions of the vehicle; nothing when they are as they were. Throws ApiError. */
export const readMissions = async (centre: string): Promise<Missions | undefined> => {
  const answer = await fetch(`/api/regulation/tablette/missions?${inCentre(centre)}`, { signal: AbortSignal.timeout(SILENCE_MS_MAX),
    headers: { accept: 'application/json', ...(known?.centre === centre ? { 'if-none-match': known.tag } : {}) }, cache: 'no-store' })
    .catch(() => { throw new ApiError(0, ''); });
  if (answer.status === 304) return undefined;
  if (!answer.ok) throw new ApiError(answer.status, '');
  const read = await answer.json() as Missions;
  known = { centre, tag: answer.headers.get('etag') ?? '' };
  return read;
};

/** Forgets what the missions were: the vehicle changed, or something left. */
export const askAgain = (): void => { known = undefined; };

/** Where the vehicle is; lost when there is no line: an old place helps nobody. */
export const tellPosition = (centre: string, fix: { lat: number; lon: number; at: number; speed_km_h: number | null;
  heading_deg: number | null }): Promise<void> => askApi<void>(`tablette/position?${inCentre(centre)}`, 'POST', fix).catch(() => undefined);

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const sendPhoto = async (centre: string, { dossier, mission, id, name, type, base64 }: Aboard & { kind: 'photo' }): Promise<void> => {
  const form = new FormData();
  form.append('id', id);
  form.append('photo', new Blob([bytesOf(base64)], { type }), name);
  const answer = await fetch(`/api/regulation/tablette/missions/${dossier}/${mission}/documents?${inCentre(centre)}`, { method: 'POST',
    body: form, signal: AbortSignal.timeout(PHOTO_MS_MAX), headers: { accept: 'application/json' } })
    .catch(() => { throw new ApiError(0, ''); });
  if (!answer.ok) throw new ApiError(answer.status, ((await answer.json().catch(() => ({}))) as { title?: string }).title ?? '');
};

const sendCommand = async (centre: string, { dossier, mission, command }: Aboard & { kind: 'command' }): Promise<SendOutcome> => {
  const { outcomes: [outcome] } = await askApi<{ outcomes: CommandAnswer[] }>(
    `tablette/missions/${dossier}/${mission}/commandes?${inCentre(centre)}`, 'POST', { commands: [command] });
  return outcome?.ok ? 'taken' : { refused: [outcome?.title, outcome?.remedy].filter(Boolean).join(' ') };
};

/** Sends one thing of the tablet; says what the queue needs to know. */
export const sendAboard = async (centre: string, what: Aboard): Promise<SendOutcome> => {
  try {
    if (what.kind === 'command') return await sendCommand(centre, what);
    await sendPhoto(centre, what);
    return 'taken';
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500 || error.status === 429) return 'cut-off';
    return error.status === 401 ? 'signed-out' : { refused: error.title };
  }
};
