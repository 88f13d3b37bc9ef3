import { newId } from '#base/values/ids.ts';
import { systemContext } from '#base/store/context.ts';
import type { CaseActor } from '../../domain/context.ts';
import { isHealth, organisationOf } from '../../domain/identifiers/case-ids.ts';
import { readCase } from '../../exchange/case/read-case.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { nextNumber } from '../lease-numbers.ts';
import { openCase } from '../open-case.ts';
import { partnerId } from '../../domain/identifiers/partner-actor.ts';
import { commandId, type PartnerMessage } from './partner-message.ts';

/** Who acts on a dossier when a partner's message does. */
export const partnerActor = ({ sender, centre }: PartnerMessage): CaseActor =>
  ({ id: partnerId(sender), role: 'partenaire', label: sender, centre });

/**
 * Opens a dossier of this centre's own for a partner's case, with a number of its own. The partner's first values become its
 * values; later ones stand beside ours. A health partner stays in charge until a transfer; what fire or police send is for us.
 */
export const openForPartner = async (regulation: Regulation, message: PartnerMessage): Promise<string> => {
  const { centre, sender, exercise } = message;
  const read = readCase(message.body);
  const number = await nextNumber(regulation, systemContext('hub', 'regulation'), centre);
  const id = newId();
  const organisation = organisationOf(centre);
  await openCase(regulation, partnerActor(message), id, { type: 'ouvrir', id: commandId(message, 'ouvrir'), caseId: read.caseId,
    number, centre, organisation, owner: isHealth(sender) ? sender : organisation, exercise, fields: read.values });
  return id;
};
