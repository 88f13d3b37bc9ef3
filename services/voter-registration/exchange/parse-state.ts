import { isRecord } from '#base/values/is-record.ts';
import { parseCivilDate } from '#base/values/civil-date.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { LIMITS } from '../limits.ts';
import { fingerprintOf } from './fingerprint.ts';
import { FORMS } from './forms.ts';
import {
  onlyKnown, readBoolean, readExactly, readForm, readFormOrNull, readList, wrong, type MemberReader,
} from './member-reader.ts';
import type { Ancienne, Divergence, ErreurMessage, EtatMessage, PageEtats } from './messages.ts';

export type Parsed<T> = { ok: true; message: T } | { ok: false; erreurs: readonly ErreurMessage[] };

const KNOWN = ['v', 'id', 'rang', 'emis', 'type', 'empreinte', 'numero', 'refReu', 'etat', 'le', 'motif', 'echeance',
  'divergences', 'nne', 'bureau', 'ancienne'];
const DIVERGENCES_MAX = 10;

const readRank = (reader: MemberReader): number | undefined => {
  const value = reader.members['rang'];
  if (value === undefined) return undefined;
  return Number.isSafeInteger(value) && Number(value) >= 1 ? Number(value) : wrong(reader, 'rang', 'FORME');
};

const readDivergences = (reader: MemberReader): Divergence[] =>
  readList(reader, 'divergences', DIVERGENCES_MAX, true).flatMap((value, i) => {
    if (!isRecord(value)) return wrong(reader, `divergences/${i}`, 'TYPE') ?? [];
    const chemin = `${reader.chemin}/divergences/${i}`;
    const inner: MemberReader = { members: value, chemin, erreurs: reader.erreurs };
    onlyKnown(inner, ['trait', 'propose']);
    const trait = readForm(inner, 'trait', FORMS.code);
    return trait === undefined ? [] : [{ trait, propose: readFormOrNull(inner, 'propose', FORMS.text) }];
  });

const readDueDate = (reader: MemberReader): string | null => {
  const date = readFormOrNull(reader, 'echeance', FORMS.date);
  return date !== null && !parseCivilDate(date) ? wrong(reader, 'echeance', 'FORME') ?? null : date;
};

type Outcome = Pick<EtatMessage, 'motif' | 'echeance' | 'divergences' | 'nne' | 'bureau' | 'ancienne'>;

const readFormer = (reader: MemberReader): Ancienne | undefined => {
  const value = reader.members['ancienne'];
  if (value === undefined) return undefined;
  if (!isRecord(value)) return wrong(reader, 'ancienne', 'TYPE');
  const inner: MemberReader = { members: value, chemin: `${reader.chemin}/ancienne`, erreurs: reader.erreurs };
  onlyKnown(inner, ['typeListe', 'commune', 'bureau', 'motif']);
  const [typeListe, motif] = [readForm(inner, 'typeListe', FORMS.code), readForm(inner, 'motif', FORMS.code)];
  const [commune, bureau] = [readForm(inner, 'commune', FORMS.place), readForm(inner, 'bureau', FORMS.bureau)];
  return typeListe && motif && commune && bureau ? { typeListe, commune, bureau, motif } : undefined;
};

/** The members that say what has become of the request. */
const readOutcome = (reader: MemberReader): Outcome => {
  const divergences = readDivergences(reader);
  const nne = readForm(reader, 'nne', FORMS.nne, true);
  const bureau = readForm(reader, 'bureau', FORMS.bureau, true);
  const ancienne = readFormer(reader);
  return {
    motif: readFormOrNull(reader, 'motif', FORMS.code), echeance: readDueDate(reader),
    ...(divergences.length > 0 ? { divergences } : {}), ...(nne ? { nne } : {}), ...(bureau ? { bureau } : {}),
    ...(ancienne ? { ancienne } : {}),
  };
};

/** A fingerprint may be absent; one that is there must be that of the message. */
const checkFingerprint = (reader: MemberReader): void => {
  const { empreinte } = reader.members;
  if (empreinte === undefined || reader.erreurs.length > 0) return;
  if (empreinte !== fingerprintOf(reader.members)) wrong(reader, 'empreinte', 'EMPREINTE_FAUSSE');
};

/**
 * Checks one `demande.etat` of the register, strictly: all that is wrong at once, unknown members refused. Codes that
 * this version does not know are let through, because the register may learn new ones before the portal.
 */
const readState = (value: unknown, chemin = ''): Parsed<EtatMessage> => {
  if (!isRecord(value)) return { ok: false, erreurs: [{ chemin, code: 'TYPE' }] };
  const reader: MemberReader = { members: value, chemin, erreurs: [] };
  onlyKnown(reader, KNOWN);
  readExactly(reader, 'v', 1);
  readExactly(reader, 'type', 'demande.etat');
  const rang = readRank(reader);
  const id = readForm(reader, 'id', FORMS.id);
  const emis = readForm(reader, 'emis', FORMS.instant);
  const numero = readForm(reader, 'numero', FORMS.numero);
  const refReu = readForm(reader, 'refReu', FORMS.refReu);
  const etat = readForm(reader, 'etat', FORMS.code);
  const le = readForm(reader, 'le', FORMS.instant);
  const outcome = readOutcome(reader);
  checkFingerprint(reader);
  if (!id || !emis || !numero || !refReu || !etat || !le || reader.erreurs.length > 0) {
    return { ok: false, erreurs: reader.erreurs };
  }
  const envelope = { v: 1, id, ...(rang === undefined ? {} : { rang }), emis, type: 'demande.etat' } as const;
  return { ok: true, message: { ...envelope, numero, refReu, etat, le, ...outcome } };
};

const readJson = (text: string, max: number): Parsed<unknown> => {
  if (text.length > max) return { ok: false, erreurs: [{ chemin: '', code: 'TROP_LONG' }] };
  const json = parseStrictJson(text);
  return json.ok ? { ok: true, message: json.value } : { ok: false, erreurs: [{ chemin: '', code: 'JSON' }] };
};

/** Reads one `demande.etat` from its text. Never throws; bounded by the size limit. */
export const parseState = (text: string): Parsed<EtatMessage> => {
  const json = readJson(text, LIMITS.exchange_bytes_max);
  return json.ok ? readState(json.message) : json;
};

/**
 * Reads a batch that the register posts: one state a line (NDJSON) or an array, in order. A wrong one does not lose the
 * others; a batch that is not one, or is too long, is a single fault.
 */
export const parseStateBatch = (text: string): Parsed<EtatMessage>[] => {
  if (text.length > LIMITS.exchange_page_bytes_max) return [{ ok: false,
    erreurs: [{ chemin: '', code: 'TROP_LONG' }] }];
  const array = text.trimStart().startsWith('[');
  const whole = array ? readJson(text, LIMITS.exchange_page_bytes_max) : undefined;
  if (whole && !whole.ok) return [whole];
  const items: readonly unknown[] = whole ? whole.message as unknown[] : text.split('\n').filter((line) => line.trim());
  if (items.length > LIMITS.exchange_batch_messages_max) return [{ ok: false,
    erreurs: [{ chemin: '', code: 'TROP_LONG' }] }];
  return items.map((item) => (array ? readState(item) : parseState(item as string)));
};

/** Reads one page of the feed: `{v, etats, suite, reste}`. A wrong state makes the page wrong. */
export const parseStatesPage = (text: string): Parsed<PageEtats> => {
  const json = readJson(text, LIMITS.exchange_page_bytes_max);
  if (!json.ok) return json;
  if (!isRecord(json.message)) return { ok: false, erreurs: [{ chemin: '', code: 'TYPE' }] };
  const reader: MemberReader = { members: json.message, chemin: '', erreurs: [] };
  onlyKnown(reader, ['v', 'etats', 'suite', 'reste']);
  readExactly(reader, 'v', 1);
  const suite = readForm(reader, 'suite', FORMS.cursor);
  const reste = readBoolean(reader, 'reste');
  const etats = readList(reader, 'etats', LIMITS.exchange_batch_messages_max).flatMap((value, i) => {
    const parsed = readState(value, `/etats/${i}`);
    if (!parsed.ok) reader.erreurs.push(...parsed.erreurs);
    return parsed.ok ? [parsed.message] : [];
  });
  return suite === undefined || reader.erreurs.length > 0
    ? { ok: false, erreurs: reader.erreurs }
    : { ok: true, message: { v: 1, etats, suite, reste } };
};
