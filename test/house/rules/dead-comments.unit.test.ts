import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { deadComments } from '#test/house/rules/dead-comments.ts';

const found = (text: string): string[] => findingsIn(deadComments, 'base/log/a.ts', text);

describe('dead-comments', () => {
  it('refuses statements put away in comments', () => {
    assert.deepEqual(found('a();\n// const b = a();\n'), ['2: code in a comment']);
    assert.deepEqual(found('// if (a) {\n//   b();\n// }\n'), ['1: code in a comment']);
    assert.deepEqual(found('/* return a(b); */'), ['1: code in a comment']);
    assert.deepEqual(found('// log.info(x);'), ['1: code in a comment']);
  });

  it('accepts sentences, also those with code words', () => {
    const sentences = [
      '// Waits for the flush; nobody is answered before.', '// if the queue is full, the caller hears so at once',
      '// return early: the rest needs a database', '// see: https://example.org/a;b', '// null', '// 22/23 = bad row;',
    ];
    for (const text of sentences) assert.deepEqual(found(text), [], text);
  });

  it('accepts examples in documentation blocks', () => {
    assert.deepEqual(found('/**\n * ```ts\n * const a = b();\n * ```\n */\nexport const x = 1;'), []);
  });

  it('refuses SQL put away in comments', () => {
    const sql = '-- Grants nothing to update.\n-- grant update on event to app;\n--   insert into task;\n';
    assert.deepEqual(findingsIn(deadComments, 'base/log/sql/0001_a.sql', sql), ['2: SQL in a comment']);
  });
});
