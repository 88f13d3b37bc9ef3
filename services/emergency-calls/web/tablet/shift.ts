import { isCancellable, currentStatus, VEHICLE_STATUSES, type VehicleStatus } from '../../domain/codes/vehicle-statuses.ts';
import type { CrewMission } from '../../domain/crew-view.ts';
import type { Queued } from '#base/ui/client/offline-queue.ts';
import type { Command } from '../../domain/commands.ts';

/** What waits on the tablet to leave: something done aboard, or a photo. */
export type Aboard =
  | { kind: 'command'; dossier: string; mission: string; command: Command }
  | { kind: 'photo'; dossier: string; mission: string; id: string; name: string; type: string; base64: string };

/** Buttons of a crew, in the order of a mission; the stages of a long transport stand apart. */
export const PRESSED: readonly VehicleStatus[] = ['DECLENCHE', 'DEPART', 'ARRIVEE', 'PEC', 'BILAN', 'ORIENTAT', 'TRANSP', 'DESTIN',
  'FINPEC', 'RETOUR', 'RET-BASE', 'REN-BASE'];
export const STAGES: readonly VehicleStatus[] = ['ETAPE1', 'TRANSP2', 'ETAPE2', 'TRANSP3'];

type Fact = { status: VehicleStatus; at: number; sent: boolean };

/** A mission as its crew sees it: what the centre knows and what still waits here, in one story. */
export type MissionView = {
  facts: readonly Fact[]; current: VehicleStatus; currentAt: number; next: VehicleStatus | undefined; cancellable: boolean;
  assessments: readonly { id: string; at: number; sent: boolean }[]; unsent: number; photos: number;
};

/** Puts what waits here beside what the centre knows; sent twice or shown twice, a press is one fact. */
export const missionView = (mission: CrewMission, waiting: readonly Queued<Aboard>[]): MissionView => {
  const mine = waiting.map(({ what }) => what).filter((what) => what.dossier === mission.dossier && what.mission === mission.mission);
  const facts: Fact[] = mission.statuses.map((fact) => ({ ...fact, sent: true }));
  const assessments = mission.assessments.map(({ id, at }) => ({ id, at, sent: true }));
  for (const one of mine) {
    if (one.kind === 'photo') continue;
    const { command } = one;
    if (command.type === 'statuer' && !facts.some(({ status, at }) => status === command.status && at === command.le)) {
      facts.push({ status: command.status, at: command.le, sent: false });
    }
    if (command.type === 'faireBilan' && !assessments.some(({ id }) => id === command.assessment)) {
      assessments.push({ id: command.assessment, at: command.at ?? 0, sent: false });
    }
  }
  const now = currentStatus(facts.map((fact) => ({ ...fact, receivedAt: fact.at, by: '' })));
  const current = now?.status ?? 'DECISION';
  const next = PRESSED.find((status) => VEHICLE_STATUSES.indexOf(status) > VEHICLE_STATUSES.indexOf(current));
  return { facts: facts.toSorted((a, b) => a.at - b.at), current, currentAt: now?.at ?? mission.engagedAt,
    next: current === 'ANNULE' ? undefined : next, cancellable: isCancellable(current), assessments, unsent: mine.length,
    photos: mission.documents + mine.filter(({ kind }) => kind === 'photo').length };
};

/** The missions with something that the centre has just taken, until they are read again: what was pressed never leaves the screen. */
export const withTaken = (missions: readonly CrewMission[], what: Aboard): CrewMission[] => missions.map((mission) => {
  if (mission.dossier !== what.dossier || mission.mission !== what.mission) return mission;
  if (what.kind === 'photo') return { ...mission, documents: mission.documents + 1 };
  const { command } = what;
  if (command.type === 'statuer') return { ...mission, statuses: [...mission.statuses, { status: command.status, at: command.le }] };
  if (command.type === 'faireBilan') return { ...mission, assessments: [...mission.assessments, { id: command.assessment,
    at: command.at ?? 0, patient: command.patient ?? null, warnings: command.warnings ?? [] }] };
  if (command.type !== 'ajouterPatient') return mission;
  return { ...mission, patients: [...mission.patients, { id: command.patient, careLevel: null, name: null, sex: null, age: null }] };
});

const EARTH_KM = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres as the crow flies and the direction in degrees from north: all that can be said without a network. */
export const towards = (from: { lat: number; lon: number }, to: { lat: number; lon: number }): { km: number; bearing: number } => {
  const [a, b, dLon] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(dLon / 2) ** 2;
  const bearing = Math.atan2(Math.sin(dLon) * Math.cos(b), Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(dLon));
  return { km: 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h))), bearing: (bearing * 180 / Math.PI + 360) % 360 };
};
