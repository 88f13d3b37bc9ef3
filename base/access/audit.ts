import { inContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { randomSlice, uuidv7 } from '#base/values/ids.ts';
import { invariant } from '#base/values/assert.ts';
import type { Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { Actor } from './actor.ts';
import type { Decision } from './decide.ts';
import { ACCESS_LIMITS } from './limits.ts';

/** A dossier by its register's partition and id. */
export type DossierRef = { partition: number; id: string };

/** One access to personal data, or one refusal of it. */
export type Access = {
  actor: Actor;
  decision: Decision;
  purpose: string;
  dossiers: readonly DossierRef[];
  /** Classes of fields shown (`identity`, `address`, `pieces`), never values. */
  fields: readonly string[];
  /** Pattern of the route, never the address with its numbers. */
  route: string;
  correlationId: string;
  at: Instant;
  /** Organisation in plain words, for the person's own view: "Mairie de Manosque". */
  organisation?: string;
  breakGlass?: string;
  /** Where the law defers it, the person sees the line from then on. */
  visibleFrom?: Instant;
};

const ROWS = `
  insert into access_audit (partition, audit_id, at, actor_id, acting_as, structure, organisation, purpose, rule_id,
    decision, deny_reason, dossier_ids, field_classes, route, result_count, correlation_id, break_glass_id,
    visible_from)
  select partition, audit_id, to_timestamp($2::float8 / 1000), actor_id, acting_as, structure, organisation, purpose,
    rule_id, decision, deny_reason, dossier_ids, field_classes, route, result_count, correlation_id, break_glass_id,
    to_timestamp($3::float8 / 1000)
  from jsonb_to_recordset($1::jsonb) as r (partition int2, audit_id uuid, actor_id text, acting_as text,
    structure text, organisation text, purpose text, rule_id text, decision text, deny_reason text, dossier_ids uuid[],
    field_classes text[], route text, result_count int4, correlation_id text, break_glass_id uuid)`;

/**
 * Writes who saw what, in the transaction of the read itself: a read that cannot be written down does not happen.
 * One row a request and partition, with every dossier shown; a search without result leaves a row too.
 */
export const auditAccess = async (tx: Tx, access: Access, partitions: number): Promise<void> => {
  const rows = byPartition(access.dossiers, partitionOf(partitions, access.actor.id))
    .map(([partition, ids]) => rowOf(access, partition, ids));
  await tx.query({ name: 'access-audit', text: ROWS,
    values: [JSON.stringify(rows), access.at, access.visibleFrom ?? access.at] });
};

/** Dossiers a partition, in rows of bounded length; one empty row at `home` when there is none. */
const byPartition = (dossiers: readonly DossierRef[], home: number): [number, string[]][] => {
  if (dossiers.length === 0) return [[home, []]];
  const groups = Map.groupBy(dossiers, ({ partition }) => partition);
  return [...groups].flatMap(([partition, refs]) => {
    const ids = refs.map(({ id }) => id);
    const chunks = Math.ceil(ids.length / ACCESS_LIMITS.audit_dossiers_per_row_max);
    return Array.from({ length: chunks }, (_, i): [number, string[]] => [partition,
      ids.slice(i * ACCESS_LIMITS.audit_dossiers_per_row_max, (i + 1) * ACCESS_LIMITS.audit_dossiers_per_row_max)]);
  });
};

const rowOf = (access: Access, partition: number, ids: string[]): Record<string, unknown> => {
  const { actor, decision } = access;
  return {
    partition, audit_id: uuidv7(access.at, randomSlice(10)), actor_id: actor.id,
    acting_as: decision.allow ? decision.role : actor.roles.join('+') || actor.kind,
    structure: actor.structure ?? null, organisation: access.organisation ?? null, purpose: access.purpose,
    rule_id: decision.rule, decision: decision.allow ? 'allow' : 'deny',
    deny_reason: decision.allow ? null : decision.reason,
    dossier_ids: ids, field_classes: access.fields, route: access.route, result_count: ids.length,
    correlation_id: access.correlationId, break_glass_id: access.breakGlass ?? null,
  };
};

/** Writes a refusal, in a transaction of its own since nothing else happens. */
export const auditRefusal = async (pool: Pool, access: Access, partitions: number): Promise<void> => {
  invariant(!access.decision.allow, 'a refusal is audited as one');
  const { id, kind } = access.actor;
  await inContext(pool, { actor: id, kind, roles: [], territories: [], purpose: access.purpose },
    (tx) => auditAccess(tx, access, partitions));
};
