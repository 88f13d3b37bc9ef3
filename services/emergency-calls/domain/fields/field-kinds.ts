import { isRecord } from '#base/values/is-record.ts';

/** A coded value with the words that show it: a reader who does not know the code shows the words (domain §4). */
export type Coded = { code: string; label: string };

/** A point that somebody or something gave: where, how sure, from what, when. */
export type Placed = {
  lat: number; lon: number; height?: number; precision: 'VILLE' | 'RUE' | 'ADRESSE' | 'EXACTE' | 'INCONNUE';
  /** Metres; null when the source gives none. */
  radius_m: number | null; source: string; at: string; isAml?: boolean;
  /** Far from where a case can be (0,0, swapped axes): no vehicle is chosen by it until somebody confirms. */
  doubtful?: boolean;
  /** The address that it stands for, when it was found by name. */
  label?: string;
  /** Somebody confirmed it, doubtful or not: the surest there is (domain §8). */
  confirmed?: boolean;
};

/** What the value of a field may be. */
export type FieldKind = 'text' | 'code' | 'coded' | 'codedList' | 'texts' | 'number' | 'boolean' | 'record' | 'point' | 'date';

/** Bounds of values: what a message may carry (domain §6). */
export const FIELD_LIMITS = { text_chars_max: 65_536, label_chars_max: 255, code_chars_max: 32, list_items_max: 40,
  record_members_max: 12 } as const;

const CODE = /^[A-Z0-9][A-Z0-9._+-]{0,31}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PRECISIONS = ['VILLE', 'RUE', 'ADRESSE', 'EXACTE', 'INCONNUE'];

const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max;
const isCode = (value: unknown): boolean => typeof value === 'string' && CODE.test(value);
const isCoded = (value: unknown): boolean =>
  isRecord(value) && Object.keys(value).length === 2 && isCode(value.code) && isText(value.label, FIELD_LIMITS.label_chars_max);
const isList = (value: unknown, one: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= FIELD_LIMITS.list_items_max && value.every(one);
const isPoint = (value: unknown): boolean => isRecord(value) && Number.isFinite(value.lat) && Number.isFinite(value.lon)
  && Math.abs(value.lat as number) <= 90 && Math.abs(value.lon as number) <= 180 && PRECISIONS.includes(value.precision as string)
  && isText(value.source, 40) && isText(value.at, 40);

const CHECKS: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: (value) => isText(value, FIELD_LIMITS.text_chars_max), code: isCode, coded: isCoded,
  codedList: (value) => isList(value, isCoded), texts: (value) => isList(value, (item) => isText(item, FIELD_LIMITS.label_chars_max)),
  number: (value) => typeof value === 'number' && Number.isFinite(value), boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && DAY.test(value), point: isPoint,
  record: (value) => isRecord(value) && Object.keys(value).length <= FIELD_LIMITS.record_members_max
    && Object.values(value).every((member) => isText(member, FIELD_LIMITS.label_chars_max)),
};

/** A text of a value that is longer than its place takes: where in the value, and how many characters it may have. */
type TooLong = { at: string; max: number };

const longer = (at: string, text: unknown, max: number): TooLong[] => (typeof text === 'string' && text.length > max ? [{ at, max }] : []);
const { text_chars_max: TEXT_MAX, label_chars_max: LABEL_MAX } = FIELD_LIMITS;

/** Every text of a value of this kind that is too long, so that each can be named. */
export const tooLongTexts = (kind: FieldKind, value: unknown): TooLong[] => {
  if (kind === 'text') return longer('', value, TEXT_MAX);
  if (kind === 'coded' || kind === 'record') {
    return isRecord(value) ? Object.entries(value).flatMap(([name, text]) => longer(`/${name}`, text, LABEL_MAX)) : [];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, i) => (kind === 'codedList' && isRecord(item) ? longer(`/${i}/label`, item.label, LABEL_MAX)
    : kind === 'texts' ? longer(`/${i}`, item, LABEL_MAX) : []));
};

/** Is it a value of this kind? `null` empties a field of any kind. */
export const fitsKind = (kind: FieldKind, value: unknown): boolean => value === null || CHECKS[kind](value);
