import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleFaults } from './manifest-rules.ts';
import type { TableManifest } from './read-manifest.ts';

const table = (more: Partial<TableManifest> = {}): TableManifest => ({
  columns: { partition: 'smallint not null', id: 'uuid not null' }, constraints: { t_pkey: 'PRIMARY KEY (partition, id)' },
  indexes: {}, policies: { t_own: 'all using x check -' }, grants: {}, triggers: {}, rowSecurity: 'forced', ...more });
const faults = (one: TableManifest): string[] => ruleFaults({ tables: { t: one }, functions: {} });

test('a table that keeps the rules has no fault', () => assert.deepEqual(faults(table()), []));

test('row-level security must be forced and have a policy', () => {
  assert.deepEqual(faults(table({ rowSecurity: 'enabled' })), ['table t: row-level security is enabled, not forced']);
  assert.deepEqual(faults(table({ policies: {} })), ['table t has no policy']);
});

test('every key of a table that grows carries the partition', () => {
  assert.deepEqual(faults(table({ columns: { id: 'uuid not null' } })), ['table t has no partition (smallint not null)']);
  assert.deepEqual(faults(table({ constraints: { t_pkey: 'PRIMARY KEY (partition, id)', t_id_key: 'UNIQUE (id)' } })),
    ['table t: t_id_key lacks the partition: UNIQUE (id)']);
  assert.deepEqual(faults(table({ constraints: { t_pkey: 'PRIMARY KEY (partition, id)', t_fk: 'FOREIGN KEY (id) REFERENCES u(id)' } })),
    ['table t: t_fk lacks the partition: FOREIGN KEY (id) REFERENCES u(id)']);
  assert.deepEqual(faults(table({ constraints: {} })), ['table t has no primary key']);
});
