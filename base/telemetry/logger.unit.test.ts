import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './logger.ts';

const linesOf = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  let text = '';
  write(createLogger('test', { write: (line) => { text += line; } }));
  return text;
};
/** As `pg` makes it of a row that a constraint refuses. */
const refusedRow = (): Error => Object.assign(new Error('value "Angela" is wrong'), { code: '23514', severity: 'ERROR', table: 'demande',
  constraint: 'c', detail: 'Failing row contains (Angela, DUBOIS).', where: 'COPY demande, line 1: "Angela"' });

test('what the database quotes of a row never reaches a line, not even as the cause of another error', () => {
  for (const error of [refusedRow(), new Error('the batch failed', { cause: refusedRow() })]) {
    const line = linesOf((logger) => logger.error({ err: error }, 'a bug'));
    assert.ok(!/Angela|DUBOIS/.test(line), line);
    assert.match(line, /"code":"23514"[\s\S]*"table":"demande"/);
  }
});

test('other errors keep their message and stack; what is no error stays as it is', () => {
  const line = linesOf((logger) => logger.error({ err: new RangeError('too many') }, 'a bug'));
  assert.match(line, /"type":"RangeError"[\s\S]*"message":"too many"[\s\S]*"stack":"RangeError: too many/);
  assert.match(linesOf((logger) => logger.warn({ err: 'plain' }, 'odd')), /"err":"plain"/);
});

test('fields with names of personal data are cut, and a value cannot forge a line', () => {
  const line = linesOf((logger) => logger.info({ email: 'a@b.example', person: { nom: 'DUBOIS' }, route: 'x\n{"level":60}' }, 'seen'));
  assert.ok(!/a@b|DUBOIS/.test(line));
  assert.equal(line.trim().split('\n').length, 1);
});
