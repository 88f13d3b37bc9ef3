import { createContext, useContext } from 'react';
import type { Vars } from '#base/ui/i18n/catalogue.ts';
import type { Lang } from '#base/values/lang.ts';
import { words, type Word } from './texts/texts.ts';

/** Language of the page, set by the server on the document. */
export const pageLang = (): Lang => (document.documentElement.lang === 'en' ? 'en' : 'fr');

const LangContext = createContext<Lang>('fr');
export const LangProvider = LangContext.Provider;

/** The language, and the translator of the console's texts in it. */
export const useLang = (): { lang: Lang; t: (key: Word, vars?: Vars) => string } => {
  const lang = useContext(LangContext);
  return { lang, t: (key, vars) => words(lang, key, vars) };
};
