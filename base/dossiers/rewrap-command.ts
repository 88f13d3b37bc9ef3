import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { createPool, type Pool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { parseKeyring, type Keyring } from '#base/values/keyring.ts';

/** A data key as a table holds it: what it opens (`of`), for whom, and which key-encryption key wraps it. */
type WrappedRow = { id: string[]; of: string; holder: string; kid: string; wrapped: Buffer };

/** A table of wrapped data keys, in the words of SQL. */
export type WrappedKeys = {
  table: string;
  /** Columns of its primary key after the partition. */
  id: { column: string; type: 'uuid' | 'text' }[];
  /** Expressions of what the key opens and for whom; the column of the wrapped key. */
  of: string; holder: string; key: string;
  /** The same data key under the keyring's active key. */
  rewrap: (ring: Keyring, partition: number, row: WrappedRow) => Buffer;
};

const ROWS_MAX = 500;
const CONTEXT = systemContext('rewrap', 'rotation');
const FIRST = { uuid: '00000000-0000-0000-0000-000000000000', text: '' } as const;

const selectOf = ({ table, id, of, holder, key }: WrappedKeys): string => {
  const columns = id.map(({ column }) => column).join(', ');
  // sql-safe: tables and columns are named in code
  return `select array[${id.map(({ column }) => `${column}::text`).join(', ')}] as id, ${of} as of, ${holder} as holder, kid,
    ${key} as wrapped from ${table} where partition = $1 and (${columns}) > (${id.map(({ type }, i) => `$${i + 3}::${type}`).join(', ')})
    and ${key} is not null order by ${columns} limit $2`;
};

// sql-safe: as above
const updateOf = ({ table, id, key }: WrappedKeys): string => `update ${table} set kid = $2, ${key} = fresh.wrapped
  from unnest($3::bytea[], ${id.map(({ type }, i) => `$${i + 4}::${type}[]`).join(', ')})
    as fresh (wrapped, ${id.map((_, i) => `id${i}`).join(', ')})
  where partition = $1 and ${id.map(({ column }, i) => `${column} = fresh.id${i}`).join(' and ')}`;

/** One step of a table: the row to go on after, and how many keys changed; nothing when there are no more rows. */
const rewrapSome = async (
  tx: Tx, ring: Keyring, keys: WrappedKeys, partition: number, after: readonly string[],
): Promise<{ last: string[]; changed: number } | undefined> => {
  const { rows } = await tx.query<WrappedRow>(selectOf(keys), [partition, ROWS_MAX, ...after]);
  const old = rows.filter(({ kid }) => kid !== ring.activeKek);
  if (old.length > 0) {
    await tx.query(updateOf(keys), [partition, ring.activeKek, old.map((row) => keys.rewrap(ring, partition, row)),
      ...keys.id.map((_, i) => old.map(({ id }) => id[i]))]);
  }
  const last = rows.at(-1)?.id;
  return last && { last, changed: old.length };
};

/** What keys other than the active one still wrap, by table and key. */
const leftIn = async (tx: Tx, ring: Keyring, { table, key }: WrappedKeys, partition: number): Promise<{ kid: string; count: number }[]> =>
  // sql-safe: as above
  (await tx.query<{ kid: string; count: number }>(`select kid, count(*)::int as count from ${table}
    where partition = $1 and kid <> $2 and ${key} is not null group by kid`, [partition, ring.activeKek])).rows;

/** `rewrap --left`: nothing is changed; ends well when no old key wraps anything, else says what holds which. */
const tellLeft = async (
  pool: Pool, ring: Keyring, tables: readonly WrappedKeys[], partitions: number,
): Promise<CommandEnd> => {
  const left = new Map<string, number>();
  for (let partition = 0; partition < partitions; partition += 1) {
    for (const keys of tables) {
      for (const { kid, count } of await inContext(pool, CONTEXT, (tx) => leftIn(tx, ring, keys, partition))) {
        left.set(`${keys.table} ${kid}`, (left.get(`${keys.table} ${kid}`) ?? 0) + count);
      }
    }
  }
  const text = [...left].map(([what, count]) => `${what} × ${count}`).join(', ');
  return { ok: left.size === 0, figures: { keys_count: [...left.values()].reduce((sum, count) => sum + count, 0) },
    text: { fr: text || 'aucune clé ancienne ne sert', en: text || 'no old key is in use' } };
};

/**
 * `rewrap` of a service: every data key that an older key-encryption key wraps is wrapped again by the active one, beside the running
 * service. If it dies, what it wrapped stays so, and the next run passes over it. With `--left` it only tells what older keys still wrap.
 */
export const rewrapCommand = (tables: readonly WrappedKeys[]) => async (
  { service, partitions, db, keyring }: ServiceContext, args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const ring = parseKeyring(keyring);
  const pool = createPool({ connection: db.connection, user: serviceNames(service).jobs, password: db.passwords.jobs, max: 1 });
  let changed = 0;
  const rewrapAll = async (keys: WrappedKeys, partition: number): Promise<void> => {
    for (let after = keys.id.map(({ type }) => FIRST[type] as string); ;) {
      const step = await inContext(pool, CONTEXT, (tx) => rewrapSome(tx, ring, keys, partition, after));
      if (!step) return;
      [after, changed] = [step.last, changed + step.changed];
    }
  };
  try {
    if (args.includes('--left')) return await tellLeft(pool, ring, tables, partitions);
    for (let partition = 0; partition < partitions; partition += 1) {
      for (const keys of tables) await rewrapAll(keys, partition);
      report({ text: { fr: `${changed} clés`, en: `${changed} keys` }, done: partition + 1, of: partitions });
    }
  } finally {
    await pool.end();
  }
  return { ok: true, figures: { keys_count: changed }, text: {
    fr: `${changed} clés enveloppées de nouveau par ${ring.activeKek}`, en: `${changed} keys wrapped again by ${ring.activeKek}` } };
};
