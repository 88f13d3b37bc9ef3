import type { Evolvers } from '../evolve.ts';

/** The adversarial procedure of a strike-off: opened, answered, decided. */
export const onStrikeOff: Pick<Evolvers, 'RadiationEngagee' | 'RadiationRepondue' | 'RadiationDecidee'> = {
  RadiationEngagee: (state, { facts, content, at }) => ({ ...state,
    procedure: { engageeLe: at, repondreAvant: facts.echeance, message: content?.message ?? null, reponse: null, decision: null } }),
  RadiationRepondue: (state, { content, at }) => ({ ...state,
    procedure: state.procedure && { ...state.procedure, reponse: { le: at, message: content?.message ?? null } } }),
  RadiationDecidee: (state, { facts, content, actor, at }) => ({ ...state,
    ...(facts.radier ? { radiation: 'PERTE_ATTACHE', radieLe: at } : {}),
    procedure: state.procedure && { ...state.procedure,
      decision: { radier: facts.radier, le: at, par: actor, message: content?.message ?? null, recoursAvant: facts.recoursAvant } } }),
};
