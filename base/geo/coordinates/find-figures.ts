const FIGURE = String.raw`(-?\d{1,3}\.\d{2,})`;
const BETWEEN = String.raw`(?:,|\/|%2c|;|&(?:m?lon|lng|longitude)=)(?:\s|%20|\+)?`;

/** Two figures inside a link to a map, where a pin stands before what is merely shown: `!3d48.85!4d2.35`, then `@48.85,2.35`… */
const LINKS: readonly { form: RegExp; lonFirst?: true }[] = [
  { form: new RegExp(`^https?://\\S*?!3d${FIGURE}!4d${FIGURE}`, 'i') },
  { form: new RegExp(`^https?://[\\w.]*(?:geoportail|ign)\\.\\S*?[?&]c=${FIGURE}${BETWEEN}${FIGURE}`, 'i'), lonFirst: true },
  { form: new RegExp(`^(?:https?://|geo:)\\S*?${FIGURE}${BETWEEN}${FIGURE}`, 'i') },
];
const LINK_LENGTH_MAX = 500;

const DECIMAL = String.raw`(-?\d+(?:\.\d+)?)`;
/** Forms of data that write the longitude first: well-known text and GeoJSON. */
const LON_FIRST = new RegExp(String.raw`^(?:srid=\d+;)?(?:point\s?z?\s?\(\s?|\{.{0,40}?"coordinates"\s?:\s?\[\s?)`
  + String.raw`${DECIMAL}(?:\s|\s?,\s?)${DECIMAL}\b[^a-z]*$`, 'i');

const METRES = String.raw`\d{1,5}(?:[.,]\d+)?\s?(?:m|mètres?|metres?|meters?)?`;
/** A height or an accuracy behind the figures of a place; neither is part of it. */
const ACCURACY = new RegExp(String.raw`[\s,;]*\(?\s?(?:±|\+\/-|précision|precision|accuracy|à)\s?:?\s?${METRES}(?: près)?\s?\)?$`, 'i');
const HEIGHT = new RegExp(String.raw`[\s,;]+(?:alt(?:itude)?\.?\s?[:=]?\s?)?[+-]?${METRES}\.?$`, 'i');
const TWO_FIGURES = /^\D{0,14}\d{1,3}[.,]\d{2,}\D{1,14}\d{1,3}[.,]\d{2,}\D{0,4}$/;
const TWO_LETTERS = /[ns].*[eow]\W*$/i;

/** Letters and digits of full width, as some keyboards type them, in their usual form. */
const usual = (text: string): string => text.replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** The figures of a place, latitude first, from a link to a map or a form of data; else the text as it stands. */
export const findFigures = (input: string): string => {
  const written = usual(input.normalize('NFC')).trim();
  const link = written.slice(0, LINK_LENGTH_MAX);
  for (const { form, lonFirst } of LINKS) {
    const [, one, two] = form.exec(link) ?? [];
    if (one && two) return lonFirst ? `${two} ${one}` : `${one} ${two}`;
  }
  const [, lon, lat] = written.length > LINK_LENGTH_MAX ? [] : LON_FIRST.exec(written) ?? [];
  return lon && lat ? `${lat} ${lon}` : written;
};

/** A text without the height and the accuracy behind its two figures; nothing where it has neither, or what is left are not two. */
export const withoutHeight = (text: string): string | undefined => {
  const exact = text.replace(ACCURACY, '');
  if (exact !== text) return withoutHeight(exact) ?? exact;
  const flat = text.replace(HEIGHT, '');
  return flat !== text && (TWO_FIGURES.test(flat) || TWO_LETTERS.test(flat)) ? flat : undefined;
};
