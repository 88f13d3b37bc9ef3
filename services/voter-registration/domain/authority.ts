import type { Lang } from '#base/values/lang.ts';
import { consularPost } from './codes/consular-posts.ts';

/** Who decides at a place, in words that fit into a sentence. */
export type AuthorityWords = {
  /** The office and the person who decides: “the town hall of Nantes”, “the mayor of Nantes”. */
  office: string; head: string;
  /** The office as the one that something is sent to. */
  to: string;
};

/** The town hall and the mayor of a commune; the consular post and its head for a consular list. */
export const authorityWords = (code: string, name: string, lang: Lang): AuthorityWords => {
  if (!consularPost(code)) {
    return lang === 'fr' ? { office: `la mairie de ${name}`, head: `le maire de ${name}`, to: `à la mairie de ${name}` }
      : { office: `the town hall of ${name}`, head: `the mayor of ${name}`, to: `the town hall of ${name}` };
  }
  return lang === 'fr' ? { office: `le poste consulaire de ${name}`, head: `le chef du poste consulaire de ${name}`,
    to: `au poste consulaire de ${name}` }
    : { office: `the consular post of ${name}`, head: `the head of the consular post of ${name}`, to: `the consular post of ${name}` };
};

/** The organisation as an access is written down: what the person reads of who looked. */
export const organisationName = (code: string, name: string): string => (consularPost(code) ? `Poste consulaire de ${name}`
  : `Mairie de ${name}`);
