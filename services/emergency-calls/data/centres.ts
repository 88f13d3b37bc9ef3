/**
 * A centre that receives and regulates calls (CRRA): the town where it sits, its hospital's SIRET and, for Pro Santé Connect, its
 * FINESS.
 */
export type Centre = { code: string; name: string; town: string; siret: string; finess?: string };

/**
 * The six centres of the demonstration, in an invented région: their codes are of no real département (they begin with 9 and a
 * letter), so that no message of theirs can be taken for a real centre's.
 */
export const CENTRES: readonly Centre[] = ([['Valmont', '26000991100017'], ['Rivebelle', '26000992100016'], ['Hautclos', '26000993100015'],
  ['Mirelac', '26000994100014'], ['Sombreval', '26000995100013'], ['Portneuf', '26000996100012']] as const)
  .map(([town, siret], i) => ({ code: `9${'ABCDEF'[i]}0`, name: `SAMU de ${town}`, town, siret,
    ...(i === 0 ? { finess: '040000010' } : {}) }));

/** Codes of the centres that a hospital (SIRET or FINESS) keeps. */
export const centresOfStructure = (siret: string): readonly string[] => {
  const digits = siret.replace(/\s/g, '');
  return CENTRES.filter((centre) => centre.siret === digits || centre.finess === digits).map(({ code }) => code);
};
