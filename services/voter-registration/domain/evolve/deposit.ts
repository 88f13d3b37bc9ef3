import type { Evolvers } from '../evolve.ts';

/** The deposit opens the dossier; without its content only the sealed facts remain. */
export const onDeposit: Pick<Evolvers, 'DemandeDeposee'> = {
  DemandeDeposee: (state, { facts, content, at, actor }) => ({
    ...state,
    etat: 'DEPOSEE', numero: facts.numero, deposant: actor, canal: facts.canal, typeListe: facts.typeListe,
    demande: content?.demande ?? null, commune: content?.demande.communeDemandee ?? null,
    dateDepot: at, dateArrivee: Date.parse(facts.arrivee), retenu: Date.parse(facts.retenu),
    dateComplet: facts.complete ? Date.parse(facts.retenu) : null, calendrier: facts.calendrier,
    scrutins: [...facts.scrutins, ...(content?.scrutinsLocaux ?? [])], decisionAttendue: facts.decisionAttendue,
    pieces: (content?.demande.pieces ?? []).map((piece) => ({ ...piece, statut: 'RECUE', recueLe: at })),
    attendues: (content?.aFournir ?? []).map((besoin) =>
      ({ besoin, motif: 'MANQUANTE', echeance: facts.completerAvant })),
  }),
};
