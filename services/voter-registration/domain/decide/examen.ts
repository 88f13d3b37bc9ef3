import { addDays } from '#base/values/civil-date.ts';
import { NOTIFICATION_DAYS, rapoDue } from '../calendar/decision-terms.ts';
import { localDay } from '../calendar/local-day.ts';
import type { MotifRefus } from '../codes/refusal-motives.ts';
import type { Sens } from '../commands.ts';
import type { ProblemCode } from '../../errors.ts';
import { accept, refuse, type Decider } from './decision.ts';
import { cleanMessage, messageTooLong } from './pieces.ts';

type Opinion = { sens: Sens; motif?: MotifRefus; message?: string };

/** A refusal carries a coded motive (L.18 I); an acceptance carries none. */
const fault = ({ sens, motif, message }: Opinion): ProblemCode | undefined => {
  if (messageTooLong(message)) return 'MESSAGE_TROP_LONG';
  if (sens === 'REFUSER') return motif ? undefined : 'MOTIF_REQUIS';
  return motif ? 'MOTIF_SANS_OBJET' : undefined;
};

const content = ({ motif, message }: Opinion): { motif?: MotifRefus; message?: string } =>
  ({ ...(motif ? { motif } : {}), ...cleanMessage(message) });

/** The agent proposes; nothing is decided yet. */
export const instruire: Decider<'instruire'> = (command) => {
  const wrong = fault(command);
  if (wrong) return refuse(wrong, 'instruire');
  return accept({ type: 'DemandeInstruite', version: 1, facts: { sens: command.sens }, content: content(command) });
};

/**
 * The mayor decides (L.18 I), as proposed or not. A refusal gives the last day of the preliminary appeal, counted from
 * the latest lawful notification so that nobody is told a term that is too short (L.18 II and III).
 */
export const viser: Decider<'viser'> = (command, state, { now }) => {
  const wrong = fault(command);
  if (wrong) return refuse(wrong, 'viser');
  const commune = state.commune ?? '';
  const notified = addDays(localDay(now, commune), NOTIFICATION_DAYS);
  const recoursAvant = command.sens === 'REFUSER' ? rapoDue(notified, commune) : null;
  const bureau = command.sens === 'ACCEPTER' && command.bureau ? { bureau: command.bureau } : {};
  return accept({
    type: 'DecisionVisee', version: 1, facts: { sens: command.sens, recoursAvant },
    content: { ...content(command), ...bureau },
  });
};
