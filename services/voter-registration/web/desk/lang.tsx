import { useTexts } from '#base/ui/i18n/page-lang.tsx';
import { desk } from './texts/texts.ts';

/** The language, and the translator of the console's texts in it. */
export const useLang = () => useTexts(desk);
