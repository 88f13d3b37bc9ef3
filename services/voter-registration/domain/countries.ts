import type { Lang } from '#base/values/lang.ts';

/** Countries of birth by COG code (99xxx); the loader in `data/` implements it. */
export type CountryDirectory = {
  has(code: string): boolean;
  /** Name in the language, or the code when there is none. */
  name(code: string, lang: Lang): string;
  /** COG codes, France first, then in the alphabetical order of the language. */
  list(lang: Lang): readonly { code: string; nom: string }[];
};
