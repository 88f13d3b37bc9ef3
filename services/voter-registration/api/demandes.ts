import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readIdempotencyKey } from '#base/intake/idempotency-key.ts';
import { turnAway, type Crowded } from '#base/intake/turn-away.ts';
import { addressRange } from '#base/http/address-range.ts';
import type { Admission } from '#base/intake/admission.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import { validateDemande } from '../domain/demande/validate-demande.ts';
import type { FormReference } from '../domain/demande/form-reference.ts';
import { problems } from '../errors.ts';
import type { Deposit, Deposited } from './deposit.ts';
import { depositJson } from './receipt-json.ts';

export type DemandesOptions = {
  /** Who sends; throws when nobody may be recognised. */
  actorOf(request: FastifyRequest): Promise<Deposit['actor']>;
  deposit(deposit: Deposit): Promise<Deposited>;
  reference(): FormReference;
  admission: Admission;
  hasRoom(): boolean;
  /** Writes down that somebody used the key of one request for another: a mistake, or somebody who tries keys. */
  noteReusedKey(actor: Deposit['actor'], request: FastifyRequest): Promise<void>;
  clock: Clock;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Instant at which the header block was complete. */
    arrivedAt: number;
  }
}

/** `POST /v1/voter-registration/demandes`: one request, one receipt. Requires `Idempotency-Key`. */
export const demandesRoutes = (app: FastifyInstance, options: DemandesOptions): void => {
  app.post('/v1/voter-registration/demandes', {
    onRequest: (request, reply, done) => {
      request.arrivedAt = options.clock();
      const crowded = crowdedNow(options, request);
      if (crowded) turnAway(request, reply, crowded);
      else done();
    },
  }, async (request, reply) => {
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const actor = await options.actorOf(request);
    const valid = validateDemande(request.body, options.reference());
    if (!valid.ok) throw problems.DEMANDE_INVALIDE({ errors: valid.errors });
    const deposited = await options.deposit({ actor, key, demande: valid.demande, canal: 'EN_LIGNE', arrivee: request.arrivedAt })
      .catch(async (error: Problem) => {
        if (error.code === 'INTAKE_KEY_REUSED') await options.noteReusedKey(actor, request);
        throw error;
      });
    return reply.code(202).type('application/json; charset=utf-8').send(depositJson(deposited));
  });
};

/** Decided on the header block, before any body is read: the queue, then the sender's fair share. */
const crowdedNow = ({ admission, hasRoom }: DemandesOptions, request: FastifyRequest): Crowded | undefined => {
  if (!hasRoom()) return 'full';
  const verdict = admission.ask(addressRange(request.ip));
  return verdict === 'admit' ? undefined : verdict;
};
