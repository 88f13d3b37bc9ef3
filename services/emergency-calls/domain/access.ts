import { OPEN_STATES, type CaseState } from './codes/case-states.ts';
import { CALL_TAKERS, CONSOLE_ROLES, DOCTORS, type Role } from './codes/roles.ts';
import type { CommandType } from './commands.ts';
import type { CaseActor } from './context.ts';
import type { Case } from './state.ts';

/** Who may give a command, and in which states. `ground` names the rule's source. */
export type CaseRule = { rule: string; roles: readonly Role[]; states: readonly (CaseState | 'NONE')[]; ground: string };

const LIVE: readonly CaseState[] = [...OPEN_STATES, 'VALIDE'];
const ALL: readonly CaseState[] = [...LIVE, 'CLOTURE', 'CLASSE'];
const MACHINES: readonly Role[] = ['partenaire', 'systeme'];
const WRITERS: readonly Role[] = [...CONSOLE_ROLES, ...MACHINES];
/** Who plans a dossier for an hour (domain §3). */
export const PLANNERS: readonly Role[] = [...CALL_TAKERS, ...DOCTORS, ...MACHINES];
const LEADS: readonly Role[] = [...DOCTORS, 'superviseur'];

const rule = (number: number, roles: readonly Role[], states: CaseRule['states'], ground: string): CaseRule =>
  ({ rule: `URG-${String(number).padStart(2, '0')}`, roles, states, ground });

/**
 * Who does what (domain §1, §3): a call taker neither decides nor validates; in VALIDE old notes are frozen and new ones
 * allowed; after CLOTURE only notes, and nothing once ARCHIVE.
 */
export const CASE_RULES: Readonly<Record<CommandType, CaseRule>> = {
  ouvrir: rule(1, WRITERS, ['NONE'], 'DSF 15-15 §3.1'),
  modifier: rule(2, [...WRITERS, 'equipage'], OPEN_STATES, 'DSF 15-15 §3.4'),
  trancher: rule(3, CONSOLE_ROLES, OPEN_STATES, 'DSF 15-15 §3.4'),
  prioriser: rule(4, WRITERS, OPEN_STATES, 'HubSante.priorite'),
  attribuer: rule(5, WRITERS, OPEN_STATES, 'HubSante.attribution'),
  ajouterPatient: rule(6, [...WRITERS, 'equipage'], OPEN_STATES, 'DSF 15-15 §3.5'),
  ecarterPatient: rule(66, CONSOLE_ROLES, OPEN_STATES, 'DSF 15-15 §3.4'),
  graduer: rule(7, [...DOCTORS, ...MACHINES], OPEN_STATES, 'HubSante.niveauSoin'),
  noter: rule(8, [...WRITERS, 'equipage', 'secretaire'], ALL, 'HubSante.etat'),
  decider: rule(9, [...DOCTORS, ...MACHINES], LIVE, 'R6311-2 CSP'),
  demanderRegulation: rule(10, CONSOLE_ROLES, OPEN_STATES, 'DSF 15-15 §3.1'),
  prendre: rule(11, DOCTORS, LIVE, 'DSF 15-15 §3.1'),
  rendre: rule(12, LEADS, OPEN_STATES, 'DSF 15-15 §3.1'),
  engager: rule(13, WRITERS, OPEN_STATES, 'R6311-2 CSP'),
  statuer: rule(14, [...WRITERS, 'equipage'], LIVE, 'HubSante.statutVecteur'),
  faireBilan: rule(15, [...WRITERS, 'equipage'], LIVE, 'RS-BPV'),
  changerEtat: rule(16, [...LEADS, ...CALL_TAKERS, 'secretaire', 'systeme'], [...LIVE, 'CLOTURE', 'CLASSE'], 'HubSante.etat'),
  reprogrammer: rule(64, PLANNERS, ['PROGRAM'], 'HubSante.etat'),
  partager: rule(17, WRITERS, LIVE, 'DSF 15-15 §5.4'),
  cesserPartage: rule(18, WRITERS, LIVE, 'DSF 15-15 §5.4'),
  demanderTransfert: rule(19, WRITERS, OPEN_STATES, 'DSF 15-15 §5.3'),
  repondreTransfert: rule(20, [...CONSOLE_ROLES, ...MACHINES], LIVE, 'DSF 15-15 §5.3'),
  reprendreTransfert: rule(65, WRITERS, LIVE, 'DSF 15-15 §5.3'),
  changerProprietaire: rule(21, MACHINES, LIVE, 'DSF 15-15 §5.3'),
  demanderRessource: rule(22, WRITERS, OPEN_STATES, 'RS-DR'),
  repondreDemande: rule(23, WRITERS, LIVE, 'RS-RR'),
  annulerDemande: rule(24, WRITERS, LIVE, 'RS-DR'),
  recevoir: rule(25, ['partenaire'], ALL, 'DSF 15-15 §5.4'),
  suivreEnvoi: rule(26, ['systeme'], ALL, 'DST §3.3.2'),
  rattacherAppel: rule(27, [...CONSOLE_ROLES, 'systeme'], LIVE, 'DSF 15-15 §3.4'),
  etape: rule(28, CONSOLE_ROLES, LIVE, 'DSF 15-15 §3.4'),
  promettreRappel: rule(29, CONSOLE_ROLES, LIVE, 'HubSante.priorite'),
  rappelFait: rule(30, CONSOLE_ROLES, LIVE, 'HubSante.priorite'),
  prendreRendezVous: rule(62, DOCTORS, LIVE, 'RS-SAS-RDV'),
  annulerRendezVous: rule(63, DOCTORS, LIVE, 'RS-SAS-RDV'),
  rattacherEvenement: rule(31, [...CONSOLE_ROLES, 'systeme'], LIVE, 'DSF 15-15 §3.5'),
  joindre: rule(32, CONSOLE_ROLES, LIVE, 'DSF 15-15 §3.2'),
  dialoguer: rule(60, [...CONSOLE_ROLES, 'systeme'], LIVE, 'CNR 114'),
  deposerDocument: rule(61, [...CONSOLE_ROLES, 'equipage', 'systeme'], LIVE, 'RS-URL'),
  recevoirMoyens: rule(33, ['partenaire'], ALL, 'RS-RI'),
  recevoirStatut: rule(34, ['partenaire'], ALL, 'RS-SR'),
  garderMessage: rule(35, MACHINES, ALL, 'DSF 15-15 §5.4'),
  choisirReponse: rule(36, CONSOLE_ROLES, LIVE, 'RS-RR'),
  interrogerMots: rule(37, ['systeme'], LIVE, 'DSF 15-15 §2.2.1'),
  transmettre: rule(39, CONSOLE_ROLES, LIVE, 'DSF 15-15 §5.4'),
  trancherMots: rule(38, CONSOLE_ROLES, LIVE, 'DSF 15-15 §2.2.1'),
};

export type CaseRefusal = 'ROLE_REFUSE' | 'DOSSIER_INTROUVABLE' | 'ETAT_REFUSE';

/** Why the actor may not give the command now, or nothing. A dossier of another centre is answered as one that does not exist. */
export const caseRefusal = (type: CommandType, actor: CaseActor, state: Case): CaseRefusal | undefined => {
  const { roles, states } = CASE_RULES[type];
  if (!roles.includes(actor.role)) return 'ROLE_REFUSE';
  if (state.state !== null && actor.centre !== state.centre) return 'DOSSIER_INTROUVABLE';
  return states.includes(state.state ?? 'NONE') ? undefined : 'ETAT_REFUSE';
};
