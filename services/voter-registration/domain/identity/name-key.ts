/**
 * Folds a name for comparison, never for display: marks stripped, capitals, Œ→OE, Æ→AE, everything that is not
 * a letter becomes one space. Letters of other scripts stay.
 */
export const foldName = (name: string): string => {
  let folded = PLAIN.test(name) ? name.toUpperCase() : name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  if (folded.includes('Œ')) folded = folded.replaceAll('Œ', 'OE');
  if (folded.includes('Æ')) folded = folded.replaceAll('Æ', 'AE');
  return folded.replace(/[^\p{L}]+/gu, ' ').trim();
};

const PLAIN = /^[\x20-\x7e]*$/;
