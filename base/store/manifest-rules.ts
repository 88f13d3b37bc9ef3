import type { SchemaManifest, TableManifest } from './read-manifest.ts';

/** Tables of a few rows that belong to the service as a whole; on a cluster they are reference tables. */
const SMALL = new Set(['migration', 'job_task', 'inbox_cursor', 'administrator_enrolment', 'invitation_claim', 'role_grant',
  'role_grant_decision']);
/** The record of migrations is the migrator's own: no other role has any right on it. */
const WITHOUT_SECURITY = new Set(['migration']);
const KEY = /^(PRIMARY KEY|UNIQUE|FOREIGN KEY) \(([^)]*)\)/;

/**
 * What every table keeps: forced row-level security with at least one policy, and, for each table that grows, the
 * partition in its primary key, uniques and foreign keys (domain/base §8: the distribution column of a cluster).
 */
export const ruleFaults = ({ tables }: SchemaManifest): string[] =>
  Object.entries(tables).flatMap(([name, table]) => [...securityFaults(name, table), ...partitionFaults(name, table)]);

const securityFaults = (name: string, table: TableManifest): string[] => {
  if (WITHOUT_SECURITY.has(name)) {
    return Object.keys(table.grants).length > 0 ? [`table ${name} has no row-level security and is granted`] : [];
  }
  const faults = [];
  if (table.rowSecurity !== 'forced') faults.push(`table ${name}: row-level security is ${table.rowSecurity}, not forced`);
  if (Object.keys(table.policies).length === 0) faults.push(`table ${name} has no policy`);
  return faults;
};

const partitionFaults = (name: string, { columns, constraints, indexes }: TableManifest): string[] => {
  if (SMALL.has(name)) return [];
  if (columns.partition !== 'smallint not null') return [`table ${name} has no partition (smallint not null)`];
  const keys = Object.entries(constraints).flatMap(([key, text]) => {
    const listed = KEY.exec(text)?.[2]?.split(', ');
    return listed && !listed.includes('partition') ? [`table ${name}: ${key} lacks the partition: ${text}`] : [];
  });
  const primary = Object.values(constraints).some((text) => text.startsWith('PRIMARY KEY'));
  const uniques = Object.entries(indexes).flatMap(([key, text]) =>
    (key.endsWith('_key') && !text.includes('partition') ? [`table ${name}: unique index ${key} lacks the partition`] : []));
  return [...(primary ? [] : [`table ${name} has no primary key`]), ...keys, ...uniques];
};
