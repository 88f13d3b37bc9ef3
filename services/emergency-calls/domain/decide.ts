import { caseRefusal } from './access.ts';
import type { Command, CommandOf, CommandType } from './commands.ts';
import type { DecisionContext } from './context.ts';
import { annulerRendezVous, prendreRendezVous } from './decide/appointments.ts';
import { NOTHING, refuse, type Decider, type Decision } from './decide/decision.ts';
import { modifier, recevoir, trancher } from './decide/fields.ts';
import { changerEtat, reprogrammer } from './decide/life.ts';
import { engager, faireBilan, statuer } from './decide/missions.ts';
import { decider, etape, joindre, noter, promettreRappel, rappelFait, rattacherAppel, rattacherEvenement } from './decide/notes.ts';
import { deposerDocument, dialoguer } from './decide/dialogue.ts';
import { ouvrir } from './decide/opening.ts';
import { garderMessage, interrogerMots, recevoirMoyens, recevoirStatut, transmettre, trancherMots } from './decide/partners.ts';
import { annulerDemande, cesserPartage, changerProprietaire, choisirReponse, demanderRessource, demanderTransfert, partager,
  repondreDemande, repondreTransfert, reprendreTransfert, suivreEnvoi } from './decide/sharing.ts';
import { ajouterPatient, attribuer, demanderRegulation, ecarterPatient, graduer, prendre, prioriser, rendre } from './decide/triage.ts';
import type { Case } from './state.ts';

const DECIDERS: { readonly [T in CommandType]: Decider<T> } = {
  ouvrir, modifier, trancher, prioriser, attribuer, ajouterPatient, ecarterPatient, graduer, noter, decider, demanderRegulation, prendre,
    rendre,
  engager, statuer, faireBilan, changerEtat, partager, cesserPartage, demanderTransfert, repondreTransfert, changerProprietaire,
  demanderRessource, repondreDemande, annulerDemande, recevoir, suivreEnvoi, rattacherAppel, etape, promettreRappel, rappelFait,
  rattacherEvenement, joindre, dialoguer, deposerDocument, recevoirMoyens, recevoirStatut, garderMessage, transmettre, choisirReponse,
  interrogerMots, trancherMots, prendreRendezVous, annulerRendezVous, reprogrammer, reprendreTransfert,
};

/**
 * Decides a command on a dossier: the events to append, or a refusal with its rule. Pure: the clock and the actor come in the
 * context. A command whose id was taken before changes nothing, whatever happened since.
 */
export const decide = (command: Command, state: Case, context: DecisionContext): Decision => {
  if (state.commands.includes(command.id)) return NOTHING;
  const refusal = caseRefusal(command.type, context.actor, state);
  if (refusal) return refuse(refusal, command.type, refusal === 'ETAT_REFUSE' ? { extra: { state: state.state } } : {});
  const decider = DECIDERS[command.type] as Decider<CommandType>;
  return decider(command as CommandOf<CommandType>, state, context);
};
