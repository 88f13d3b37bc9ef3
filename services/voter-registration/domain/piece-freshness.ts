import type { CivilDate } from '#base/values/civil-date.ts';
import { PIECE_TYPES, type PieceType, type PieceTypeEntry } from './codes/piece-types.ts';

/** A civil date some years or months later, on the same number or on the last day of a shorter month. */
const later = (date: CivilDate, months: number): CivilDate => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8)), lastDay);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/**
 * Whether a document may be admitted by its age on the day of deposit: a card or passport valid or expired for less than
 * five years, a proof of address issued less than three months before (arrêté of 16 November 2018). `written` is the date
 * on the document: of expiry for the first, of issue for the second. A type without such a rule is always admitted.
 */
export const isFresh = (type: PieceType, written: CivilDate, deposit: CivilDate): boolean => {
  const { fraicheur }: PieceTypeEntry = PIECE_TYPES[type];
  if (!fraicheur) return true;
  const months = fraicheur.sorte === 'EXPIRATION' ? fraicheur.ans * 12 : fraicheur.mois;
  return deposit < later(written, months);
};
