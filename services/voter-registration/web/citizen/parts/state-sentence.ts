import { frenchSpaces } from '#base/ui/i18n/catalogue.ts';
import { formatDate, formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { REFUSAL_MOTIVES } from '../../../domain/codes/refusal-motives.ts';
import { authorityWords } from '../../../domain/authority.ts';
import { STATES, type Etat } from '../../../domain/codes/states.ts';
import type { StateFacts } from '../props.ts';

const wordsOf = (lang: Lang, facts: StateFacts, zone: string): Record<string, string | undefined> => {
  const [day, time] = facts.at === undefined ? [] : formatInstant(lang, facts.at, zone).split(/ (?:à|at) /);
  return {
    numero: facts.numero, commune: facts.commune, destinataire: facts.commune && authorityWords(facts.place ?? '', facts.commune,
      lang).to, bureau: facts.bureau, autre: facts.autre, heure: time,
    date: facts.date === undefined ? day : formatDate(lang, facts.date),
    motif: facts.motif && REFUSAL_MOTIVES[facts.motif].citoyen[lang],
  };
};

/**
 * What the citizen reads of a state, its facts filled in; a sentence whose facts are unknown falls back on its label.
 */
export const stateSentence = (lang: Lang, etat: Etat, facts: StateFacts, zone: string): string => {
  const words = wordsOf(lang, facts, zone);
  const template = STATES[etat].citoyen[lang];
  const known = [...template.matchAll(/\{(\w+)\}/g)].every(([, name]) => words[name ?? ''] !== undefined);
  const text = known ? template.replace(/\{(\w+)\}/g, (_all, name: string) => words[name] ?? '')
    : STATES[etat].label[lang];
  return lang === 'fr' ? frenchSpaces(text) : text;
};
