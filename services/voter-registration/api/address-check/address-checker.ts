import { postKept } from '#base/http/post-kept.ts';
import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { isRecord } from '#base/values/is-record.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { ADDRESS_ANSWERS, type ReponseAdresse } from '../../domain/codes/address-answers.ts';
import type { FournisseurEnergie } from '../../domain/codes/energy-suppliers.ts';
import { newId } from '#base/values/ids.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { toRfc3339, type Clock } from '#base/values/instant.ts';
import type { VerificationAdresse } from '../../domain/address-check.ts';
import { LIMITS } from '../../limits.ts';
import { createBreaker } from './breaker.ts';

/** What a supplier needs to find a contract: nothing else of the request goes out. */
export type AddressQuestion = {
  fournisseur: FournisseurEnergie; nomNaissance: string; nomUsage?: string; prenom: string;
  adresse: {
    numero?: string; voie?: string; complement1?: string; complement2?: string; lieuDit?: string; codePostal: string; commune: string;
  };
};

/** `verifierAdresse` (§5.4): asks an energy supplier whether a person is its customer at an address. Never throws, always answers. */
export type AddressChecker = (question: AddressQuestion) => Promise<VerificationAdresse>;

export type AddressDoor = {
  url: string; key: WebhookKey; clock: Clock; post?: typeof postKept;
  /** Told of each answer, for the counters, and of why there was none. */
  told?(answer: ReponseAdresse, error?: unknown): void;
};

type Answer = { reponse: ReponseAdresse; reference?: string };

const REFERENCE = /^[\w.-]{1,64}$/;

const readAnswer = (body: Buffer): Answer => {
  const read = parseStrictJson(body.toString());
  const { reponse, reference } = (read.ok && isRecord(read.value) ? read.value : {}) as { reponse?: unknown; reference?: unknown };
  if (!isCodeOf(ADDRESS_ANSWERS, reponse)) throw new Error('the check of addresses gave an unknown answer');
  return { reponse, ...(typeof reference === 'string' && REFERENCE.test(reference) ? { reference } : {}) };
};

/**
 * The checker behind `url`: one signed POST a question, answered within `LIMITS.address_check_ms_max`. A partner that is slow, wrong or
 * gone is `INDISPONIBLE`, and after a few failures in a row is not asked for a while, so that nobody waits for it in vain.
 */
export const addressChecker = ({ url, key, clock, post = postKept, told }: AddressDoor): AddressChecker => {
  const breaker = createBreaker({ clock, failures_max: LIMITS.address_check_failures_max, rest_ms: LIMITS.address_check_rest_ms,
    running_max: LIMITS.address_checks_running_max });
  const ask = async (question: AddressQuestion): Promise<Answer> => {
    const body = Buffer.from(JSON.stringify({ v: 1, ...question }));
    const answer = await post(url, { body, ms_max: LIMITS.address_check_ms_max, answer_bytes_max: LIMITS.address_answer_bytes_max,
      headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), clock(), body) } });
    if (answer.status !== 200) throw new Error(`the check of addresses answered ${answer.status}`);
    return readAnswer(answer.body);
  };
  return async (question) => {
    const answer = await breaker.run(() => ask(question)).catch((error: unknown): Answer => {
      told?.('INDISPONIBLE', error);
      return { reponse: 'INDISPONIBLE' };
    });
    if (answer.reponse !== 'INDISPONIBLE') told?.(answer.reponse);
    return { ...answer, fournisseur: question.fournisseur, le: toRfc3339(clock()) };
  };
};
