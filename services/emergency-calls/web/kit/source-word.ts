import { translator } from '#base/ui/i18n/catalogue.ts';
import type { Lang } from '#base/values/lang.ts';

const words = translator({
  AML: { fr: 'AML', en: 'AML' },
  ECALL: { fr: 'eCall', en: 'eCall' },
  WEB: { fr: 'page de l’appelant', en: 'caller’s page' },
  REFERENTIEL: { fr: 'lieux connus', en: 'known places' },
  PARTENAIRE: { fr: 'partenaire', en: 'partner' },
} as const);

const isKnown = (source: string): source is 'AML' => Object.hasOwn(words.texts, source);

/** Where a position came from, in the words of a call taker; a source that we do not know as it came. */
export const sourceWord = (source: string, lang: Lang): string => (isKnown(source) ? words(lang, source) : source);
