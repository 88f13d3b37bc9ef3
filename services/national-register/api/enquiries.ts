import type { FastifyInstance } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import { civilDateAt } from '#base/values/civil-date.ts';
import { isUuidv7 } from '#base/values/ids.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { enquiryAnswers } from '../domain/enquiry-answer.ts';
import { registerProblems } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { readEnquiries, writeConsultation, type EnquiryKey } from '../store/enquiries.ts';
import { PORTAL } from '../store/register-context.ts';
import { admit, type RegisterApi } from './register-api.ts';

const CONTEXT = systemContext('enquiry', 'interrogation-de-la-situation-electorale');
/** The roll of a person is in one partition; the simulated register has one. */
const PARTITION = 0;
/** A proxy's last day is counted in the time of the mainland. */
const PARIS = 'Europe/Paris';

/**
 * `POST /exchange/v1/enquiries`: a signed batch of keyed digests in, one answer a question out, all of the same length. What
 * is told is on record, durably, before it is told.
 */
export const enquiryRoutes = (app: FastifyInstance, api: RegisterApi): void => {
  app.post('/exchange/v1/enquiries', { bodyLimit: LIMITS.batch_bytes_max }, async (request, reply) => {
    admit(api, request, request.body as Buffer);
    const batch = readBatch(request.body as Buffer);
    if (!batch) throw registerProblems.REU_BATCH({ extra: { reason: 'shape' } });
    const reads = await inContext(api.pool, CONTEXT, async (tx) => {
      const found = await readEnquiries(tx, PARTITION, batch.demandes);
      await writeConsultation(tx, PARTITION, { id: batch.id, at: api.context.clock(), portal: PORTAL, asked: found.length,
        found: found.flatMap(({ rows, matches }) => (matches ? [rows[0]!.electeur] : [])) });
      return found;
    });
    const answers = enquiryAnswers(reads, civilDateAt(api.context.clock(), PARIS));
    return reply.type('application/json')
      .send(Buffer.concat([Buffer.from(`{"v":1,"id":"${batch.id}","reponses":[`), answers, Buffer.from(']}')]));
  });
};

type Batch = { id: string; demandes: EnquiryKey[] };

const readBatch = (body: Buffer): Batch | undefined => {
  const parsed = parseStrictJson(body.toString());
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const { v, id, demandes } = parsed.value as { v?: unknown; id?: unknown; demandes?: unknown };
  const good = v === 1 && typeof id === 'string' && isUuidv7(id) && Array.isArray(demandes) && demandes.length >= 1
    && demandes.length <= LIMITS.batch_messages_max && demandes.every(isKey);
  return good ? { id, demandes: demandes as EnquiryKey[] } : undefined;
};

const DIGEST = /^[0-9a-f]{32}$/;

const isKey = (value: unknown): value is EnquiryKey => {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  const [name, digest] = entries[0] ?? [];
  return entries.length === 1 && (name === 'cle' || name === 'personne') && typeof digest === 'string' && DIGEST.test(digest);
};
