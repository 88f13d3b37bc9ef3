import { invariant } from '#base/values/assert.ts';
import type { Lang } from '#base/values/lang.ts';
import { LETTERS, TEXTS, type LetterKind } from './templates.ts';

/** Words of a letter by variable name; `message` may be empty. */
export type LetterWords = Readonly<Record<string, string>>;

export type Letter = { objet: string; texte: string };

/** Names of the variables that a kind of letter needs, sorted. */
export const variablesOf = (kind: LetterKind): string[] => {
  const { objet, corps } = LETTERS[kind];
  const found = [objet.fr, objet.en, corps.fr, corps.en].flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)]);
  return [...new Set(found.map((match) => match[1]!))].sort();
};

const fill = (template: string, words: LetterWords): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const word = words[name];
    invariant(word !== undefined, `letter without ${name}`);
    return word;
  });

/**
 * Writes a letter or e-mail in plain text. A missing variable is a bug and throws: nobody must receive a letter with a
 * hole in it. An empty `message` leaves no blank line.
 */
export const renderLetter = (kind: LetterKind, words: LetterWords, lang: Lang): Letter => {
  const { objet, corps } = LETTERS[kind];
  const body = (words['message'] ?? '') === '' ? corps[lang].replace('\n{message}', '') : corps[lang];
  return { objet: fill(objet[lang], words), texte: fill(body, words) };
};

/** The text message that goes with a letter: its object line and where to read it, no person and no motive. */
export const renderText = (kind: LetterKind, words: LetterWords, lang: Lang): string =>
  fill(TEXTS.avis[lang], { ...words, objet: fill(LETTERS[kind].objet[lang], words) });

/** The text message to somebody whom no mail reaches. */
export const renderBounceText = (words: LetterWords, lang: Lang): string => fill(TEXTS.rejet[lang], words);
