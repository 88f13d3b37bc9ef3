import { higherKind } from '../codes/attributions.ts';
import { ALARM_STEP } from '../protocols/alarm-step.ts';
import type { Evolvers } from '../evolve.ts';

type Handled = 'PrioriteFixee' | 'AttributionFixee' | 'PatientAjoute' | 'PatientEcarte' | 'NiveauFixe' | 'NoteAjoutee' | 'DecisionPrise'
  | 'RegulationDemandee' | 'MedecinPrend' | 'EtatChange' | 'HeureChangee' | 'EtapeProtocole' | 'RappelPromis' | 'RappelFait'
    | 'RendezVousPris'
    | 'RendezVousAnnule';

/** Triage, the doctor's work and the life of the dossier. */
export const onRegulation: Pick<Evolvers, Handled> = {
  PrioriteFixee: (state, { facts, content }) => {
    const priority = content?.priority ?? state.priority;
    return { ...state, priority, alarm: priority !== 'P0' ? null : state.alarm ?? { since: facts.le, secondLineAt: null } };
  },
  AttributionFixee: (state, { facts, content }) =>
    ({ ...state, kind: higherKind(state.kind, facts.kind), attribution: content?.attribution ?? state.attribution }),
  PatientAjoute: (state, { facts }) =>
    ({ ...state, patients: [...state.patients, { id: facts.patient, careLevel: null, addedAt: facts.le }],
      patientsSetAside: state.patientsSetAside.filter(({ id }) => id !== facts.patient) }),
  PatientEcarte: (state, { facts, content, actor }) => ({ ...state, patients: state.patients.filter(({ id }) => id !== facts.patient),
    patientsSetAside: [...state.patientsSetAside, ...state.patients.filter(({ id }) => id === facts.patient)
      .map((patient) => ({ ...patient, at: facts.le, by: actor, reason: content?.reason ?? '' }))] }),
  NiveauFixe: (state, { facts, content }) => ({ ...state, patients: state.patients.map((patient) =>
    (patient.id === facts.patient ? { ...patient, careLevel: content?.level ?? null } : patient)) }),
  NoteAjoutee: (state, { facts, content, actor }) => (content
    ? { ...state, notes: [...state.notes, { ...content, id: facts.note, at: facts.le, by: actor }] } : state),
  DecisionPrise: (state, { facts, content, actor }) => ({ ...state, kind: higherKind(state.kind, facts.kind),
    decisions: content ? [...state.decisions, { ...content, id: facts.decision, at: facts.le, by: actor }] : state.decisions }),
  RegulationDemandee: (state, { facts }) => ({ ...state, waiting: { since: facts.le, branch: facts.branch }, doctor: null }),
  MedecinPrend: (state, { facts, content, actor }) => ({ ...state, waiting: null, doctor: { by: actor, at: facts.le },
    kind: higherKind(state.kind, facts.kind), attribution: content?.attribution ?? state.attribution }),
  EtatChange: (state, { facts }) => ({ ...state, state: facts.state,
    activatedAt: facts.state === 'ACTIF' && state.state === 'PROGRAM' ? facts.le : state.activatedAt }),
  HeureChangee: (state, { facts }) => ({ ...state, activatedAt: facts.activateAt }),
  EtapeProtocole: (state, { facts, content, actor }) => {
    if (!content) return state;
    const taken = state.alarm && content.protocol === ALARM_STEP.protocol && content.step === ALARM_STEP.step;
    return { ...state, steps: [...state.steps, { ...content, at: facts.le, by: actor }],
      alarm: taken ? { ...state.alarm!, secondLineAt: state.alarm!.secondLineAt ?? facts.le } : state.alarm };
  },
  RappelPromis: (state, { facts, content, actor }) => ({ ...state, callBacks: [...state.callBacks,
    { id: facts.callBack, dueAt: facts.dueAt, by: actor, reason: content?.reason ?? '', doneAt: null }] }),
  RappelFait: (state, { facts }) => ({ ...state, callBacks: state.callBacks.map((one) =>
    (one.id === facts.callBack ? { ...one, doneAt: facts.le } : one)) }),
  RendezVousPris: (state, { facts, content, actor }) => (content ? { ...state, appointments: [...state.appointments,
    { ...content, id: facts.appointment, at: facts.le, by: actor, cancelledAt: null }] } : state),
  RendezVousAnnule: (state, { facts }) => ({ ...state, appointments: state.appointments.map((one) =>
    (one.id === facts.appointment ? { ...one, cancelledAt: facts.le } : one)) }),
};
