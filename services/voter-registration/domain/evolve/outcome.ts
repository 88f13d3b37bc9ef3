import type { Etat } from '../codes/states.ts';
import type { Evolvers } from '../evolve.ts';
import type { DossierState, OrigineInscription } from '../state.ts';

type Link = DossierState['doublons'][number];

const settle = (links: readonly Link[], autre: string, issue: Link['issue']): readonly Link[] =>
  links.map((link) => (link.autre === autre ? { ...link, issue } : link));

/** The state to come back to when a request was marked as a duplicate too soon. */
const resumed = (state: DossierState, autre: string): Pick<DossierState, 'etat' | 'avantDoublon'> => {
  const kept = state.doublons.find(({ issue }) => issue === 'RETENU')?.autre === autre;
  return state.etat === 'DOUBLON' && kept
    ? { etat: state.avantDoublon ?? 'TRANSMISE', avantDoublon: null }
    : { etat: state.etat, avantDoublon: state.avantDoublon };
};

/** Before the register's acknowledgement a dossier waits; documents already awaited then go to the applicant. */
const received = (state: DossierState): DossierState['etat'] => {
  if (state.etat !== 'DEPOSEE' && state.etat !== 'CONTROLE_AUTO') return state.etat;
  return state.attendues.length > 0 ? 'A_COMPLETER' : 'TRANSMISE';
};

/** The result may come after the town hall has begun: it then only informs. */
const checked = (etat: DossierState['etat']): DossierState['etat'] => (etat === 'DEPOSEE' ? 'CONTROLE_AUTO' : etat);

/** Automatic checks, transmission and the agent's proposal. */
export const onExamination: Pick<Evolvers, 'ControleAutoTermine' | 'DemandeTransmise' | 'DemandeInstruite'> = {
  ControleAutoTermine: (state, { facts, content }) =>
    ({ ...state, etat: checked(state.etat), identite: facts.identite, divergences: content?.divergences ?? [],
      reponseIdentite: content?.reponse ?? null }),
  DemandeTransmise: (state, { facts, at }) =>
    ({ ...state, etat: received(state), refReu: facts.refReu, transmiseLe: at }),
  DemandeInstruite: (state, { facts, content, actor }) =>
    ({ ...state, etat: 'INSTRUITE', proposition: { sens: facts.sens, motif: content?.motif ?? null, par: actor } }),
};

/** The mayor's decision. */
export const onDecision: Pick<Evolvers, 'DecisionVisee'> = {
  DecisionVisee: (state, { facts, content, actor, at }) => ({
    ...state, etat: facts.sens === 'ACCEPTER' ? 'VISEE_ACCEPTEE' : 'VISEE_REFUSEE',
    decision: {
      sens: facts.sens, motif: content?.motif ?? null, par: actor, le: at, recoursAvant: facts.recoursAvant,
      bureau: content?.bureau ?? null,
    },
  }),
};

const originOf = ({ jugement, recours }: DossierState): OrigineInscription => {
  if (jugement?.sens === 'INSCRIRE') return 'JUGEMENT';
  return recours?.issue === 'ACCUEILLI' ? 'COMMISSION' : 'MAIRE';
};

/** What the register answers after the decision. */
export const onRegister: Pick<Evolvers, 'ElecteurInscrit' | 'InscriptionNonFaite' | 'InscriptionAnnulee'> = {
  ElecteurInscrit: (state, { facts, content, at }) => ({
    ...state, etat: 'INSCRITE', inscription: content ? { ...content, effetLe: facts.effetLe, le: at, origine: originOf(state) } : null,
    radiation: null, radieLe: null,
  }),
  InscriptionNonFaite: (state) => ({ ...state, etat: 'NON_INSCRITE_REU' }),
  InscriptionAnnulee: (state, { content, at }) => ({ ...state, radiation: content?.motif ?? 'AUTRE', radieLe: at }),
};

/** Links between requests that look alike. */
export const onDuplicate: Pick<Evolvers, 'DoublonSignale' | 'DoublonRetenu' | 'DoublonEcarte'> = {
  DoublonSignale: (state, { facts, content }) => ({
    ...state,
    doublons: [...state.doublons, { autre: facts.autre, raisons: content?.raisons ?? [], issue: 'SIGNALE' }],
  }),
  DoublonRetenu: (state, { facts }) => ({
    ...state, etat: 'DOUBLON', avantDoublon: state.etat as Etat,
    doublons: settle(state.doublons, facts.autre, 'RETENU'),
  }),
  DoublonEcarte: (state, { facts }) => ({
    ...state, ...resumed(state, facts.autre), doublons: settle(state.doublons, facts.autre, 'ECARTE'),
  }),
};

/** How a dossier ends, and how its content does. */
export const onClosing: Pick<Evolvers, 'DemandeRetiree' | 'DemandeAbandonnee' | 'DossierClos' | 'ContenuPurge'> = {
  DemandeRetiree: (state) => ({ ...state, etat: 'ABANDONNEE', attendues: [] }),
  DemandeAbandonnee: (state) => ({ ...state, etat: 'ABANDONNEE', attendues: [] }),
  DossierClos: (state) => ({ ...state, etat: 'CLOSE' }),
  ContenuPurge: (state, { at }) => ({ ...state, purgeLe: at }),
};
