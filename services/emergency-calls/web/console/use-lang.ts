import { useTexts } from '../kit/lang.tsx';
import { words } from './texts.ts';

/** The language, and the translator of the console's texts in it. */
export const useLang = () => useTexts(words);
