import { isRecord } from '#base/values/is-record.ts';
import { LIMITS } from '../../limits.ts';
import { PIECE_TYPES } from '../codes/piece-types.ts';
import type { PieceJointe } from './demande.ts';
import { fault, noteUnknown, readCode, readText, type Findings, type Raw } from './form-reader.ts';

/** MIME types accepted, as sniffed from the bytes. */
const PIECE_MIMES = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'application/pdf': 'PDF' } as const;

const KNOWN = ['id', 'type', 'mime', 'octets'];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MB = 1024 * 1024;

const readOctets = (found: Findings, raw: Raw, pointer: string): number | undefined => {
  const value = raw['octets'];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) return fault(found, pointer, 'TYPE');
  return value > LIMITS.piece_bytes_max
    ? fault(found, pointer, 'PIECE_TROP_LOURDE', { max: LIMITS.piece_bytes_max / MB })
    : value;
};

const readPiece = (found: Findings, raw: unknown, at: string): PieceJointe | undefined => {
  if (!isRecord(raw)) return fault(found, at, 'TYPE');
  noteUnknown(found, raw, at, KNOWN);
  const id = readText(found, raw, 'id', `${at}/id`, 36, true);
  if (id !== undefined && !ID.test(id)) fault(found, `${at}/id`, 'TYPE');
  const type = readCode(found, raw, 'type', `${at}/type`, PIECE_TYPES);
  const octets = readOctets(found, raw, `${at}/octets`);
  const mime = readText(found, raw, 'mime', `${at}/mime`, 40, true);
  if (mime !== undefined && !Object.hasOwn(PIECE_MIMES, mime)) fault(found, `${at}/mime`, 'FORMAT_REFUSE');
  return id && type && octets && mime ? { id, type, mime, octets } : undefined;
};

/** Reads a list of documents; an absent list is an empty one, because a request may be completed later. */
export const readPieceList = (found: Findings, value: unknown, at: string): PieceJointe[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return fault(found, at, 'TYPE') ?? [];
  if (value.length > LIMITS.pieces_max) return fault(found, at, 'TROP_DE_VALEURS', { max: LIMITS.pieces_max }) ?? [];
  const pieces = value.flatMap((raw, i) => readPiece(found, raw, `${at}/${i}`) ?? []);
  pieces.forEach(({ id }, i) => {
    if (pieces.findIndex((other) => other.id === id) !== i) fault(found, `${at}/${i}`, 'PIECE_DEJA_JOINTE');
  });
  if (pieces.reduce((sum, { octets }) => sum + octets, 0) > LIMITS.pieces_bytes_max) {
    fault(found, at, 'PIECES_TROP_LOURDES', { max: LIMITS.pieces_bytes_max / MB });
  }
  return pieces;
};
