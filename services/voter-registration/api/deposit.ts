import { prepareEvent } from '#base/dossiers/event.ts';
import { intakeProblems } from '#base/intake/errors.ts';
import type { Accepted } from '#base/intake/register.ts';
import { newId, randomSlice } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import { publicNumber } from '#base/values/public-number.ts';
import type { ClosingsTable } from '../domain/calendar/closings-table.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Canal } from '../domain/codes/channels.ts';
import type { DossierActor, ServiceMentions } from '../domain/context.ts';
import { decide } from '../domain/decide.ts';
import type { Demande } from '../domain/demande/demande.ts';
import type { DemandeDeposee } from '../domain/events.ts';
import { initialState } from '../domain/initial-state.ts';
import { HOLDERS } from '../store/demande-type.ts';
import type { VoterRegister } from '../store/open-register.ts';

/** A validated request with what the edge knows of it. `key` is the draft's id or the sender's Idempotency-Key. */
export type Deposit = {
  actor: DossierActor; key: string; demande: Demande; canal: Canal; arrivee: Instant;
  ticket?: { seq: number; at: Instant };
  /** Day on which the town hall received a paper request. */
  recueLe?: CivilDate;
};

export type Deposited = Accepted & { numero: string };

const PREFIX = 'IEL';
const PURPOSE = 'inscription-liste-electorale';
const ROUTE = 'POST /v1/voter-registration/demandes';

/**
 * Files requests: decides, encrypts and hands over to the intake. The same actor and key give the same number
 * and the same receipt, whatever happened in between. Throws the domain's or the intake's Problem.
 */
export const createDeposit = (
  register: VoterRegister, closings: ClosingsTable, mentions: ServiceMentions,
): ((deposit: Deposit) => Promise<Deposited>) => async (deposit) => {
  if (!register.intake.hasRoom()) throw intakeProblems.INTAKE_FULL({ retryAfterS: 2 });
  const { actor, key, demande, canal, arrivee, ticket, recueLe } = deposit;
  const claimed = { partition: partitionOf(register.partitions, actor.id, key), claim: register.claims.claim(actor.id, key),
    // Validation builds a request member by member in one order: its text is already the same for the same content.
    fingerprint: register.claims.fingerprint(ROUTE, JSON.stringify(demande)) };
  const before = register.intake.already(claimed);
  if (before) return { ...before, numero: numeroOf(before) };
  const now = register.clock();
  const ref = { partition: claimed.partition, id: newId() };
  const numero = publicNumber(PREFIX, new Date(now).getUTCFullYear(), ref.partition, randomSlice(10));
  const decision = decide({ type: 'deposer', numero, demande, canal, arrivee,
    ...(ticket ? { ticket: ticket.at } : {}), ...(recueLe ? { recueLe } : {}) },
  initialState(), { now, actor, closings, mentions });
  if (!decision.ok) throw decision.problem;
  const event = decision.events[0] as DemandeDeposee;
  const dataKey = register.keys.create(ref, HOLDERS.portail);
  const prepared = prepareEvent(register.service, ref, 1, event, { actor: actor.id, purpose: PURPOSE }, dataKey.key);
  const accepted = await register.intake.submit({
    ...claimed, arrivedAt: arrivee,
    ...(ticket ? { ticket: ticket.seq } : {}),
    prepared: { subject: ref.id, event: prepared, wrapped: dataKey.wrapped },
  });
  return { ...accepted, numero: accepted.replayed ? numeroOf(accepted) : numero };
};

/** The number that an earlier submission was given: a sealed fact. */
const numeroOf = (accepted: Accepted): string => (JSON.parse(accepted.sealed.body) as { numero: string }).numero;
