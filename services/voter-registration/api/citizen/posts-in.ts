import type { Lang } from '#base/values/lang.ts';
import { countries } from '../../data/countries.ts';
import { consularPosts } from '../../domain/codes/consular-posts.ts';

/** Consular posts by country, in the reader's language. */
export const postsIn = (lang: Lang): { code: string; name: string }[] => {
  const { compare } = new Intl.Collator(lang);
  return consularPosts().map(({ code, nom, pays }) => ({ code, name: `${countries().name(pays, lang)} – ${nom}` }))
    .sort((a, b) => compare(a.name, b.name));
};
