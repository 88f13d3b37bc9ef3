import { readTime } from './read-time.ts';

/** How a text of a message is judged: in time linear in its length, whatever it holds. */
export type TextCheck = {
  test: (text: string) => boolean; chars_max: number; says: string;
  /** In XML, blanks around the value are not part of it (`xs:dateTime`). */
  blanks?: 'outside';
};

const ID_CHARS_MAX = 128;
const TEXT_CHARS_MAX = 65_536;

const isWord = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
  || code === 0x5f || code === 0x2d;

const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x30 || text.charCodeAt(i) > 0x39) return false;
  return text.length > 0;
};

const areWords = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isWord(text.charCodeAt(i))) return false;
  return text.length > 0;
};

/**
 * Linear equivalent of the published `^([a-zA-Z0-9_-]+\.?){4,n}$`, which backtracks for seconds on forty letters:
 * words joined by single dots, at most `parts_max` of them, one closing dot allowed, four characters that are no dots.
 */
export const isDottedId = (text: string, parts_max: number): boolean => {
  const parts = text.split('.');
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (parts.length > parts_max || !parts.every(areWords)) return false;
  return parts.reduce((sum, part) => sum + part.length, 0) >= 4;
};

/** `{3 to 8 words}.{what}.{1 or 2 words}`, e.g. `fr.health.samu750.resource.VLM3`. */
export const isIdOf = (what: string, text: string): boolean => {
  const parts = text.split('.');
  if (parts.length > 11 || !parts.every(areWords)) return false;
  return [1, 2].some((after) => {
    const at = parts.length - 1 - after;
    return at >= 3 && at <= 8 && parts[at] === what;
  });
};

/** A letter, then groups of two digits joined by dots: the codes of facts, motives, places and risks. */
const isGroupCode = (letter: string, groups: readonly number[], text: string): boolean => {
  const [first = '', ...rest] = text.split('.');
  return groups.includes(rest.length) && first.startsWith(letter)
    && [first.slice(1), ...rest].every((group) => group.length === 2 && isDigits(group));
};

const isCim10 = (text: string): boolean => {
  const [head = '', tail, ...more] = text.split('.');
  if (more.length || head.length !== 3 || head[0]! < 'A' || head[0]! > 'Z' || !isDigits(head.slice(1))) return false;
  return tail === undefined || (tail.length >= 1 && tail.length <= 3 && [...tail].every((c) => '0123456789+-'.includes(c)));
};

const isAge = (text: string): boolean =>
  text.length >= 3 && text.length <= 5 && text[0] === 'P' && 'YMWD'.includes(text.at(-1)!) && isDigits(text.slice(1, -1));

const isDigitsOf = (min: number, max: number, text: string): boolean =>
  text.length >= min && text.length <= max && isDigits(text);

const isDate = (text: string): boolean => text.length === 10 && text[4] === '-' && text[7] === '-'
  && isDigits(text.slice(0, 4)) && isDigits(text.slice(5, 7)) && isDigits(text.slice(8));

const isUpperOrDigit = (c: string): boolean => (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');

/** FINESS (9 characters, third a zero), SIREN (9 digits), SIRET (14) or APE (4 digits and a letter). */
const isPlaceId = (text: string): boolean => {
  if (text.length === 14) return isDigits(text);
  if (text.length === 5) return isDigits(text.slice(0, 4)) && /^[A-Za-z]$/.test(text[4]!);
  if (text.length !== 9) return false;
  return isDigits(text) || (isUpperOrDigit(text[0]!) && isUpperOrDigit(text[1]!) && text[2] === '0' && isDigits(text.slice(3)));
};

const isEmail = (text: string): boolean => {
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  return more.length === 0 && local.length > 0 && [...local].every((c) => c === '.' || isWord(c.charCodeAt(0)))
    && labels.length > 1 && labels.every(areWords) && last.length >= 2 && last.length <= 4;
};

const short = (says: string, test: (text: string) => boolean): TextCheck => ({ test, chars_max: ID_CHARS_MAX, says });

/** The kinds of text by their name in the models. Rules: published patterns, re-written without backtracking. */
export const TEXT_CHECKS: Readonly<Record<string, TextCheck>> = {
  text: { test: () => true, chars_max: TEXT_CHARS_MAX, says: 'text' },
  time: { ...short('YYYY-MM-DDThh:mm:ss±hh:mm', (text) => readTime(text) !== undefined), blanks: 'outside' },
  date: short('YYYY-MM-DD', isDate),
  caseId: short('{country}.{domain}.{organisation}.{number}', (text) => isDottedId(text, 10)),
  owner: short('{country}.{domain}.{organisation}', (text) => isDottedId(text, 9)),
  resourceId: short('{organisation}.resource.{id}', (text) => isIdOf('resource', text)),
  requestId: short('{organisation}.request.{id}', (text) => isIdOf('request', text)),
  patientId: short('{organisation}.patient.{id}', (text) => isIdOf('patient', text)),
  medicalNoteId: short('{organisation}.medicalNote.{id}', (text) => isIdOf('medicalNote', text)),
  placeId: short('FINESS, SIREN, SIRET, APE', isPlaceId),
  insee: short('5 digits', (text) => isDigitsOf(5, 5, text)),
  phone: short('+ and 5 to 18 digits', (text) => text[0] === '+' && isDigitsOf(5, 18, text.slice(1))),
  phoneTest: short('2 to 14 digits', (text) => isDigitsOf(2, 14, text[0] === '+' ? text.slice(1) : text)),
  age: short('P, 1 to 3 digits, Y M W or D', isAge),
  cim10: short('ICD-10 code', isCim10),
  rpps12: short('81 and 10 digits', (text) => text.startsWith('81') && isDigitsOf(12, 12, text)),
  email: { test: isEmail, chars_max: 254, says: 'e-mail address' },
};

/** Code lists whose codes are judged by their form, because partners may know more codes than the published list. */
export const CODE_FORMS: Readonly<Record<string, TextCheck>> = {
  risque: short('Rnn', (text) => isGroupCode('R', [0], text)),
  fait: short('Cnn.nn.nn', (text) => isGroupCode('C', [2], text)),
  lieu: short('Lnn.nn.nn', (text) => isGroupCode('L', [2], text)),
  motif: short('Mnn.nn', (text) => isGroupCode('M', [1, 2], text)),
};
