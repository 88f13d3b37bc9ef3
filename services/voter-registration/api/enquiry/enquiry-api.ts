import type { FastifyInstance } from 'fastify';
import { addressRange } from '#base/http/address-range.ts';
import type { Clock } from '#base/values/instant.ts';
import { isRecord } from '#base/values/is-record.ts';
import type { FormReference } from '../../domain/demande/form-reference.ts';
import { DECOY } from '../../domain/enquiry/answer.ts';
import { answerJson } from '../../domain/enquiry/answer-text.ts';
import { readQuestion } from '../../domain/enquiry/question.ts';
import { problems } from '../../errors.ts';
import type { CertificateTokens } from './certificate-token.ts';
import type { Enquiry } from './enquiry.ts';

export type EnquiryApi = { enquiry: Enquiry; reference(): FormReference; tokens: CertificateTokens; clock: Clock };

/** No cache keeps an answer, and nobody on the way compresses it: its length would then say what it holds. */
export const UNKEPT = { 'cache-control': 'no-store, no-transform' };

/**
 * `POST /v1/voter-registration/enquiries`: `{commune, etatCivil: {nomNaissance, prenoms, sexe, dateNaissance}}`, "as on the civil
 * status". Answers 200 with the same number of bytes whether found or not; 422 for a question that cannot be asked, 429 past a
 * quota.
 */
export const enquiryApi = (app: FastifyInstance, { enquiry, reference, tokens, clock }: EnquiryApi): void => {
  app.post('/v1/voter-registration/enquiries', async (request, reply) => {
    const reading = readQuestion(isRecord(request.body) ? request.body : {}, reference());
    if (!reading.ok) throw problems.DEMANDE_INVALIDE({ errors: reading.errors });
    const answer = await enquiry.ask(reading.question, { range: addressRange(request.ip) });
    const laid = answer.found ? answer : DECOY;
    const json = answerJson(answer.found, laid, tokens.make(reading.question.person, laid, clock()));
    return reply.headers(UNKEPT).type('application/json; charset=utf-8').send(json);
  });
};
