import type { Evolvers } from '../evolve.ts';
import type { DossierState, Recours } from '../state.ts';

const OUTCOME = { ACCUEILLI: 'RAPO_ACCEPTE', REJETE: 'RAPO_REJETE', PARTAGE: 'RAPO' } as const;

const changed = (state: DossierState, change: Partial<Recours>): Recours | null =>
  (state.recours === null ? null : { ...state.recours, ...change });

/** The preliminary appeal: filed, voted on, or left without answer. */
export const onAppeal: Pick<Evolvers, 'RecoursForme' | 'RecoursExamine' | 'SilenceConstate'> = {
  RecoursForme: (state, { facts, content }) => ({
    ...state, etat: 'RAPO',
    recours: {
      objet: facts.objet, message: content?.message ?? null, recuLe: Date.parse(facts.arrivee), horsDelai: facts.horsDelai,
      silenceLe: facts.silenceLe, issue: 'EN_COURS', seance: null, presents: 0, pour: 0, contre: 0, motif: null,
      reponse: null, decideLe: null, tribunalAvant: null,
    },
  }),
  RecoursExamine: (state, { facts, content, at }) => ({
    ...state, etat: OUTCOME[facts.issue],
    recours: changed(state, { ...facts, decideLe: at, motif: content?.motif ?? null, reponse: content?.message ?? null }),
  }),
  SilenceConstate: (state, { facts, at }) => ({
    ...state, etat: 'RAPO_REJETE',
    recours: changed(state, { issue: 'SILENCE', tribunalAvant: facts.tribunalAvant, decideLe: at }),
  }),
};

/** The court's order: a registration still has to be made by the register, a strike-off holds at once (L.20). */
export const onJudgment: Pick<Evolvers, 'JugementEnregistre'> = {
  JugementEnregistre: (state, { facts, content, at }) => ({
    ...state,
    etat: facts.sens === 'INSCRIRE' ? 'INSCRIPTION_ORDONNEE' : state.etat,
    ...(facts.sens === 'RADIER' ? { radiation: 'JUGEMENT', radieLe: at } : {}),
    jugement: { ...facts, juridiction: content?.juridiction ?? null, reference: content?.reference ?? null, le: at },
  }),
};
