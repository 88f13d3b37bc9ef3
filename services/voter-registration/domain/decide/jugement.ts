import { parseCivilDate } from '#base/values/civil-date.ts';
import { LIMITS } from '../../limits.ts';
import { localDay } from '../calendar/local-day.ts';
import type { CommandOf } from '../commands.ts';
import type { Jugement } from '../state.ts';
import { accept, NOTHING, refuse, type Decider } from './decision.ts';

const isLabel = (text: string): boolean => text.trim() !== '' && text.length <= LIMITS.label_chars_max;

/** The judgment is that which the dossier has already, told by the town hall and the register or typed twice. */
const isKnown = ({ sens, requerant, rendu, juridiction, reference }: CommandOf<'enregistrerJugement'>, known: Jugement | null): boolean =>
  known !== null && known.sens === sens && known.requerant === requerant && known.rendu === rendu
  && known.juridiction === juridiction.trim() && known.reference === reference.trim();

/**
 * A decision of the court, entered by the town hall or the register (L.20): it replaces the mayor's and the
 * commission's. Registration is ordered for who is not on the roll, strike-off for who is.
 */
export const enregistrerJugement: Decider<'enregistrerJugement'> = (command, state, { now }) => {
  if (isKnown(command, state.jugement)) return NOTHING;
  const { sens, requerant, rendu, juridiction, reference } = command;
  const today = localDay(now, state.commune ?? '');
  const day = parseCivilDate(rendu);
  const registered = state.inscription !== null && state.radiation === null;
  const fits = sens === 'REJETER' || (sens === 'RADIER') === registered;
  if (!day || day > today || !isLabel(juridiction) || !isLabel(reference) || !fits) {
    return refuse('JUGEMENT_INVALIDE', 'enregistrerJugement');
  }
  return accept({
    type: 'JugementEnregistre', version: 1, facts: { sens, requerant, rendu },
    content: { juridiction: juridiction.trim(), reference: reference.trim() },
  });
};
