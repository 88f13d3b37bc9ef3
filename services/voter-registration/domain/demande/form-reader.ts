import type { FieldError } from '#base/values/problem.ts';
import { isRecord } from '#base/values/is-record.ts';
import { LIMITS } from '../../limits.ts';
import { isCodeOf } from '../codes/code-list.ts';
import { containsNir } from '../identity/nir.ts';
import { fieldError, type FieldErrorCode, type FieldErrorParams } from './field-errors.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** What a validation gathers: every error, and the pointers of the unknown fields that were left out. */
export type Findings = { errors: FieldError[]; ignored: string[] };

/** Notes an error; gives `undefined` so that a reader can return it. */
export const fault = (
  found: Findings, pointer: string, code: FieldErrorCode, params?: FieldErrorParams,
): undefined => {
  found.errors.push(fieldError(pointer, code, params));
  return undefined;
};

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Notes the fields that the form does not know: they are not kept (minimisation). */
export const noteUnknown = (found: Findings, raw: Raw, pointer: string, known: readonly string[]): void => {
  for (const key of Object.keys(raw)) {
    if (found.ignored.length >= LIMITS.ignored_fields_max) return;
    if (!known.includes(key)) found.ignored.push(`${pointer}/${escapePointer(key.slice(0, 64))}`);
  }
};

/** An object of known fields; absent is an error unless `optional`. */
export const readObject = (
  found: Findings, raw: Raw, key: string, pointer: string, known: readonly string[], optional = false,
): Raw | undefined => {
  const value = raw[key];
  if (value === undefined || value === null) return optional ? undefined : fault(found, pointer, 'MANQUANT');
  if (!isRecord(value)) return fault(found, pointer, 'TYPE');
  noteUnknown(found, value, pointer, known);
  return value;
};

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}<>]/u;
/** Most texts are plain Latin: they skip the slower look. */
const PLAIN = /^[\x20-\x3b=\x3f-\x7eÀ-ÿ’Œœ]*$/;

/** A text, trimmed and in NFC; empty counts as absent. Never holds a control character, markup or a NIR. */
export const readText = (
  found: Findings, raw: Raw, key: string, pointer: string, max: number, required: boolean,
): string | undefined => {
  const value = raw[key];
  if (value === undefined || value === null || value === '') {
    return required ? fault(found, pointer, 'MANQUANT') : undefined;
  }
  if (typeof value !== 'string') return fault(found, pointer, 'TYPE');
  if (value.length > max * 4) return fault(found, pointer, 'TROP_LONG', { max });
  const plain = PLAIN.test(value);
  const text = (plain ? value : value.normalize('NFC')).trim();
  if (text === '') return required ? fault(found, pointer, 'MANQUANT') : undefined;
  if (text.length > max && [...text].length > max) return fault(found, pointer, 'TROP_LONG', { max });
  if (!plain && CONTROL.test(text)) return fault(found, pointer, 'CARACTERE');
  if (text.length >= 13 && containsNir(text)) return fault(found, pointer, 'NIR_INTERDIT');
  return text;
};

/** A key of a code table. */
export const readCode = <T extends object>(
  found: Findings, raw: Raw, key: string, pointer: string, table: T, required = true,
): (keyof T & string) | undefined => {
  const value = raw[key];
  if (value === undefined || value === null || value === '') {
    return required ? fault(found, pointer, 'MANQUANT') : undefined;
  }
  return isCodeOf(table, value) ? value : fault(found, pointer, 'CODE_INCONNU');
};
