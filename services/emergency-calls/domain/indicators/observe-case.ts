import { gravest } from '../codes/care-levels.ts';
import type { VehicleStatus } from '../codes/vehicle-statuses.ts';
import type { Mission } from '../state.ts';
import type { CaseStory } from './case-story.ts';
import { counting, lasting, type Measure, type Observation } from './observation.ts';

/** A fire unit that goes for want of a private ambulance (HubSante.cadre). */
const CARENCE = 'CARENCE';
const NO_LEVEL = '-';
const MACHINE = /^(partenaire|system):/;

/** The first press of a status, by its own instant: crews press twice, radio operators type late. */
const firstOf = ({ statuses }: Mission, status: VehicleStatus): number | undefined => {
  const instants = statuses.filter((one) => one.status === status).map(({ at }) => at);
  return instants.length === 0 ? undefined : Math.min(...instants);
};

const STEPS: readonly [Measure, VehicleStatus, from: 'decision' | 'call'][] = [
  ['mission.declenchement', 'DECLENCHE', 'decision'], ['mission.depart', 'DEPART', 'decision'],
  ['mission.arrivee', 'ARRIVEE', 'call'], ['mission.porte', 'DESTIN', 'call'],
];

const observeMission = (mission: Mission, level: string, calledAt: number): Observation[] => {
  const key = `${level}|${mission.vehicleType}`;
  const decided = firstOf(mission, 'DECISION') ?? mission.engagedAt;
  return [counting('mission.engagee', key, decided), ...STEPS.flatMap(([measure, status, from]) => {
    const at = firstOf(mission, status);
    return at === undefined ? [] : [lasting(measure, key, from === 'call' ? calledAt : decided, at, decided)];
  })];
};

const observeExchange = ({ state, transfers }: CaseStory): Observation[] => [
  ...state.sent.flatMap(({ model, at, state: fate, stateAt }) => [counting('message.parti', model, at),
    ...(fate === 'delivered' ? [lasting('message.acquitte', model, at, stateAt)] : []),
    ...(fate === 'failed' ? [counting('message.echec', model, at)] : [])]),
  ...transfers.flatMap(({ to, askedAt, answer, answeredAt }) => [counting('transfert.demande', to, askedAt),
    ...(answer === 'accepted' ? [lasting('transfert.accepte', to, askedAt, answeredAt ?? askedAt)] : []),
    ...(answer === 'refused' || answer === 'illegal' ? [counting('transfert.refuse', to, askedAt)] : [])]),
];

const observeDoctors = ({ state, waits }: CaseStory, level: string): Observation[] => {
  const own = state.decisions.filter(({ intention }) => intention !== 'prior');
  const [first] = own;
  return [
    ...waits.map(({ since, until, priority }) => lasting('medecin.attente', priority, since, until)),
    ...waits.map(({ by, until }) => counting('medecin.dossier', by, until)),
    ...own.map(({ type, at }) => counting('decision.type', type, at)),
    ...(first ? [lasting('decision.delai', level, state.createdAt, first.at)] : []),
  ];
};

/**
 * What a dossier adds to the indicators of its centre (domain §12), each fact in the hour in which it began. An exercise, a dossier
 * that was joined to another and one that was never opened here count nowhere.
 */
export const observeCase = (story: CaseStory): Observation[] => {
  const { state, lastBranch } = story;
  if (state.exercise || state.joinedTo !== null || state.state === null) return [];
  const level = gravest(state.patients.map(({ careLevel }) => careLevel)) ?? NO_LEVEL;
  const opened = state.createdAt;
  return [
    counting('dossier.nature', state.kind, opened),
    ...(lastBranch === null ? [] : [counting('dossier.filiere', lastBranch, opened)]),
    ...state.calls.filter(({ direction }) => direction === 'in').map(() => counting('dossier.appel', state.kind, opened)),
    ...(state.missions.some(({ vehicleType }) => vehicleType.startsWith('SMUR')) ? [counting('dossier.smur', level, opened)] : []),
    ...(MACHINE.test(state.openedBy) ? [] : [counting('arm.dossier', state.openedBy, opened)]),
    ...state.requests.filter(({ convention }) => convention === CARENCE).map(({ at }) => counting('mission.carence', CARENCE, at)),
    ...state.missions.flatMap((mission) => observeMission(mission, level, opened)),
    ...observeDoctors(story, level), ...observeExchange(story),
  ];
};
