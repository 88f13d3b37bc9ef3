import { isRecord } from '#base/values/is-record.ts';
import { LIMITS } from '../limits.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { FORMS } from './forms.ts';
import {
  onlyKnown, readBoolean, readExactly, readForm, readFormOrNull, readList, type MemberReader,
} from './member-reader.ts';
import type { Accuse, ErreurMessage, Refus } from './messages.ts';
import type { Parsed } from './parse-state.ts';

const ERRORS_MAX = 200;

const readAck = (reader: MemberReader): Parsed<Accuse> => {
  onlyKnown(reader, ['v', 'type', 'id', 'numero', 'recuLe', 'refReu', 'statut']);
  const id = readForm(reader, 'id', FORMS.id);
  const numero = readForm(reader, 'numero', FORMS.numero);
  const recuLe = readForm(reader, 'recuLe', FORMS.instant);
  const statut = readForm(reader, 'statut', FORMS.code);
  const refReu = readForm(reader, 'refReu', FORMS.refReu, true);
  if (!id || !numero || !recuLe || !statut || reader.erreurs.length > 0) return { ok: false, erreurs: reader.erreurs };
  return { ok: true, message: { v: 1, type: 'accuse', id, numero, recuLe, ...(refReu ? { refReu } : {}), statut } };
};

const readErrors = (reader: MemberReader): ErreurMessage[] =>
  readList(reader, 'erreurs', ERRORS_MAX, true).flatMap((value, i) => {
    const inner: MemberReader = {
      members: isRecord(value) ? value : {}, chemin: `${reader.chemin}/erreurs/${i}`, erreurs: reader.erreurs,
    };
    const chemin = readForm(inner, 'chemin', FORMS.text);
    const code = readForm(inner, 'code', FORMS.code);
    return chemin !== undefined && code !== undefined ? [{ chemin, code }] : [];
  });

const readRefusal = (reader: MemberReader): Parsed<Refus> => {
  onlyKnown(reader, ['v', 'type', 'id', 'code', 'definitif', 'erreurs']);
  const id = readFormOrNull(reader, 'id', FORMS.id);
  const code = readForm(reader, 'code', FORMS.code);
  const definitif = readBoolean(reader, 'definitif');
  const erreurs = readErrors(reader);
  if (!code || reader.erreurs.length > 0) return { ok: false, erreurs: reader.erreurs };
  return { ok: true, message: { v: 1, type: 'refus', id, code, definitif, erreurs } };
};

/** Reads one answer of the register, `accuse` or `refus`, strictly and with all its faults. */
export const readAnswer = (value: unknown): Parsed<Accuse | Refus> => {
  if (!isRecord(value)) return { ok: false, erreurs: [{ chemin: '', code: 'TYPE' }] };
  const reader: MemberReader = { members: value, chemin: '', erreurs: [] };
  readExactly(reader, 'v', 1);
  const { type } = value;
  if (type === 'accuse') return readAck(reader);
  if (type === 'refus') return readRefusal(reader);
  return { ok: false, erreurs: [...reader.erreurs, { chemin: '/type', code: 'CODE_INCONNU' }] };
};

/**
 * Reads the answers to a batch, one a line (NDJSON), in the order of its messages. A line that cannot be read is a
 * fault of its own: the others still count.
 */
export const parseAnswers = (text: string): Parsed<Accuse | Refus>[] => {
  if (text.length > LIMITS.exchange_page_bytes_max) {
    return [{ ok: false, erreurs: [{ chemin: '', code: 'TROP_LONG' }] }];
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '').slice(0, LIMITS.exchange_batch_messages_max);
  return lines.map((line) => {
    const json = parseStrictJson(line);
    return json.ok ? readAnswer(json.value) : { ok: false, erreurs: [{ chemin: '', code: 'JSON' }] };
  });
};
