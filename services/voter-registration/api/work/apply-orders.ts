import type { Loaded, RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { insertKeys } from '#base/dossiers/event-queries.ts';
import { prepareEvent, type PreparedEvent } from '#base/dossiers/event.ts';
import { sealAll } from '#base/dossiers/execute.ts';
import { writeProjections } from '#base/dossiers/write-projections.ts';
import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import { shippedClosings } from '../../data/calendar.ts';
import type { Command } from '../../domain/commands.ts';
import type { DossierActor } from '../../domain/context.ts';
import { decide } from '../../domain/decide.ts';
import type { DossierState } from '../../domain/state.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { loadDossiers, lockDossiers } from '../../store/work-dossiers.ts';

/** A command for one dossier; made from the state when it depends on it, `undefined` when it then asks for nothing. */
export type Order = {
  id: string; actor: DossierActor; purpose: string;
  command: Command | ((state: DossierState) => Command | undefined);
};

export type OrderResult =
  | { kind: 'done' | 'nothing'; state: DossierState } | { kind: 'refused'; problem: Problem } | { kind: 'absent' };

/** The two authors that are not people. */
export const REGISTRE: DossierActor = { id: 'registre', role: 'registre', territories: [] };
export const SYSTEME: DossierActor = { id: 'systeme', role: 'systeme', territories: [] };

type Open = { loaded: Loaded<DossierState>; state: DossierState; prepared: PreparedEvent[] };

const NO_MENTIONS = { service: '', contactService: '' };

/**
 * Gives many commands to dossiers of one partition as the last step of a transaction: rows are locked first, so that
 * nobody is faster, then one statement a table and one seal for all. A refused one changes nothing and stops no other.
 * When the register has taken a request in, the commune gets its own key in the same transaction.
 */
export const applyOrders = async (
  tx: Tx, register: VoterRegister, partition: number, orders: readonly Order[], at: Instant,
): Promise<OrderResult[]> => {
  if (orders.length === 0) return [];
  const ids = [...new Set(orders.map(({ id }) => id))];
  await lockDossiers(tx, partition, ids);
  const found = await loadDossiers(tx, register.type, register.keys, partition, ids);
  const open = new Map([...found].map(([id, loaded]): [string, Open] => [id, { loaded, state: loaded.state, prepared: [] }]));
  const results = orders.map((order) => applyOne(register, open.get(order.id), order, at));
  const changed = [...open.values()].filter(({ prepared }) => prepared.length > 0);
  if (changed.length === 0) return results;
  await shareWithCommunes(tx, register, partition, changed);
  await writeProjections(tx, register.type, partition, changed.map(({ loaded, state, prepared }) =>
    ({ ref: loaded.ref, version: loaded.version + prepared.length, state, holders: loaded.holders })), false);
  await sealAll(tx, partition, changed.flatMap(({ prepared }) => prepared), at);
  return results;
};

const applyOne = (register: VoterRegister, open: Open | undefined, order: Order, at: Instant): OrderResult => {
  if (!open) return { kind: 'absent' };
  const { actor, purpose } = order;
  const command = typeof order.command === 'function' ? order.command(open.state) : order.command;
  if (!command) return { kind: 'nothing', state: open.state };
  const decision = decide(command, open.state, { now: at, actor, closings: shippedClosings(), mentions: NO_MENTIONS });
  if (!decision.ok) return { kind: 'refused', problem: decision.problem };
  const { loaded } = open;
  for (const event of decision.events) {
    const position = loaded.version + open.prepared.length + 1;
    // Without any key the fact is sealed and its personal content is not kept.
    const kept = loaded.key ? event : { type: event.type, version: event.version, facts: event.facts };
    const prepared = prepareEvent(register.service, loaded.ref, position, kept, { actor: actor.id, purpose }, loaded.key ?? Buffer.alloc(0));
    open.prepared.push(prepared);
    open.state = register.type.evolve(open.state, recordedOf(prepared, at));
  }
  return { kind: decision.events.length > 0 ? 'done' : 'nothing', state: open.state };
};

const recordedOf = (event: PreparedEvent, at: Instant): RecordedEvent => ({ type: event.type, version: event.version,
  position: event.position, at, actor: event.actor, facts: event.facts, content: event.content });

/** A request that was withdrawn before it was transmitted is none of the commune's business. */
const shareWithCommunes = async (tx: Tx, register: VoterRegister, partition: number, changed: readonly Open[]): Promise<void> => {
  const due = changed.filter(({ loaded, state }) => state.refReu !== null && state.etat !== 'ABANDONNEE'
    && loaded.key && !loaded.holders.includes(HOLDERS.commune));
  if (due.length === 0) return;
  await insertKeys(tx, partition, due.map(({ loaded }) =>
    ({ id: loaded.ref.id, wrapped: register.keys.wrap(loaded.ref, HOLDERS.commune, loaded.key!) })));
  for (const { loaded } of due) loaded.holders = [...loaded.holders, HOLDERS.commune].sort();
};
