import { createContext, useContext } from 'react';
import type { Lang } from '#base/values/lang.ts';
import type { Translate, Vars } from './catalogue.ts';

/** Language of the page, set by the server on the document. */
export const pageLang = (): Lang => (document.documentElement.lang === 'en' ? 'en' : 'fr');

const LangContext = createContext<Lang>('fr');
export const LangProvider = LangContext.Provider;

/** The language, and the translator of a screen's texts in it. */
export const useTexts = <K extends string>(words: Translate<K>): { lang: Lang; t: (key: K, vars?: Vars) => string } => {
  const lang = useContext(LangContext);
  return { lang, t: (key, vars) => words(lang, key, vars) };
};
