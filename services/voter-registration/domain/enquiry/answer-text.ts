import { LIMITS } from '../../limits.ts';
import { activeOf, NEXT_STEPS, type EnquiryAnswer } from './answer.ts';

/** Pads with spaces to an exact number of bytes; a text that is longer is a bug. */
export const padded = (text: string, bytes: number): string => {
  const length = Buffer.byteLength(text);
  if (length > bytes) throw new RangeError(`${length} bytes do not fit ${bytes}`);
  return text + ' '.repeat(bytes - length);
};

const BLANK = Buffer.alloc(LIMITS.enquiry_answer_bytes, ' ');

/** The same for bytes that go out as they are. */
const paddedBytes = (text: string): Buffer => {
  const bytes = Buffer.from(BLANK);
  // What is written stops before a character that does not fit.
  if (bytes.write(text) > bytes.length - 4 && Buffer.byteLength(text) > bytes.length) throw new RangeError('an answer does not fit');
  return bytes;
};

const NONE = paddedBytes(JSON.stringify({ found: false, registrations: [], proxies: [], nextSteps: NEXT_STEPS, certificate: null }));

/**
 * The answer to a program: found and not found have the same number of bytes, and a registration is laid out each time.
 * `laid` and `certificate` are those of the answer, or of a decoy.
 */
export const answerBytes = (found: boolean, laid: EnquiryAnswer, certificate: string): Buffer => {
  const registrations = activeOf(laid).map(({ typeListe, commune, bureau, libelle, adresse, ordre, nne }) =>
    ({ typeListe, commune, bureau, libelle, adresse, ordre, nne }));
  const bytes = paddedBytes(JSON.stringify({ found: true, registrations, proxies: laid.proxies, nextSteps: [], certificate }));
  return found ? bytes : NONE;
};
