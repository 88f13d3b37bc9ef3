import { needsOf } from '../../domain/codes/attachments.ts';
import { COMPLETION_MOTIVES, type MotifCompletion } from '../../domain/codes/completion-motives.ts';
import { PIECE_NEEDS, type BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { REFUSAL_MOTIVES, type MotifRefus } from '../../domain/codes/refusal-motives.ts';
import type { Lang } from '#base/values/lang.ts';
import type { DossierDetail } from './model.ts';

/** One choice of a menu with the key that takes it. */
export type Choice<T> = { key: string; group: string; label: string; value: T };

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';

const keyed = <T>(choices: readonly Omit<Choice<T>, 'key'>[]): Choice<T>[] =>
  choices.slice(0, KEYS.length).map((choice, i) => ({ ...choice, key: KEYS[i]! }));

/** Refusals, in the order of the code list. */
export const refusalChoices = (lang: Lang): Choice<MotifRefus>[] => keyed((Object.keys(REFUSAL_MOTIVES) as MotifRefus[])
  .map((value) => ({ group: '', label: REFUSAL_MOTIVES[value].label[lang], value })));

const USUAL: Partial<Record<BesoinPiece, readonly MotifCompletion[]>> = {
  IDENTITE: ['ILLISIBLE', 'PERIMEE', 'INCOMPLETE', 'MANQUANTE'],
    ADRESSE: ['ILLISIBLE', 'PERIMEE', 'AUTRE_NOM', 'AUTRE_ADRESSE',
    'MANQUANTE'],
};
const OTHERWISE: readonly MotifCompletion[] = ['MANQUANTE', 'ILLISIBLE', 'INCOMPLETE'];

export type Ask = { besoin: BesoinPiece; motif: MotifCompletion };

/** What may be asked of this person: each proof of their attachment with its usual reasons. */
export const askChoices = ({ demande }: Pick<DossierDetail, 'demande'>, lang: Lang): Choice<Ask>[] => {
  return keyed(needsOf(demande.attache, demande.typeListe).flatMap((besoin) => (USUAL[besoin] ?? OTHERWISE).map((motif) => ({
    group: PIECE_NEEDS[besoin].label[lang], label: COMPLETION_MOTIVES[motif].label[lang],
      value: { besoin, motif } }))));
};

/** Why one document is refused. */
export const pieceChoices = (lang: Lang): Choice<MotifCompletion>[] =>
  keyed((Object.keys(COMPLETION_MOTIVES) as MotifCompletion[])
  .filter((motif) => motif !== 'MANQUANTE').map((value) =>
    ({ group: '', label: COMPLETION_MOTIVES[value].label[lang], value })));
