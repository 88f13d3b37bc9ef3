import pg from 'pg';
import type { TestContext } from 'node:test';

/** Collects the text of every statement that this process sends to PostgreSQL while the test runs. */
export const collectStatements = (t: TestContext): ReadonlySet<string> => {
  const texts = new Set<string>();
  const real = pg.Client.prototype.query;
  const spy = function query(this: pg.Client, ...given: unknown[]): unknown {
    const [first] = given as [string | { text?: string }];
    texts.add(typeof first === 'string' ? first : first.text ?? '');
    return (real as (...all: unknown[]) => unknown).apply(this, given);
  };
  pg.Client.prototype.query = spy as typeof real;
  t.after(() => { pg.Client.prototype.query = real; });
  return texts;
};

/**
 * The statements that touch a table of `tables` and do not name its partition. An insert names it among its columns,
 * a function call takes it as an argument and is not seen here.
 */
export const withoutPartition = (texts: Iterable<string>, tables: readonly string[]): string[] =>
  [...texts].filter((text) => tables.some((table) => new RegExp(`\\b(from|join|into|update)\\s+${table}\\b`, 'i').test(text))
    && !/\bpartition\b/i.test(text));
