import { createContext, useContext } from 'react';
import type { Vars } from '#base/ui/i18n/catalogue.ts';
import type { Lang } from '#base/values/lang.ts';
import { desk, type DeskText } from './texts/texts.ts';

/** Language of the page, set by the server on the document. */
export const pageLang = (): Lang => (document.documentElement.lang === 'en' ? 'en' : 'fr');

const LangContext = createContext<Lang>('fr');
export const LangProvider = LangContext.Provider;

/** The language, and the translator of the console's texts in it. */
export const useLang = (): { lang: Lang; t: (key: DeskText, vars?: Vars) => string } => {
  const lang = useContext(LangContext);
  return { lang, t: (key, vars) => desk(lang, key, vars) };
};
