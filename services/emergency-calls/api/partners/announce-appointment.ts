import { boxOf } from '#base/messages/message-box.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import { newId } from '#base/values/ids.ts';
import type { Command } from '../../domain/commands.ts';
import type { Appointment } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { buildEnvelope } from '../../exchange/hub/build-envelope.ts';
import { writeAppointment } from '../../exchange/appointment/write-appointment.ts';
import { claimSlot, giveUpSlot } from '../../store/care-offer.ts';
import { keepSending } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import type { Consequence } from '../give-commands.ts';
import { CARE_PLATFORM } from '../../data/site.ts';
import { HUB_CHANNEL, orderingKey } from './hub-channel.ts';

/**
 * An appointment taken or given up: its slot is claimed (one appointment a slot, whoever asks) and the platform of the access to
 * care is told, in the same transaction. Throws CRENEAU_PRIS.
 */
export const announceAppointment = (regulation: Regulation): Consequence => async (tx, { ref, after, events, at }, actor) => {
  const { partition } = ref;
  const { centre, exercise } = after;
  const commands: Command[] = [];
  const tell = async (one: Appointment): Promise<void> => {
    const unique = newId();
    const envelope = buildEnvelope({ sender: after.organisation, recipient: CARE_PLATFORM.id, unique, at,
      ...(exercise ? { status: 'Exercise' } : {}) }, 'RS-SAS-RDV', writeAppointment(one));
    await enqueueMessage(tx, { partition, at, box: boxOf(regulation.keyring) },
      { id: unique, channel: HUB_CHANNEL, key: orderingKey(centre, ref.id, CARE_PLATFORM.id), recipient: CARE_PLATFORM.id,
        content: envelope });
    await keepSending(tx, partition, { distributionId: envelope.distributionID, centre, dossier: ref.id, model: 'RS-SAS-RDV',
      to: CARE_PLATFORM.id, exercise }, at);
    commands.push({ type: 'suivreEnvoi', id: newId(), message: envelope.distributionID, model: 'RS-SAS-RDV', to: CARE_PLATFORM.id,
      state: 'queued' });
  };
  if (actor.role === 'partenaire') return commands;
  for (const { type, facts } of events) {
    const one = 'appointment' in facts ? after.appointments.find(({ id }) => id === facts.appointment) : undefined;
    if (!one) continue;
    if (type === 'RendezVousAnnule') await giveUpSlot(tx, { partition, centre }, one.id);
    else if (!await claimSlot(tx, { partition, centre, exercise, offer: one.offer, start: one.start, appointment: one.id,
      dossier: ref.id })) {
      throw problems.CRENEAU_PRIS();
    }
    await tell(one);
  }
  return commands;
};
