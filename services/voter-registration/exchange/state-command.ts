import { STRIKE_OFF_MOTIVES } from '../domain/codes/strike-off-motives.ts';
import { isCodeOf } from '../domain/codes/code-list.ts';
import { localDay } from '../domain/calendar/local-day.ts';
import type { Command } from '../domain/commands.ts';
import type { ControleIdentite } from '../domain/events.ts';
import type { EtatMessage } from './messages.ts';

/** What each reason not to identify means for us: an agent looks, sometimes with a birth certificate. */
const NOT_IDENTIFIED = {
  UN_ECHO: 'A_VERIFIER', PLUSIEURS_ECHOS: 'A_VERIFIER', NOM_MARITAL: 'A_VERIFIER',
  AUCUN_ECHO: 'ACTE_A_DEMANDER', DECES: 'DECES_SIGNALE',
} as const satisfies Record<string, ControleIdentite>;

const reasonOf = (motif: string | null): ControleIdentite =>
  (isCodeOf(NOT_IDENTIFIED, motif) ? NOT_IDENTIFIED[motif] : 'A_VERIFIER');

const identityCommand = (message: EtatMessage, identite: ControleIdentite): Command => ({
  type: 'controlerAuto', identite, divergences: message.divergences ?? [], ...(message.motif ? { reponse: message.motif } : {}),
});

const registered = (message: EtatMessage, commune: string): Command | undefined => {
  const { refReu, nne, bureau, ancienne } = message;
  if (!nne || !bureau) return undefined;
  return { type: 'inscrire', refReu, nne, bureau, effetLe: localDay(Date.parse(message.le), commune),
    ...(ancienne ? { ancienne } : {}) };
};

const notRegistered = (message: EtatMessage): Command | undefined =>
  (message.motif === 'REFUS_MAIRE' ? undefined : {
    type: 'nonInscriteReu', refReu: message.refReu, motif: message.motif ?? 'INCONNU',
  });

const ended = (message: EtatMessage): Command => {
  const { motif, refReu } = message;
  const known = motif === 'RETRAIT' || isCodeOf(STRIKE_OFF_MOTIVES, motif);
  return { type: 'annulerReu', refReu, motif: known ? motif : 'INCONNU' };
};

/**
 * The command that a state of the register asks of the dossier, in the role `registre`; nothing when it only echoes
 * what we did, or when its code is newer than this version.
 */
export const commandOfState = (message: EtatMessage, commune: string): Command | undefined => {
  switch (message.etat) {
    case 'RECUE': return { type: 'transmettre', refReu: message.refReu };
    case 'IDENTIFIEE': return identityCommand(message, 'IDENTIFIEE');
    case 'DIVERGENCE': return identityCommand(message, 'RECTIFIEE');
    case 'NON_IDENTIFIEE': return identityCommand(message, reasonOf(message.motif));
    case 'INSCRITE': return registered(message, commune);
    case 'NON_INSCRITE': return notRegistered(message);
    case 'ANNULEE': return ended(message);
    default: return undefined;
  }
};
