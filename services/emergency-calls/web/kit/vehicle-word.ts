import type { Lang } from '#base/values/lang.ts';
import { codeWord } from './code-word.ts';

/** The published list says it of a family's bare code; in a line of the fleet it would only push the vehicle's state away. */
const NO_CATEGORY = / (?:de catégorie non définie|of no defined category)$/;

/** What a vehicle is, in words: those of its family where the list does not know its kind, the code where it knows neither. */
export const vehicleWord = (code: string, lang: Lang): string => codeWord('typeVecteur', code, lang).replace(NO_CATEGORY, '');
