import { RPPS } from '../care-offer/offer.ts';
import { accept, event, NOTHING, refuse, type Decider } from './decision.ts';

/** An appointment promised to the caller with a practice or an on-call house (RS-SAS-RDV), in the name of the doctor who regulates. */
export const prendreRendezVous: Decider<'prendreRendezVous'> = (command, state, context) => {
  if (state.appointments.some(({ id }) => id === command.appointment)) return NOTHING;
  const { id: _, type: _type, at: _at, appointment, ...content } = command;
  const wrong = content.practitioner !== null && !RPPS.test(content.practitioner.rppsId);
  if (wrong || content.end <= content.start || content.start < context.now) {
    return refuse('CHAMP_INVALIDE', 'prendreRendezVous', { errors: [{ pointer: wrong ? '/practitioner/rppsId' : '/start', code: 'shape',
      detail: { fr: 'Un créneau à venir, et un numéro RPPS s’il y a un praticien.',
        en: 'A slot to come, and an RPPS number if there is a practitioner.' } }] });
  }
  return accept(event('RendezVousPris', command, context, { appointment }, content));
};

/** The appointment is given up: the practice is told. */
export const annulerRendezVous: Decider<'annulerRendezVous'> = (command, state, context) =>
  (state.appointments.some(({ id, cancelledAt }) => id === command.appointment && cancelledAt === null)
    ? accept(event('RendezVousAnnule', command, context, { appointment: command.appointment })) : NOTHING);
