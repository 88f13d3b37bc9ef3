import { asciiJson } from '#base/values/ascii-json.ts';
import { LIMITS } from '../../limits.ts';
import { activeOf, NEXT_STEPS, type EnquiryAnswer } from './answer.ts';

/** Pads with spaces to an exact number of bytes; a text that is longer is a bug. */
export const padded = (text: string, bytes: number): string => {
  const length = Buffer.byteLength(text);
  if (length > bytes) throw new RangeError(`${length} bytes do not fit ${bytes}`);
  return text + ' '.repeat(bytes - length);
};

/** Room where an answer is laid out, one at a time. */
const ROOM = Buffer.alloc(LIMITS.enquiry_answer_bytes);
const SPACE = 0x20;

/**
 * The same for JSON that goes to a program: a flat text of one byte a character. As bytes, each answer would be memory outside of
 * the heap, and the process would stop for a whole collection every few thousand answers.
 */
const paddedJson = (value: unknown): string => {
  const json = asciiJson(JSON.stringify(value));
  if (json.length > ROOM.length) throw new RangeError(`${json.length} bytes do not fit ${ROOM.length}`);
  return ROOM.fill(SPACE, ROOM.write(json, 'latin1')).toString('latin1');
};

const NONE = paddedJson({ found: false, registrations: [], proxies: [], nextSteps: NEXT_STEPS, certificate: null });

/**
 * The answer to a program, in ASCII: found and not found have the same number of bytes, and a registration is laid out each time.
 * `laid` and `certificate` are those of the answer, or of a decoy.
 */
export const answerJson = (found: boolean, laid: EnquiryAnswer, certificate: string): string => {
  const registrations = activeOf(laid).map(({ typeListe, commune, bureau, libelle, adresse, ordre, nne }) =>
    ({ typeListe, commune, bureau, libelle, adresse, ordre, nne }));
  const json = paddedJson({ found: true, registrations, proxies: laid.proxies, nextSteps: [], certificate });
  return found ? json : NONE;
};
