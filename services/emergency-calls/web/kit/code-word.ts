import type { Lang } from '#base/values/lang.ts';
import { labelOf } from '../../exchange/codes/code-lists.ts';

/** What a code of a published list says; of one that the list does not know its family's, and where there is none the code as it came. */
export const codeWord = (list: string, code: string, lang: Lang): string =>
  labelOf(list, code, lang) ?? (code.includes('.') ? codeWord(list, code.slice(0, code.lastIndexOf('.')), lang) : code);
