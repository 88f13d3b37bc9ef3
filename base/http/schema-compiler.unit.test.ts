import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifySchema } from 'fastify';
import { schemaCompiler } from './schema-compiler.ts';

const bodyOf = (bound: number) => ({ method: 'POST', url: '/', httpPart: 'body',
  schema: { type: 'object', additionalProperties: false, required: ['a'],
    properties: { a: { type: 'integer', maximum: bound } } } as FastifySchema });

test('the same content is compiled once, whoever asks; another content is another', async () => {
  const [one, other] = [await schemaCompiler(), await schemaCompiler()];
  assert.equal(one(bodyOf(5)), other(bodyOf(5)));
  assert.notEqual(one(bodyOf(5)), one(bodyOf(6)));
});

test('every fault is told at once, no type is guessed and nothing is taken away', async () => {
  const check = (await schemaCompiler())(bodyOf(5));
  const body = { a: '3', b: 1 };
  assert.equal(check(body), false);
  const { errors } = check as unknown as { errors: { keyword: string }[] };
  assert.deepEqual(errors.map(({ keyword }) => keyword).sort(), ['additionalProperties', 'type']);
  assert.deepEqual(body, { a: '3', b: 1 });
  assert.deepEqual([check({ a: 6 }), check({ a: 5 })], [false, true]);
});
