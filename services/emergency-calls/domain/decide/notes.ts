import { DOCTORS, type Role } from '../codes/roles.ts';
import { isInTime, takesCallAt } from '../calls/takes-calls.ts';
import { DECISION_NEEDS, SECOND_INTENTION_MS } from '../codes/decision-types.ts';
import { FIELD_LIMITS } from '../fields/field-kinds.ts';
import type { DecisionContext } from '../context.ts';
import type { Operator } from '../state.ts';
import { accept, event, NOTHING, operatorOf, refuse, typedAt, type Decider } from './decision.ts';

/** Whose note may be a medical one: a doctor's, a crew's, a partner's; never a supervisor's nor a call taker's (domain §1). */
const MEDICAL_WRITERS: readonly Role[] = [...DOCTORS, 'equipage', 'partenaire'];
const UNREADABLE = /\u0000/g;

/** Who wrote or decided: a partner says who of its people did. */
const writerOf = ({ operator }: { operator?: Operator }, context: DecisionContext): Operator =>
  (operator && context.actor.role === 'partenaire' ? operator : operatorOf(context));

/** A note, kept as it was typed but for NUL, which no text store takes. A correction is another note. */
export const noter: Decider<'noter'> = (command, state, context) => {
  const text = command.text.replace(UNREADABLE, '');
  if (state.notes.some(({ id }) => id === command.note)) return NOTHING;
  if (command.medical && !MEDICAL_WRITERS.includes(context.actor.role)) return refuse('ROLE_REFUSE', 'noter');
  if (text.trim() === '' || text.length > FIELD_LIMITS.text_chars_max) {
    return refuse('CHAMP_INVALIDE', 'noter', { errors: [{ pointer: '/text', code: 'length', detail: {
      fr: `De 1 à ${FIELD_LIMITS.text_chars_max} caractères.`, en: `1 to ${FIELD_LIMITS.text_chars_max} characters.` } }] });
  }
  return accept(event('NoteAjoutee', command, context, { note: command.note }, { operator: writerOf(command, context), text,
    patient: command.patient ?? null, medical: command.medical ?? DOCTORS.includes(context.actor.role),
    origin: context.actor.role === 'partenaire' ? context.actor.label : null,
    ...(command.channel === undefined ? {} : { channel: command.channel }) }));
};

/** A doctor's decision (or one that a partner took before us), with all that its type needs. */
export const decider: Decider<'decider'> = (command, state, context) => {
  if (state.decisions.some(({ id }) => id === command.decision)) return NOTHING;
  const given = { resourceType: command.resourceType, medicalTransport: command.medicalTransport,
    destination: command.destination ?? command.orientationType };
  const missing = DECISION_NEEDS[command.decisionType].filter((need) => given[need] === undefined);
  if (missing.length > 0 && !command.prior) return refuse('DECISION_INCOMPLETE', 'decider', { extra: { missing } });
  if (command.patient !== undefined && !state.patients.some(({ id }) => id === command.patient)) {
    return refuse('PATIENT_INCONNU', 'decider');
  }
  const late = context.now - state.createdAt >= SECOND_INTENTION_MS;
  return accept(event('DecisionPrise', command, context, { decision: command.decision, kind: 'DRM' }, {
    operator: writerOf(command, context), type: command.decisionType, patient: command.patient ?? null,
      resourceType: command.resourceType ?? null,
    medicalTransport: command.medicalTransport ?? null, orientationType: command.orientationType ?? null,
    destination: command.destination ?? null, prescription: command.prescription ?? null,
    intention: command.prior ? 'prior' : late && state.decisions.length > 0 ? 'second' : 'first' }),
  ...(state.state === 'VALIDE' ? [event('EtatChange', command, context, { state: 'ACTIF' }, { reason: 'decision' })] : []));
};

/** A step of a protocol, stamped by a key. */
export const etape: Decider<'etape'> = (command, _state, context) =>
  accept(event('EtapeProtocole', command, context, {}, { protocol: command.protocol, step: command.step }));

/** A call back promised for an hour. */
export const promettreRappel: Decider<'promettreRappel'> = (command, state, context) =>
  (state.callBacks.some(({ id }) => id === command.callBack) ? NOTHING
    : accept(event('RappelPromis', command, context, { callBack: command.callBack, dueAt: command.dueAt }, { reason: command.reason })));

/** The call back was made. */
export const rappelFait: Decider<'rappelFait'> = (command, state, context) =>
  (state.callBacks.some(({ id, doneAt }) => id === command.callBack && doneAt === null)
    ? accept(event('RappelFait', command, context, { callBack: command.callBack })) : NOTHING);

/** A call about this dossier: one that comes in within the day only, for later ones open a new dossier (DSF 15-15 §3.2). */
export const rattacherAppel: Decider<'rattacherAppel'> = (command, state, context) => {
  if (state.calls.some(({ id }) => id === command.call)) return NOTHING;
  if (command.direction === 'in' && !takesCallAt(state, typedAt(command, context.now))) return refuse('APPEL_TROP_TARD', 'rattacherAppel');
  return accept(event('AppelRattache', command, context, { call: command.call, direction: command.direction }));
};

/** Puts the dossier under an event of many, or takes it out. */
export const rattacherEvenement: Decider<'rattacherEvenement'> = (command, state, context) =>
  (state.event === command.event ? NOTHING : accept(event('EvenementRattache', command, context, { event: command.event })));

/** Joins the dossier to a main one: both numbers stay (DSF 15-15 §3.2). One that takes no calls any more is not joined. */
export const joindre: Decider<'joindre'> = (command, state, context) => {
  if (state.joinedTo === command.main) return NOTHING;
  const until = command.main === null ? null : context.mains?.get(command.main) ?? null;
  if (!isInTime(state.createdAt, until)) return refuse('APPEL_TROP_TARD', 'joindre');
  return accept(event('DossierJoint', command, context, { main: command.main }));
};
