import { DEFAULT_ATTRIBUTION, higherKind, isAttribution, kindOf } from '../codes/attributions.ts';
import { REGULATION_REQUEST } from '../codes/regulation-request.ts';
import type { DecisionContext } from '../context.ts';
import type { CaseEvent } from '../events.ts';
import type { Case } from '../state.ts';
import { accept, event, NOTHING, operatorOf, refuse, type Decider } from './decision.ts';
import { takenUp } from './life.ts';

/** How soon a doctor must speak. */
export const prioriser: Decider<'prioriser'> = (command, state, context) => (command.priority === state.priority && state.version > 1
  ? NOTHING : accept(event('PrioriteFixee', command, context, {}, { priority: command.priority })));

/** The attribution code; the kind of the dossier only goes up (DSF 15-15 §3.1). */
export const attribuer: Decider<'attribuer'> = (command, state, context) => {
  if (!isAttribution(command.attribution)) {
    return refuse('CHAMP_INVALIDE', 'attribuer', { errors: [{ pointer: '/attribution', code: 'unknown',
      detail: { fr: 'Ce code d’attribution n’est pas publié.', en: 'This attribution code is not published.' } }] });
  }
  if (command.attribution === state.attribution) return NOTHING;
  const kind = higherKind(state.kind, kindOf(command.attribution));
  if (kind !== kindOf(command.attribution)) return refuse('TRANSITION_IMPOSSIBLE', 'attribuer', { extra: { kind: state.kind } });
  return accept(event('AttributionFixee', command, context, { kind }, { attribution: command.attribution }));
};

/** One more patient; each has an episode of their own. */
export const ajouterPatient: Decider<'ajouterPatient'> = (command, state, context) =>
  (state.patients.some(({ id }) => id === command.patient) ? NOTHING
    : accept(event('PatientAjoute', command, context, { patient: command.patient })));

/** Is something of the patient done already: a decision, a crew's assessment, a mission? Then it was no slip of the key. */
const isCaredFor = ({ decisions, missions }: Case, id: string): boolean => decisions.some(({ patient }) => patient === id)
  || missions.some(({ patients, assessments }) => patients.includes(id) || assessments.some(({ patient }) => patient === id));

/**
 * Sets aside a patient who was entered by mistake: what was written of them stays in the story, with who did it and why, and a note tells
 * the room and the partners (for them, absence means unchanged).
 */
export const ecarterPatient: Decider<'ecarterPatient'> = (command, state, context) => {
  const { patient, reason } = command;
  if (state.patientsSetAside.some(({ id }) => id === patient)) return NOTHING;
  if (!state.patients.some(({ id }) => id === patient)) return refuse('PATIENT_INCONNU', 'ecarterPatient');
  if (isCaredFor(state, patient)) return refuse('PATIENT_PRIS_EN_CHARGE', 'ecarterPatient');
  if (reason.trim() === '') {
    return refuse('CHAMP_INVALIDE', 'ecarterPatient', { errors: [{ pointer: '/reason', code: 'missing',
      detail: { fr: 'Dites pourquoi ce patient est écarté.', en: 'Say why this patient is set aside.' } }] });
  }
  return accept(event('PatientEcarte', command, context, { patient }, { reason }),
    event('NoteAjoutee', command, context, { note: `ecarte-${patient}-${state.version}` }, { operator: operatorOf(context),
      text: `Patient ${patient} écarté (saisi par erreur) : ${reason}`, patient: null, medical: false, origin: null }));
};

/** The level of care of one patient, given by a doctor. */
export const graduer: Decider<'graduer'> = (command, state, context) => {
  const patient = state.patients.find(({ id }) => id === command.patient);
  if (!patient) return refuse('PATIENT_INCONNU', 'graduer');
  return patient.careLevel === command.level ? NOTHING
    : accept(event('NiveauFixe', command, context, { patient: command.patient }, { level: command.level }));
};

/** Puts the dossier in a doctors' queue. */
export const demanderRegulation: Decider<'demanderRegulation'> = (command, state, context) =>
  (state.waiting?.branch === command.branch ? NOTHING
    : accept(event('RegulationDemandee', command, context, { branch: command.branch }), ...takenUp(command, state, context, 'regulation')));

/** Back to a queue, or to the other branch. */
export const rendre: Decider<'rendre'> = (command, state, context) =>
  accept(event('RegulationDemandee', command, context, { branch: command.branch }), ...takenUp(command, state, context, 'regulation'));

/**
 * A dossier that two centres' doctors may take: whoever takes it says so. For a partner's dossier that is the answer to its request;
 * for ours the request is taken back.
 */
const askedElsewhere = (command: { id: string; at?: number }, { requests, organisation }: Case, context: DecisionContext): CaseEvent[] =>
  requests.filter(({ purpose, answer, cancelled }) => purpose === REGULATION_REQUEST && answer === null && !cancelled)
    .map(({ id, from }) => (from === organisation ? event('DemandeAnnulee', command, context, { request: id })
      : event('DemandeRepondue', command, context, { request: id }, { answer: 'ACCEPTEE', deadline: null, freetext: null })));

/** A doctor takes the dossier: from here on it is a DRM, because a regulating doctor was informed. */
export const prendre: Decider<'prendre'> = (command, state, context) => {
  const { actor } = context;
  if (state.doctor?.by === actor.id && state.waiting === null) return NOTHING;
  const liberal = actor.role === 'mrl';
  const attribution = state.kind === 'DRM' ? state.attribution : liberal ? 'DRM.MRL.MG' : DEFAULT_ATTRIBUTION.DRM;
  return accept(event('MedecinPrend', command, context, { kind: 'DRM' }, { attribution }), ...askedElsewhere(command, state, context));
};
