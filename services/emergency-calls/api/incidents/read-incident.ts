import { LIMITS } from '../../limits.ts';
import { problems } from '../../errors.ts';
import { tallyOf } from '../../domain/incident/tally.ts';
import { casesAround, casesOfIncident, vehiclesLeft, vehiclesOfIncident } from '../../store/incidents.ts';
import { listBeds } from '../../store/beds.ts';
import type { CentreVisit, ConsoleKit } from '../console-kit.ts';
import { loadIncident } from './give-incident.ts';

/** Calls that came this long before somebody declared the event may be of it. */
const BEFORE_MS = 30 * 60_000;

/**
 * An event as its screen shows it: all victims, the latest notes (`before` a count of notes: those before them), its dossiers,
 * open ones nearby that belong to none, its vehicles, and what the centre has left of vehicles and beds.
 */
export const readIncident = (kit: ConsoleKit, visit: CentreVisit, id: string, before?: number) =>
  kit.access.desk.read(visit.permit, async (tx) => {
    const { state } = await loadIncident(tx, kit.regulation, { partition: visit.partition, id });
    if (state.exercise !== visit.exercise || state.centre !== visit.centre) throw problems.EVENEMENT_INTROUVABLE();
    const { commands: _, notes, place, ...incident } = state;
    const cases = await casesOfIncident(tx, visit, id, LIMITS.list_max);
    const near = place?.lat == null || place.lon == null ? []
      : await casesAround(tx, visit, { lat: place.lat, lon: place.lon }, state.openedAt - BEFORE_MS, LIMITS.list_max);
    const vehicles = await vehiclesOfIncident(tx, visit, id, LIMITS.list_max);
    const left = await vehiclesLeft(tx, visit);
    const beds = await listBeds(tx, visit, kit.regulation.clock());
    const end = Math.min(before ?? notes.length, notes.length);
    return { dossiers: [id, ...cases.map((one) => one.id), ...near.map((one) => one.id)].map((one) =>
      ({ partition: visit.partition, id: one })), fields: ['identity', 'health', 'address'], value: { id, ...incident, place,
      notes: notes.slice(Math.max(0, end - LIMITS.notes_shown_max), end), notesCount: notes.length, tally: tallyOf(state.victims),
      cases, near, vehicles, left, beds } };
  });
