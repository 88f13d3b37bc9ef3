import type { Loaded, RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { KEY_BACKUP_DAYS_MAX, type Erasure } from '#base/dossiers/erase.ts';
import { insertKeys } from '#base/dossiers/event-queries.ts';
import { prepareEvent, type NewEvent, type PreparedEvent } from '#base/dossiers/event.ts';
import { sealAll } from '#base/dossiers/execute.ts';
import { removeRows } from '#base/dossiers/projection.ts';
import { writeProjections } from '#base/dossiers/write-projections.ts';
import type { Tx } from '#base/store/context.ts';
import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Problem } from '#base/values/problem.ts';
import { shippedClosings } from '../../data/calendar.ts';
import type { Command } from '../../domain/commands.ts';
import type { DossierActor } from '../../domain/context.ts';
import { decide } from '../../domain/decide.ts';
import type { DossierState } from '../../domain/state.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { loadDossiers, lockDossiers } from '#base/dossiers/load-many.ts';

/** A command for one dossier; made from the state when it depends on it, `undefined` when it then asks for nothing. */
export type Order = {
  id: string; actor: DossierActor; purpose: string;
  command: Command | ((state: DossierState) => Command | undefined);
  /** Destroys a holder's key once the command is accepted, and seals the fact: its event is the certificate. */
  erase?: Erasure;
};

export type OrderResult =
  | { kind: 'done' | 'nothing'; state: DossierState } | { kind: 'refused'; problem: Problem } | { kind: 'absent' };

/** The two authors that are not people. */
export const REGISTRE: DossierActor = { id: 'registre', role: 'registre', territories: [] };
export const SYSTEME: DossierActor = { id: 'systeme', role: 'systeme', territories: [] };

type Open = { loaded: Loaded<DossierState>; state: DossierState; prepared: PreparedEvent[]; erased: string[] };

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
  const open = new Map([...found].map(([id, loaded]): [string, Open] => [id, { loaded, state: loaded.state, prepared: [], erased: [] }]));
  const results = orders.map((order) => applyOne(register, open.get(order.id), order, at));
  const changed = [...open.values()].filter(({ prepared }) => prepared.length > 0);
  if (changed.length === 0) return results;
  await shareWithCommunes(tx, register, partition, changed);
  await destroyKeys(tx, register, partition, changed);
  await writeProjections(tx, register.type, partition, changed.map(({ loaded, state, prepared }) =>
    ({ ref: loaded.ref, version: loaded.version + prepared.length, holders: loaded.holders,
      state: loaded.holders.length > 0 ? state : closedState(register, loaded, prepared, at) })), false);
  await sealAll(tx, partition, changed.flatMap(({ prepared }) => prepared), at);
  return results;
};

const applyOne = (register: VoterRegister, open: Open | undefined, order: Order, at: Instant): OrderResult => {
  if (!open) return { kind: 'absent' };
  const { actor } = order;
  const command = typeof order.command === 'function' ? order.command(open.state) : order.command;
  if (!command) return { kind: 'nothing', state: open.state };
  const decision = decide(command, open.state, { now: at, actor, closings: shippedClosings(), mentions: NO_MENTIONS });
  if (!decision.ok) return { kind: 'refused', problem: decision.problem };
  const before = open.prepared.length;
  for (const event of decision.events) record(register, open, event, order, at);
  if (order.erase && open.loaded.holders.includes(order.erase.holder)) record(register, open, erasure(open, order.erase, at), order, at);
  return { kind: open.prepared.length > before ? 'done' : 'nothing', state: open.state };
};

const record = (register: VoterRegister, open: Open, event: NewEvent, { actor, purpose }: Order, at: Instant): void => {
  const { loaded } = open;
  const position = loaded.version + open.prepared.length + 1;
  // Without any key the fact is sealed and its personal content is not kept.
  const kept = loaded.key ? event : { type: event.type, version: event.version, facts: event.facts };
  const prepared = prepareEvent(register.service, loaded.ref, position, kept, { actor: actor.id, purpose }, loaded.key ?? Buffer.alloc(0));
  open.prepared.push(prepared);
  open.state = register.type.evolve(open.state, recordedOf(prepared, at));
};

/** The same event as a single erasure's (base/dossiers/erase.ts). */
const erasure = (open: Open, erase: Erasure, at: Instant): NewEvent => {
  open.erased.push(erase.holder);
  open.loaded.holders = open.loaded.holders.filter((holder) => holder !== erase.holder);
  return { type: 'ContenuEfface', version: 1, facts: { ...erase, holdersLeft: open.loaded.holders,
    lastCopyDies: addDays(civilDateAt(at, 'UTC'), KEY_BACKUP_DAYS_MAX + 1) } };
};

const recordedOf = (event: PreparedEvent, at: Instant): RecordedEvent => ({ type: event.type, version: event.version,
  position: event.position, at, actor: event.actor, facts: event.facts, content: event.content });

/** What anybody can fold once no key is left: the sealed facts alone, as a rebuild will. */
const closedState = (
  register: VoterRegister, loaded: Loaded<DossierState>, prepared: readonly PreparedEvent[], at: Instant,
): DossierState =>
  [...loaded.events, ...prepared.map((event) => recordedOf(event, at))].map(({ content: _closed, ...event }) => event)
    .reduce(register.type.evolve, register.type.initialState());

/** A request that was withdrawn before it was transmitted is none of the commune's business. */
const shareWithCommunes = async (tx: Tx, register: VoterRegister, partition: number, changed: readonly Open[]): Promise<void> => {
  const due = changed.filter(({ loaded, state }) => loaded.state.refReu === null && state.refReu !== null
    && state.etat !== 'ABANDONNEE' && loaded.key && !loaded.holders.includes(HOLDERS.commune));
  if (due.length === 0) return;
  await insertKeys(tx, partition, due.map(({ loaded }) =>
    ({ id: loaded.ref.id, wrapped: register.keys.wrap(loaded.ref, HOLDERS.commune, loaded.key!) })));
  for (const { loaded } of due) loaded.holders = [...loaded.holders, HOLDERS.commune].sort();
};

const DESTROY = { name: 'work-destroy-keys',
  text: 'delete from dossier_key where partition = $1 and holder = $2 and dossier_id = any($3::uuid[])' };

const destroyKeys = async (tx: Tx, register: VoterRegister, partition: number, changed: readonly Open[]): Promise<void> => {
  for (const holder of new Set(changed.flatMap(({ erased }) => erased))) {
    const ids = changed.filter(({ erased }) => erased.includes(holder)).map(({ loaded }) => loaded.ref.id);
    await tx.query({ ...DESTROY, values: [partition, holder, ids] });
    for (const { table, holder: owner } of register.type.projections) if (owner === holder) await removeRows(tx, table, partition, ids);
  }
};
