import type { ErreurMessage } from './messages.ts';

/** Codes of what can be wrong with a member, the same as the register's. */
export type MemberFault = 'MANQUANT' | 'TYPE' | 'FORME' | 'TROP_LONG' | 'INCONNU' | 'CODE_INCONNU' | 'EMPREINTE_FAUSSE';

export type Members = Readonly<Record<string, unknown>>;

/** Reads the members of one message, gathering all that is wrong with RFC 6901 pointers. */
export type MemberReader = { members: Members; chemin: string; erreurs: ErreurMessage[] };

/** A form that a text must have, with the most characters it may have. */
export type TextForm = { form: RegExp; max: number };

/** Notes a fault of one member; gives `undefined` so that a reader can return it. */
export const wrong = (reader: MemberReader, key: string, code: MemberFault): undefined => {
  reader.erreurs.push({ chemin: `${reader.chemin}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, code });
  return undefined;
};

/** Refuses members that the format does not have. */
export const onlyKnown = (reader: MemberReader, known: readonly string[]): void => {
  for (const key of Object.keys(reader.members)) if (!known.includes(key)) wrong(reader, key.slice(0, 64), 'INCONNU');
};

/** A text of a given form. Absent is a fault unless `optional`. */
export const readForm = (
  reader: MemberReader, key: string, { form, max }: TextForm, optional = false,
): string | undefined => {
  const value = reader.members[key];
  if (value === undefined) return optional ? undefined : wrong(reader, key, 'MANQUANT');
  if (typeof value !== 'string') return wrong(reader, key, 'TYPE');
  if (value.length > max) return wrong(reader, key, 'TROP_LONG');
  return form.test(value) ? value : wrong(reader, key, 'FORME');
};

/** A text of a given form, or null; the member itself must be there. */
export const readFormOrNull = (reader: MemberReader, key: string, form: TextForm): string | null =>
  (reader.members[key] === null ? null : readForm(reader, key, form) ?? null);

/** A member that has one value only. */
export const readExactly = (reader: MemberReader, key: string, expected: unknown): void => {
  const value = reader.members[key];
  if (value === undefined) wrong(reader, key, 'MANQUANT');
  else if (value !== expected) wrong(reader, key, 'CODE_INCONNU');
};

/** True or false; nothing else. */
export const readBoolean = (reader: MemberReader, key: string): boolean => {
  const value = reader.members[key];
  if (typeof value !== 'boolean') wrong(reader, key, value === undefined ? 'MANQUANT' : 'TYPE');
  return value === true;
};

/** A list of at most `max` values. */
export const readList = (reader: MemberReader, key: string, max: number, optional = false): readonly unknown[] => {
  const value = reader.members[key];
  if (value === undefined) {
    if (!optional) wrong(reader, key, 'MANQUANT');
    return [];
  }
  if (!Array.isArray(value)) return wrong(reader, key, 'TYPE') ?? [];
  return value.length > max ? wrong(reader, key, 'TROP_LONG') ?? [] : value;
};
