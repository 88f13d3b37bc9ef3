import type { Instant } from '#base/values/instant.ts';
import type { Ancienne, Decision, DemandeRecue, Divergence, Etat } from '../exchange/messages.ts';
import type { Answer } from './identify.ts';

/** A request as the register holds it. `etat` is the last state told; null before the first. */
export type Demande = {
  numero: string;
  refReu: string;
  recueLe: Instant;
  contenu: DemandeRecue;
  etat: Etat | null;
  identite: Answer | null;
  decision: Pick<Decision, 'decision' | 'motif' | 'bureau' | 'le'> | null;
  retiree: boolean;
  /** Why its registration is to end, once a commune or court said so. */
  radiation: string | null;
  /** How many states were told: the rank of the next one is one more. */
  etats: number;
};

/** One state to tell. */
export type Announcement = {
  etat: Etat; motif: string | null; echeance: string | null;
  divergences?: readonly Divergence[]; nne?: string; bureau?: string; ancienne?: Ancienne;
};

const FINAL = new Set<Etat | null>(['INSCRITE', 'NON_INSCRITE', 'ANNULEE']);

/** True when the registration that it made is to end now. */
export const isStruckOff = ({ etat, radiation }: Pick<Demande, 'etat' | 'radiation'>): boolean => etat === 'INSCRITE' && radiation !== null;

/** True when no message of the portal changes the request any more. */
export const isFinal = ({ etat }: Pick<Demande, 'etat'>): boolean => FINAL.has(etat);
