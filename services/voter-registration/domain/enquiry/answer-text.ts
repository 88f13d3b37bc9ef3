import { LIMITS } from '../../limits.ts';
import { activeOf, NEXT_STEPS, type EnquiryAnswer } from './answer.ts';

/** Pads with spaces to an exact number of bytes; a text that is longer is a bug. */
export const padded = (text: string, bytes: number): string => {
  const length = Buffer.byteLength(text);
  if (length > bytes) throw new RangeError(`${length} bytes do not fit ${bytes}`);
  return text + ' '.repeat(bytes - length);
};

/** The answer to a program: found and not found have the same number of bytes, and both are laid out each time. */
export const answerText = (answer: EnquiryAnswer, certificate: string): string => {
  const registrations = activeOf(answer).map(({ typeListe, commune, bureau, libelle, adresse, ordre, nne }) =>
    ({ typeListe, commune, bureau, libelle, adresse, ordre, nne }));
  const found = padded(JSON.stringify({ found: true, registrations, proxies: answer.proxies, nextSteps: [], certificate }),
    LIMITS.enquiry_answer_bytes);
  const none = padded(JSON.stringify({ found: false, registrations: [], proxies: [], nextSteps: NEXT_STEPS, certificate: null }),
    LIMITS.enquiry_answer_bytes);
  return answer.found ? found : none;
};
