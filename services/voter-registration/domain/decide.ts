import { accessRefusal } from './access.ts';
import type { Command, CommandOf, CommandType } from './commands.ts';
import type { DecisionContext } from './context.ts';
import { refuse, type Decider, type Decision } from './decide/decision.ts';
import { deposer } from './decide/deposer.ts';
import { ecarterDoublon, retenirDoublon, signalerDoublon } from './decide/doublons.ts';
import { instruire, viser } from './decide/examen.ts';
import { abandonner, clore, purgerContenu, retirer } from './decide/fin.ts';
import { enregistrerJugement } from './decide/jugement.ts';
import { deciderRadiation, engagerRadiation, repondreRadiation } from './decide/radiation.ts';
import { constaterSilence, formerRecours, statuerRecours } from './decide/recours.ts';
import { completer, constaterPiece, demanderPiece, jugerPiece } from './decide/pieces.ts';
import { annulerReu, controlerAuto, inscrire, nonInscriteReu, transmettre } from './decide/registre.ts';
import { constaterRejet, corrigerContact } from './decide/contact.ts';
import type { DossierState } from './state.ts';

const DECIDERS: { readonly [T in CommandType]: Decider<T> } = {
  deposer, controlerAuto, transmettre, demanderPiece, completer, constaterPiece, jugerPiece, instruire, viser,
  inscrire, nonInscriteReu, annulerReu, retirer, abandonner, signalerDoublon, retenirDoublon, ecarterDoublon,
  formerRecours, statuerRecours, constaterSilence, enregistrerJugement, engagerRadiation, repondreRadiation,
  deciderRadiation, clore, purgerContenu, constaterRejet, corrigerContact,
};

/**
 * Decides a command on a dossier: the events to append, or a refusal with its rule and article. Pure: the clock, the
 * actor and the calendar come in the context. An empty list of events means "already so".
 */
export const decide = (command: Command, state: DossierState, context: DecisionContext): Decision => {
  const refusal = accessRefusal(command.type, context.actor, state);
  if (refusal === 'TRANSITION_IMPOSSIBLE') return refuse(refusal, command.type, { extra: { etat: state.etat } });
  if (refusal) return refuse(refusal, command.type);
  const decider = DECIDERS[command.type] as Decider<CommandType>;
  return decider(command as CommandOf<CommandType>, state, context);
};
