import type { Evolvers } from '../evolve.ts';

/** The adversarial procedure of a strike-off: opened, answered, decided. */
export const onStrikeOff: Pick<Evolvers, 'RadiationEngagee' | 'RadiationRepondue' | 'RadiationDecidee'> = {
  RadiationEngagee: (state, { facts, content, at }) => ({ ...state,
    procedure: { engageeLe: at, repondreAvant: facts.echeance, message: content?.message ?? null, reponse: null, decision: null } }),
  RadiationRepondue: (state, { facts, content, at }) => ({ ...state,
    pieces: [...state.pieces, ...(content?.pieces ?? []).map((piece) => ({ ...piece, statut: 'RECUE' as const, recueLe: at }))],
    procedure: state.procedure && { ...state.procedure,
      reponse: { le: Date.parse(facts.arrivee), message: content?.message ?? null, horsDelai: facts.horsDelai } } }),
  RadiationDecidee: (state, { facts, content, actor, at }) => ({ ...state,
    ...(facts.radier ? { radiation: 'PERTE_ATTACHE', radieLe: at } : {}),
    procedure: state.procedure && { ...state.procedure,
      decision: { radier: facts.radier, le: at, par: actor, message: content?.message ?? null, recoursAvant: facts.recoursAvant } } }),
};
