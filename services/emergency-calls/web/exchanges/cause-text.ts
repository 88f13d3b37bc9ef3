import type { Lang, Text } from '#base/values/lang.ts';
import { sayFault } from '../../exchange/schema/fault.ts';
import { fieldOf } from '../../domain/fields/case-fields.ts';

/** Where a fault of the schemas stands in a message: `$.content[0]…message.createCase.location.city`. */
const PATH = /\$(?:\.[\w-]+|\[\d+\])+/g;
const ENVELOPE = /^\$.*?\.message\.?/;
const INDEX = /\[\d+\]/g;

/** The field by its label where the dossier has it, else by its last names. */
const placeText = (path: string, lang: Lang): string => {
  const [, ...names] = path.replace(ENVELOPE, '').replaceAll(INDEX, '').split('.');
  const field = names.join('.').replace(/^patient\./, 'patient/P/');
  return fieldOf(field)?.label[lang] ?? (names.slice(-2).join(' › ') || path);
};

/** What our own side writes besides faults, always in the one language: partners read it too. */
const OWN: readonly (readonly [begins: string, Text])[] = ([
  { fr: 'refusé par le partenaire', en: 'refused by the partner' },
  { fr: 'destinataire inconnu', en: 'unknown recipient' },
  { fr: 'le hub est hors d’atteinte', en: 'the hub is out of reach' },
  { fr: 'dossier inconnu après dix minutes', en: 'dossier unknown after ten minutes' },
  { fr: 'distributionID déjà reçu, autre contenu', en: 'distributionID received before, other content' },
  { fr: 'espace de noms inconnu', en: 'unknown namespace' },
] satisfies Text[]).flatMap((text) => [[text.fr, text] as const, [text.en, text] as const]);

const own = (line: string, lang: Lang): string => {
  const known = OWN.find(([begins]) => line.startsWith(begins));
  return known ? known[1][lang] + line.slice(known[0].length) : line;
};

/**
 * Why a message died or was refused, a fault a line, in the reader's language where it is ours; its fields are named as the dossier names
 * them. What a partner wrote stays as it came.
 */
export const causeLines = (cause: string, lang: Lang): string[] =>
  cause.split('\n').map((line) => (line.startsWith('$')
    ? sayFault(line, lang).replaceAll(PATH, (path) => placeText(path, lang)) : own(line, lang)));
