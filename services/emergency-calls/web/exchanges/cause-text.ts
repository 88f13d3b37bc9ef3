import type { Lang } from '#base/values/lang.ts';
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

/** Why a message died or was refused, a fault a line; its fields are named as the dossier names them. Anything else stays as it came. */
export const causeLines = (cause: string, lang: Lang): string[] =>
  cause.split('\n').map((line) => line.replaceAll(PATH, (path) => placeText(path, lang)));
