import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { sqlValues } from '#test/house/rules/sql-values.ts';

const found = (text: string): string[] => findingsIn(sqlValues, 'base/log/a.ts', text);

describe('sql-values', () => {
  it('refuses a value in the text of a statement', () => {
    assert.deepEqual(found('tx.query(`select * from event where id = ${id}`);'), ['1: ${id} is written into SQL']);
    assert.equal(found("tx.query('select * from event where id = ' + id);").length, 1);
    assert.equal(found("tx.query('update event set a = 1' + ' where id = ' + id);").length, 1);
    assert.equal(found('q(`\n  insert into event values (${values})`);').length, 1);
  });

  it('accepts names of the service, quoted identifiers and constants', () => {
    assert.deepEqual(found('q(`grant usage on schema ${names.schema} to ${pg.escapeIdentifier(role)}`);'), []);
    assert.deepEqual(found('q(`select ${COLUMNS} from event where id = $1`);'), []);
    assert.deepEqual(found("q('select a ' + 'from b');"), []);
  });

  it('accepts what says why it is safe, on its line or the line above', () => {
    assert.deepEqual(found('// sql-safe: from the closed list PROJECTIONS\nq(`delete from ${table}`);'), []);
    assert.deepEqual(found('q(`delete from ${table}`); // sql-safe: from the closed list PROJECTIONS'), []);
    assert.equal(found('// sql-safe:\nq(`delete from ${table}`);').length, 1);
  });

  it('is not misled by sentences', () => {
    assert.deepEqual(found('say(`create one with ${name}`); say(`update of ${name}`); say(`with ${count} rows`);'), []);
  });
});
