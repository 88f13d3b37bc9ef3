import type { Evolvers } from '../evolve.ts';
import type { Case, Mission } from '../state.ts';

const changed = (state: Case, id: string, change: (mission: Mission) => Mission): Case =>
  ({ ...state, missions: state.missions.map((mission) => (mission.id === id ? change(mission) : mission)) });

/** Vehicles sent, what they tell, what their crews find. */
export const onMissions: Pick<Evolvers, 'MissionEngagee' | 'StatutRecu' | 'BilanRecu'> = {
  MissionEngagee: (state, { facts, content, actor }) => ({ ...state, missions: [...state.missions, {
    id: facts.mission, resource: facts.resource, name: content?.name ?? '', vehicleType: content?.vehicleType ?? '',
    engagedAt: facts.le, engagedBy: actor, patients: content?.patients ?? [], statuses: [], assessments: [],
    request: content?.request ?? null, shown: content?.shown ?? [] }] }),
  StatutRecu: (state, { facts, at, actor }) => changed(state, facts.mission, (mission) => ({ ...mission,
    statuses: [...mission.statuses, { status: facts.status, at: facts.statutLe, receivedAt: at, by: actor }] })),
  BilanRecu: (state, { facts, content, actor }) => changed(state, facts.mission, (mission) => (content ? { ...mission,
    assessments: [...mission.assessments, { ...content, id: facts.assessment, at: facts.le, by: actor }] } : mission)),
};
