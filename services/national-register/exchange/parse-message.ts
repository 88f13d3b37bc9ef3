import { parseCivilDate } from '#base/values/civil-date.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import { LIMITS } from '../limits.ts';
import { empreinteOf } from './empreinte.ts';
import { INCOMING } from './message-shapes.ts';
import { numeroOf, type DemandeRecue, type EtatCivil, type Message } from './messages.ts';
import type { Fault } from './shape.ts';

export type Parsed =
  | { ok: true; message: Message }
  | { ok: false; id: string | null; code: 'MESSAGE_INVALIDE' | 'EMPREINTE_FAUSSE'; faults: readonly Fault[] };

/**
 * Reads one message of a portal, strictly: unknown members are refused and all faults are told at once. What passes
 * has the shape of `Message`, a number with a right check character, and dates that exist.
 */
export const parseMessage = (value: unknown): Parsed => {
  const id = idOf(value);
  const type = (value as { type?: unknown } | null)?.type;
  const shape = typeof type === 'string' && Object.hasOwn(INCOMING, type) ? INCOMING[type]! : undefined;
  if (!shape) return invalid(id, [{ chemin: '/type', code: 'CODE_INCONNU' }]);
  const faults: Fault[] = [];
  shape.check(value, '', faults);
  if (faults.length > 0) return invalid(id, faults);
  const message = value as Message;
  checkRules(message, faults);
  if (faults.length > 0) return invalid(id, faults);
  if (message.empreinte !== undefined && message.empreinte !== empreinteOf(message)) {
    return { ok: false, id, code: 'EMPREINTE_FAUSSE', faults: [{ chemin: '/empreinte', code: 'FORME' }] };
  }
  return { ok: true, message };
};

const invalid = (id: string | null, faults: readonly Fault[]): Parsed =>
  ({ ok: false, id, code: 'MESSAGE_INVALIDE', faults: faults.slice(0, LIMITS.faults_max) });

const idOf = (value: unknown): string | null => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : null;
};

/** What the shapes cannot say. */
const checkRules = (message: Message, faults: Fault[]): void => {
  const numero = numeroOf(message);
  const chemin = message.type === 'demande.inscription' ? '/demande/numero' : '/numero';
  if (parsePublicNumber(numero)?.text !== numero) faults.push({ chemin, code: 'FORME' });
  checkInstant(message.emis, '/emis', faults);
  if (message.type === 'demande.inscription') checkDemande(message.demande, faults);
  else checkInstant(message.le, '/le', faults);
  if (message.type !== 'demande.decision') return;
  const { decision, motif, bureau } = message;
  if (decision === 'REFUSEE' && motif === null) faults.push({ chemin: '/motif', code: 'MANQUANT' });
  if (decision === 'ACCEPTEE' && motif !== null) faults.push({ chemin: '/motif', code: 'INCONNU' });
  if (decision === 'REFUSEE' && bureau !== undefined) faults.push({ chemin: '/bureau', code: 'INCONNU' });
};

const checkInstant = (instant: string, chemin: string, faults: Fault[]): void => {
  if (Number.isNaN(Date.parse(instant))) faults.push({ chemin, code: 'FORME' });
};

/** Paris, Lyon and Marseille have a roll an arrondissement (L.16 I). */
const WITHOUT_ROLL = new Set(['75056', '69123', '13055']);

const checkDemande = (demande: DemandeRecue, faults: Fault[]): void => {
  checkInstant(demande.dateDepot, '/demande/dateDepot', faults);
  if (demande.dateComplet !== undefined) checkInstant(demande.dateComplet, '/demande/dateComplet', faults);
  if (WITHOUT_ROLL.has(demande.communeDemandee)) {
    faults.push({ chemin: '/demande/communeDemandee', code: 'CODE_INCONNU' });
  }
  const late = demande.nature === 'L30';
  if (late && demande.motifL30 === undefined) faults.push({ chemin: '/demande/motifL30', code: 'MANQUANT' });
  if (!late && demande.motifL30 !== undefined) faults.push({ chemin: '/demande/motifL30', code: 'INCONNU' });
  if (!birthDateExists(demande.etatCivil)) faults.push({ chemin: '/demande/etatCivil/dateNaissance', code: 'FORME' });
};

/** A full date that exists, or a presumed one whose zeros are those that `precision` tells. */
const birthDateExists = ({ dateNaissance, precision }: EtatCivil): boolean => {
  const [, month, day] = dateNaissance.split('-') as [string, string, string];
  if (precision === 'ANNEE') return month === '00' && day === '00';
  if (precision === 'MOIS') return day === '00' && Number(month) >= 1 && Number(month) <= 12;
  return parseCivilDate(dateNaissance) !== undefined;
};
