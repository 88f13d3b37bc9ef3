import type { Etat } from './codes/states.ts';
import type { Role } from './codes/roles.ts';
import type { CommandType } from './commands.ts';
import type { DossierActor } from './context.ts';
import type { DossierState } from './state.ts';

type From = readonly (Etat | 'INEXISTANT')[];

/** Who may give a command, in which states, and the legal ground. */
export type AccessRule = { regle: string; roles: readonly Role[]; etats: From; article: string };

const UNDECIDED: From = ['DEPOSEE', 'CONTROLE_AUTO', 'TRANSMISE', 'A_COMPLETER', 'COMPLETE', 'INSTRUITE'];
const OPEN: From = [...UNDECIDED, 'NON_INSCRITE_REU'];
const APPEALED: From = ['RAPO', 'RAPO_ACCEPTE', 'RAPO_REJETE', 'INSCRIPTION_ORDONNEE'];
/** A registration may end long after its request was closed. */
const ON_ROLL: From = ['INSCRITE', 'CLOSE'];
const EXISTING: From = [...OPEN, ...APPEALED, 'VISEE_ACCEPTEE', 'VISEE_REFUSEE', 'INSCRITE', 'ABANDONNEE', 'DOUBLON',
  'CLOSE'];
const AT_TOWN_HALL: From = ['TRANSMISE', 'A_COMPLETER', 'COMPLETE', 'INSTRUITE', 'NON_INSCRITE_REU'];
/** A consular post does for its list what a town hall does for its own. */
const TOWN_HALL: readonly Role[] = ['agent-mairie', 'maire', 'consulat'];
const LOCAL: readonly Role[] = [...TOWN_HALL, 'commission'];

/** The table of §4: a state is only reached by the actor listed, from the states listed. */
export const ACCESS_RULES: Readonly<Record<CommandType, AccessRule>> = {
  deposer: { regle: 'IEL-01', roles: ['usager', ...TOWN_HALL], etats: ['INEXISTANT'], article: 'L.9, R.5' },
  controlerAuto: { regle: 'IEL-02', roles: ['systeme', 'registre'], etats: EXISTING, article: 'R.5' },
  transmettre: { regle: 'IEL-03', roles: ['registre'], etats: EXISTING, article: 'arrêté du 8 mars 2019' },
  demanderPiece: { regle: 'IEL-04', roles: TOWN_HALL, etats: AT_TOWN_HALL, article: 'L.18 I' },
  completer: { regle: 'IEL-05', roles: ['usager', ...TOWN_HALL], etats: OPEN, article: 'L.18 I' },
  constaterPiece: { regle: 'IEL-06', roles: ['systeme'], etats: EXISTING, article: 'R.5' },
  jugerPiece: { regle: 'IEL-07', roles: TOWN_HALL, etats: AT_TOWN_HALL, article: 'L.18 I' },
  instruire: { regle: 'IEL-08', roles: TOWN_HALL, etats: ['TRANSMISE', 'A_COMPLETER', 'COMPLETE'], article: 'L.18 I' },
  viser: { regle: 'IEL-09', roles: ['maire', 'consulat'], etats: ['INSTRUITE'], article: 'L.18 I' },
  inscrire: {
    regle: 'IEL-10', roles: ['registre'], article: 'L.16 I',
    etats: ['VISEE_ACCEPTEE', 'NON_INSCRITE_REU', 'RAPO_ACCEPTE', 'INSCRIPTION_ORDONNEE', 'INSCRITE'],
  },
  nonInscriteReu: {
    regle: 'IEL-11', roles: ['registre'], article: 'L.16 I',
    etats: ['VISEE_ACCEPTEE', 'NON_INSCRITE_REU', 'RAPO_ACCEPTE', 'INSCRIPTION_ORDONNEE'],
  },
  annulerReu: { regle: 'IEL-19', roles: ['registre'], etats: EXISTING, article: 'L.16 II' },
  retirer: { regle: 'IEL-12', roles: ['usager'], etats: UNDECIDED, article: 'L.9' },
  constaterRejet: { regle: 'IEL-27', roles: ['systeme'], etats: EXISTING, article: 'CRPA L.112-11' },
  corrigerContact: { regle: 'IEL-28', roles: ['usager'], etats: EXISTING, article: 'RGPD art. 16' },
  abandonner: { regle: 'IEL-13', roles: ['systeme'], etats: ['A_COMPLETER'], article: 'L.18 I' },
  signalerDoublon: { regle: 'IEL-14', roles: ['systeme'], etats: EXISTING, article: 'L.10' },
  retenirDoublon: { regle: 'IEL-15', roles: TOWN_HALL, etats: AT_TOWN_HALL, article: 'L.10' },
  ecarterDoublon: { regle: 'IEL-16', roles: TOWN_HALL, etats: [...AT_TOWN_HALL, 'DOUBLON'], article: 'L.10' },
  formerRecours: { regle: 'IEL-20', roles: ['usager'], etats: ['VISEE_REFUSEE', ...ON_ROLL], article: 'L.18 III' },
  statuerRecours: { regle: 'IEL-21', roles: ['commission'], etats: ['RAPO'], article: 'L.19' },
  constaterSilence: { regle: 'IEL-22', roles: ['systeme'], etats: ['RAPO'], article: 'L.18 III' },
  enregistrerJugement: {
    regle: 'IEL-23', roles: [...TOWN_HALL, 'registre'], article: 'L.20',
    etats: ['VISEE_REFUSEE', ...APPEALED, 'NON_INSCRITE_REU', 'VISEE_ACCEPTEE', ...ON_ROLL],
  },
  engagerRadiation: { regle: 'IEL-24', roles: TOWN_HALL, etats: ON_ROLL, article: 'L.18 I' },
  repondreRadiation: { regle: 'IEL-25', roles: ['usager', ...TOWN_HALL], etats: ON_ROLL, article: 'L.18 I' },
  deciderRadiation: { regle: 'IEL-26', roles: ['maire', 'consulat'], etats: ON_ROLL, article: 'L.18 I' },
  clore: {
    regle: 'IEL-17', roles: ['systeme'], etats: ['VISEE_REFUSEE', 'RAPO_REJETE', 'INSCRITE', 'ABANDONNEE', 'DOUBLON'],
    article: 'décret 2018-343',
  },
  purgerContenu: { regle: 'IEL-18', roles: ['systeme'], etats: EXISTING, article: 'arrêté du 8 mars 2019' },
};

export type AccessRefusal = 'ROLE_REFUSE' | 'DOSSIER_INTROUVABLE' | 'TRANSITION_IMPOSSIBLE';

/** A citizen sees their own dossiers, a town hall those of its commune; once erased, a dossier has no commune. */
const reaches = (actor: DossierActor, state: DossierState): boolean => {
  if (state.etat === 'INEXISTANT') return true;
  if (actor.role === 'usager') return actor.id === state.deposant;
  if (LOCAL.includes(actor.role)) return state.commune !== null && actor.territories.includes(state.commune);
  return true;
};

/**
 * Why the actor may not give the command now, or nothing. Reach is checked before the state, and a dossier out of
 * reach is answered as one that does not exist.
 */
export const accessRefusal = (
  type: CommandType, actor: DossierActor, state: DossierState,
): AccessRefusal | undefined => {
  const rule = ACCESS_RULES[type];
  if (!rule.roles.includes(actor.role)) return 'ROLE_REFUSE';
  if (!reaches(actor, state)) return 'DOSSIER_INTROUVABLE';
  return rule.etats.includes(state.etat) ? undefined : 'TRANSITION_IMPOSSIBLE';
};
