import type { DossierState } from './state.ts';

const INITIAL: DossierState = {
  version: 0, etat: 'INEXISTANT', etatDepuis: 0, numero: '', deposant: '', canal: null, typeListe: null, demande: null,
  commune: null, dateDepot: 0, dateArrivee: 0, retenu: 0, dateComplet: null, calendrier: '', scrutins: [],
  decisionAttendue: null, pieces: [], attendues: [], identite: null, divergences: [], reponseIdentite: null, refReu: null,
    transmiseLe: null,
  proposition: null, decision: null, inscription: null, radiation: null, radieLe: null,
  procedure: null, recours: null, jugement: null, doublons: [], avantDoublon: null,
  rejets: [], purgeLe: null,
};

/** A dossier before its first event. A draft is not a dossier: drafts live outside the register. */
export const initialState = (): DossierState => INITIAL;
