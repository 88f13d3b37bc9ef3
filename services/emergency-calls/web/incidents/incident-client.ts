import type { IncidentKind, VictimCategory } from '../../domain/incident/codes.ts';
import type { IncidentCommand } from '../../domain/incident/commands.ts';
import type { Incident, IncidentPlace } from '../../domain/incident/incident.ts';
import type { Tally } from '../../domain/incident/tally.ts';
import { askApi, inCentre, type CommandAnswer } from '../kit/api-client.ts';
import { newId } from '../kit/new-id.ts';

export type IncidentLine = { id: string; numero: string; nom: string; nature: IncidentKind; etat: 'OUVERT' | 'CLOS'; ouvert_le: string;
  lieu: string | null; lat: number | null; lon: number | null; ua: number; ur: number; dcd: number; imp: number; nc: number;
  partis: number; dossiers: number };
export type IncidentCase = { id: string; numero: string; priorite: string; adresse: string | null; commune: string | null;
  motif: { label: string } | null; patients: number; ouvert_le: string; metres: number | null };
export type ReadIncident = Omit<Incident, 'commands'> & { id: string; notesCount: number; tally: Tally; cases: IncidentCase[];
  near: IncidentCase[]; vehicles: { resource: string; vehicule: string; type: string; statut: string; numero: string }[];
  left: { type: string; all: number; left: number }[];
  beds: { hospital: string; specialty: string; free: number; kept: number; declaredAt: number }[] };
/** A command without its id. */
export type BareIncident<C = IncidentCommand> = C extends IncidentCommand ? Omit<C, 'id'> : never;

/** Events of a centre, the open ones first. */
export const readIncidents = (centre: string): Promise<{ rows: IncidentLine[] }> => askApi(`evenements?${inCentre(centre)}`);
/** One event; `before`: its notes before so many. */
export const readIncident = (centre: string, id: string, before?: number): Promise<ReadIncident> =>
  askApi(`evenements/${id}?${inCentre(centre)}${before === undefined ? '' : `&avant=${before}`}`);
/** Opens an event under an id of this browser; again, it changes nothing. */
export const openIncident = (centre: string, id: string, opening: { name: string; kind: IncidentKind; place?: IncidentPlace }):
  Promise<ReadIncident> => askApi(`evenements/${id}?${inCentre(centre)}`, 'PUT', opening);
/** Gives one command; the answer says whether it was taken. */
export const giveIncident = async (centre: string, id: string, command: BareIncident): Promise<CommandAnswer> => {
  const { outcomes: [outcome] } = await askApi<{ outcomes: CommandAnswer[] }>(`evenements/${id}/commandes?${inCentre(centre)}`, 'POST',
    { commands: [{ at: Date.now(), ...command, id: newId() }] });
  return outcome!;
};
/** Puts dossiers under the event or takes them out. */
export const attachCases = (centre: string, id: string, dossiers: readonly string[], attach: boolean): Promise<unknown> =>
  askApi(`evenements/${id}/dossiers?${inCentre(centre)}`, 'POST', { dossiers, attach });
/** Makes a victim a patient of a dossier of the event. */
export const pourVictim = (centre: string, id: string, victim: string, dossier: string): Promise<unknown> =>
  askApi(`evenements/${id}/victimes/${encodeURIComponent(victim)}/dossier?${inCentre(centre)}`, 'POST', { dossier });

/** Categories whose key is their first letters; how a filter names all of them. */
export type Shown = VictimCategory | 'all';
