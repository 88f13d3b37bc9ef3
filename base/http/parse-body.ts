import type { ContentTypeParserDoneFunction } from 'fastify/types/content-type-parser.js';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { httpProblems } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const WHY: Record<string, { fr: string; en: string }> = {
  syntax: { fr: 'Le document n’est pas du JSON valide.', en: 'The document is not valid JSON.' },
  'duplicate-key': { fr: 'Une clé figure deux fois dans un objet.', en: 'A key stands twice in one object.' },
  'forbidden-key': { fr: 'Une clé réservée (__proto__…) est présente.', en: 'A reserved key (__proto__…) is present.' },
  depth: { fr: 'Le document est trop profond.', en: 'The document is nested too deeply.' },
  size: { fr: 'Le document a trop de valeurs.', en: 'The document has too many values.' },
  number: { fr: 'Un nombre est trop grand.', en: 'A number is too large.' },
  'lone-surrogate': { fr: 'Un texte contient un demi-caractère UTF-16.', en: 'A text holds half a UTF-16 character.' },
  nul: { fr: 'Un texte contient le caractère NUL.', en: 'A text holds the NUL character.' },
  encoding: { fr: 'Le document n’est pas en UTF-8.', en: 'The document is not UTF-8.' },
};

/** Fastify's body parser for JSON: UTF-8 and strict, with the reason of a refusal. */
export const parseBody = (body: Buffer, done: ContentTypeParserDoneFunction): void => {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return done(httpProblems.HTTP_JSON({ detail: WHY.encoding! }), undefined);
  }
  const parsed = parseStrictJson(text);
  if (parsed.ok) done(null, parsed.value);
  else done(httpProblems.HTTP_JSON({ detail: WHY[parsed.reason]! }), undefined);
};
