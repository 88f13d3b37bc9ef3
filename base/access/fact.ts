import { eventEntry, SALT_BYTES } from '#base/log/entry.ts';
import { lockHead, writeLeaves, type LogAppend } from '#base/log/append.ts';
import type { StoredEvent } from '#base/log/log-source.ts';
import type { EventPage } from '#base/log/postgres-source.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { randomSlice } from '#base/values/ids.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { AuditSeal } from './audit-seal.ts';

/** A fact about rights: codes, pseudonyms and instants, never a name. */
export type AccessFact = { type: FactType; facts: Readonly<Record<string, unknown>> };

/** What the log may hold beside dossiers. */
export type FactType = 'AuditScelle' | 'DroitDemande' | 'DroitDecide' | 'AdministrateurEnrole' | 'AccesExceptionnelOuvert'
  | 'AccesExceptionnelControle' | 'LettreMorteDecidee' | `Service.${string}`;

/** A fact in its log: what a receipt is made from. */
export type RecordedFact = { header: string; body: string; salt: Buffer; appended: LogAppend };

/** Who did it, in which service, when. */
export type FactAuthor = { service: string; actor: string; purpose: string; at: Instant };

const INSERT = { name: 'access-fact', text: `
  insert into access_fact (partition, leaf_index, type, at, actor_id, header, body, salt)
  values ($1, $2, $3, to_timestamp($4::int8 / 1000.0), $5, $6, $7, $8)` };

/**
 * Writes a fact into the tamper-evident log of a partition, as the last step of a transaction: it takes the head's lock.
 * Its header names no dossier; its body is the whole fact. Types of a service's own facts start with `Service.`.
 */
export const recordFact = async (
  tx: Tx, partition: number, { type, facts }: AccessFact, { service, actor, purpose, at }: FactAuthor,
): Promise<RecordedFact> => {
  const header = canonicalJson({ v: 1, svc: service, part: partition, type, tv: 1 });
  const body = canonicalJson({ ...facts, at: toRfc3339(at), actor, purpose });
  const salt = randomSlice(SALT_BYTES);
  const { appended, written } = writeLeaves(tx, await lockHead(tx, partition), [eventEntry(salt, header, body)], at);
  await pipelined([written, tx.query({ ...INSERT,
    values: [partition, appended.firstIndex, type, at, actor, header, body, salt] })]);
  return { header, body, salt, appended };
};

/** What the log keeps of a seal of the audit. */
export const sealFact = ({ from, to, rows, digest }: AuditSeal): AccessFact =>
  ({ type: 'AuditScelle', facts: { from, to, rows, digest } });

const PAGE = 2_000;
const FACTS = { name: 'verify-facts', text: `
  select leaf_index, header, body, salt from access_fact
  where partition = $1 and leaf_index >= $2 and leaf_index < $3 order by leaf_index limit ${PAGE}` };

/** A page of a register's events with the facts of access between them, as a verifier of the log reads them. */
export const withFacts = (events: EventPage): EventPage => async (tx, partition, from, to) => {
  const page = await events(tx, partition, from, to);
  const end = page.length === 0 ? to : page.at(-1)!.index + 1;
  const { rows } = await tx.query<{ leaf_index: string; header: string; body: string; salt: Buffer }>(
    { ...FACTS, values: [partition, from, end] });
  const facts = rows.map(({ leaf_index, ...row }): StoredEvent => ({ index: Number(leaf_index), ...row }));
  // A full page of facts may stop before the events do: what lies behind it comes with the next page.
  const last = facts.length === PAGE ? facts.at(-1)!.index : end;
  return [...page.filter(({ index }) => index <= last), ...facts].toSorted((one, other) => one.index - other.index);
};
