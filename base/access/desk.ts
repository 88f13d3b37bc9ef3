import type { FastifyRequest } from 'fastify';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { leavesWithCommit } from '#base/store/with-commit.ts';
import { traceOf } from '#base/telemetry/trace.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import type { Actor } from './actor.ts';
import { auditAccess, auditRefusal, type Access, type DossierRef } from './audit.ts';
import { rowContextOf, type Allowed, type Authorise, type Decision, type Resource } from './decide.ts';
import { refusal } from './refusal.ts';
import type { RequestSessions } from './request-session.ts';

export type DeskOptions = {
  pool: Pool; partitions: number; clock: Clock; requests: RequestSessions; authorise: Authorise;
  /** What somebody is told of a thing that lies outside their territory: that it does not exist. */
  hidden: () => Problem;
  /** Organisation in plain words, for the person's own view of who looked. */
  organisationOf?: (wish: Wish) => string | undefined;
};

/** One request of somebody signed in to a console. */
export type Visit = { actor: Actor; request: FastifyRequest; at: Instant };

/** What a visit wants: an action, on what, for which purpose. */
export type Wish = { action: string; purpose: string; resource: Resource; dossiers?: readonly DossierRef[] };

/** What a read showed, for its line of audit. */
export type Shown<T> = { value: T; dossiers: readonly DossierRef[]; fields: readonly string[] };

/** A wish that the rules allow. */
export type Permit = { visit: Visit; wish: Wish; decision: Allowed };

/** The walls that every console of agents stands behind: session, rules, row context, audit. */
export type Desk = {
  /** Who asks; throws when nobody is signed in. */
  visit(request: FastifyRequest): Promise<Visit>;
  /** The rules, first of all. A refusal is written down before it is answered; one for the place is answered as "no such thing". */
  permit(visit: Visit, wish: Wish): Promise<Permit>;
  /** A transaction under the row context of what was permitted; what it shows is written down in it. */
  read<T>(permit: Permit, fn: (tx: Tx) => Promise<Shown<T>>): Promise<T>;
  /** The same under another row context, for a right that was permitted on more than the visitor's own rows. */
  readAs<T>(permit: Permit, context: RowContext, fn: (tx: Tx) => Promise<Shown<T>>): Promise<T>;
  /** Writes down a number that leads nowhere, since somebody may be guessing, and answers as what is hidden. */
  noteGuess(visit: Visit, purpose: string): Promise<never>;
};

/** The row context of what was permitted, with the trace of the request: what its transaction causes keeps it. */
export const contextOf = ({ visit: { actor, request }, wish: { purpose, resource }, decision }: Permit): RowContext =>
  ({ ...rowContextOf(actor, decision, purpose, resource), trace: traceOf(request) });

/** Builds the walls of a service's consoles. */
export const createDesk = (options: DeskOptions): Desk => {
  const { pool, partitions, clock, requests, authorise, hidden, organisationOf } = options;
  const accessOf = ({ actor, request, at }: Visit, wish: Wish, decision: Decision, shown: Omit<Shown<unknown>, 'value'>): Access => {
    const organisation = organisationOf?.(wish);
    return { actor, decision, purpose: wish.purpose, ...shown, route: request.routeOptions.url ?? '', correlationId: request.id, at,
      ...(organisation === undefined ? {} : { organisation }) };
  };
  const readAs: Desk['readAs'] = ({ visit, wish, decision }, context, fn) => inContext(pool, context, async (tx) => {
    const { value, dossiers, fields } = await fn(tx);
    await leavesWithCommit(tx, auditAccess(tx, accessOf(visit, wish, decision, { dossiers, fields }), partitions));
    return value;
  });
  return {
    visit: async (request) => ({ actor: (await requests.require(request)).actor, request, at: clock() }),
    permit: async (visit, wish) => {
      const decision = authorise(visit.actor, wish.action, wish.resource, wish.purpose, visit.at);
      if (decision.allow) return { visit, wish, decision };
      await auditRefusal(pool, accessOf(visit, wish, decision, { dossiers: wish.dossiers ?? [], fields: [] }), partitions);
      const answer = refusal(decision, { hide: true });
      throw answer.status === 404 ? hidden() : answer;
    },
    readAs,
    read: (permit, fn) => readAs(permit, contextOf(permit), fn),
    noteGuess: async (visit, purpose) => {
      const decision = { allow: false, rule: 'no-such-dossier', reason: 'territory' } as const;
      const wish = { action: '', purpose, resource: {} };
      await auditRefusal(pool, accessOf(visit, wish, decision, { dossiers: [], fields: [] }), partitions);
      throw hidden();
    },
  };
};
