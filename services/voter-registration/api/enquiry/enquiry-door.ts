import type { EnquiryAnswer, ToldProxy, ToldRegistration } from '../../domain/enquiry/answer.ts';
import { LIMITS } from '../../limits.ts';
import { askExchange, type ExchangeDoor } from '../ask-exchange.ts';

/** A question as the register takes it: a keyed digest in hexadecimal, never a name. */
export type RegisterQuestion = { cle: string } | { personne: string };

/** Asks the register a batch of questions; an answer each, in order. Throws when it does not answer. */
export type AskRegister = (questions: readonly RegisterQuestion[]) => Promise<EnquiryAnswer[]>;

type Told = { reponses?: { trouvee: boolean; inscriptions: ToldRegistration[]; procurations?: ToldProxy[] }[] };

/** The register's published exchange of enquiries, signed. */
export const enquiryDoor = (door: ExchangeDoor): AskRegister => async (questions) => {
  const { reponses } = await askExchange(door, 'enquiries', { demandes: questions }, LIMITS.enquiry_register_ms_max) as Told;
  if (!Array.isArray(reponses) || reponses.length !== questions.length) throw new Error('the register answered others than asked');
  return reponses.map(({ trouvee, inscriptions, procurations = [] }) =>
    ({ found: trouvee === true, registrations: inscriptions, proxies: procurations }));
};
