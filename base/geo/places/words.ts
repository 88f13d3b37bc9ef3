/** What people write for what names say. Both sides are folded; several meanings are all tried. */
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  al: ['allee'], all: ['allee'], av: ['avenue'], ave: ['avenue'], aven: ['avenue'], bd: ['boulevard'], bld: ['boulevard'],
  blvd: ['boulevard'], boul: ['boulevard'], bvd: ['boulevard'], r: ['rue'], pl: ['place'], pce: ['place'], ch: ['chemin', 'centre'],
  che: ['chemin'], chem: ['chemin'], chm: ['chemin'], cr: ['cours'], crs: ['cours'], imp: ['impasse'], ip: ['impasse'], pass: ['passage'],
  psg: ['passage'], q: ['quai'], qu: ['quai'], rte: ['route'], rt: ['route'], sq: ['square'], fg: ['faubourg'], fbg: ['faubourg'],
  res: ['residence'], lot: ['lotissement'], ld: ['lieu'], st: ['saint'], ste: ['sainte'], dr: ['docteur'], doc: ['docteur'],
  pr: ['professeur'], prof: ['professeur'], gal: ['general'], gen: ['general'], gnl: ['general'], mal: ['marechal'], mar: ['marechal'],
  col: ['colonel', 'college'], cdt: ['commandant'], cne: ['capitaine'], cap: ['capitaine'], cpt: ['capitaine'], lt: ['lieutenant'],
  sgt: ['sergent'], pdt: ['president'], prt: ['president'], pres: ['president'], nd: ['notre'], hop: ['hopital', 'hospitalier'],
  clin: ['clinique'], gend: ['gendarmerie'], cial: ['commercial'], cc: ['commercial'], za: ['artisanale'], zi: ['industrielle'],
  gd: ['grand', 'grande', 'grands', 'grandes'], gde: ['grande'], grd: ['grand', 'grande'],
  pt: ['petit', 'pont'], pte: ['petite', 'porte'], vx: ['vieux'], nve: ['nouvelle'],
  eg: ['eglise'], ec: ['ecole'], chat: ['chateau'], chap: ['chapelle'], ft: ['font'], mt: ['mont'],
};

const SMALL_WORDS = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'a', 'au', 'aux', 'en', 'et', 'sur', 'sous', 'lez']);

/** Letters without accents, in lower case; everything that is no letter or figure becomes a blank. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  .replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Words of a name that count: folded, without articles, unless there is nothing else. */
export const wordsOf = (text: string): string[] => {
  const all = fold(text).split(' ').filter((word) => word !== '');
  const kept = all.filter((word) => !SMALL_WORDS.has(word));
  return kept.length > 0 ? kept : all;
};

/** The word itself and what it may stand for. */
export const meaningsOf = (word: string): readonly string[] =>
  (Object.hasOwn(ABBREVIATIONS, word) ? ABBREVIATIONS[word]! : []);
