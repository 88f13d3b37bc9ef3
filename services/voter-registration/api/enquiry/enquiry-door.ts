import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Clock } from '#base/values/instant.ts';
import { newId } from '#base/values/ids.ts';
import type { EnquiryAnswer, ToldRegistration } from '../../domain/enquiry/answer.ts';
import { LIMITS } from '../../limits.ts';

/** A question as the register takes it: a keyed digest in hexadecimal, never a name. */
export type RegisterQuestion = { cle: string } | { personne: string };

/** Asks the register a batch of questions; an answer each, in order. Throws when it does not answer. */
export type AskRegister = (questions: readonly RegisterQuestion[]) => Promise<EnquiryAnswer[]>;

export type EnquiryDoorOptions = { origin: string; key: WebhookKey; clock: Clock; fetch?: typeof fetch };

type Told = { reponses?: { trouvee: boolean; inscriptions: ToldRegistration[] }[] };

/** The register's published exchange of enquiries, signed. */
export const enquiryDoor = ({ origin, key, clock, fetch: through = fetch }: EnquiryDoorOptions): AskRegister => async (questions) => {
  const body = Buffer.from(JSON.stringify({ v: 1, id: newId(), demandes: questions }));
  const response = await through(`${origin}/exchange/v1/enquiries`, { method: 'POST', body, redirect: 'manual',
    signal: AbortSignal.timeout(LIMITS.enquiry_register_ms_max),
    headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), clock(), body) } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the register answered ${response.status} to enquiries`);
  }
  const { reponses } = await response.json() as Told;
  if (!Array.isArray(reponses) || reponses.length !== questions.length) throw new Error('the register answered others than asked');
  return reponses.map(({ trouvee, inscriptions }) => ({ found: trouvee === true, registrations: inscriptions }));
};
