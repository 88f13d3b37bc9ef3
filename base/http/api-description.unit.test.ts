import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeApi, openApiPath, type ApiDescription } from './api-description.ts';

const API: ApiDescription = {
  title: 'Notes', description: 'Notes of a test.', tags: { notes: 'Notes' }, ways: { key: { type: 'apiKey', in: 'header', name: 'x-key' } },
  routes: {
    'POST /notes/:id': { tag: 'notes', summary: 'Keep a note', by: ['key'], headers: { 'idempotency-key': { type: 'string' } },
      required: ['idempotency-key'], body: { type: 'object' }, example: { text: 'a' },
      answers: { 202: { means: 'Kept.', schema: { type: 'object' } }, 409: { means: 'Still running.' } } },
    'GET /files/*': { tag: 'notes', summary: 'One file', answers: { 200: { means: 'Its bytes.' } } },
  },
};
const GENERATED = { openapi: '3.1.0', info: { version: '1' }, paths: {
  '/notes/{id}': { post: { parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string', maxLength: 9 } },
    { in: 'path', name: 'ofAnotherPath', required: true, schema: { type: 'string' } }],
    requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['text'] } } } },
    responses: { 200: { description: 'Default Response' } } } },
  '/screen': { get: { responses: { 200: { description: 'Default Response' } } } } } };

test('what a route’s own schema says stays, what is described is added, and problems are told', () => {
  const { paths, components } = describeApi(GENERATED, API) as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
  const post = paths!['/notes/{id}']!['post'] as Record<string, unknown>;
  assert.deepEqual(post['parameters'], [{ in: 'path', name: 'id', required: true, schema: { type: 'string', maxLength: 9 } },
    { name: 'idempotency-key', in: 'header', required: true, schema: { type: 'string' } }]);
  assert.deepEqual(post['requestBody'], GENERATED.paths['/notes/{id}'].post.requestBody);
  assert.equal(post['operationId'], 'postNotesById');
  assert.deepEqual(post['security'], [{ key: [] }]);
  assert.deepEqual(Object.keys(post['responses'] as object), ['202', '409', 'default']);
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  assert.deepEqual((post['responses'] as Record<string, unknown>)['409'], { description: 'Still running.', content: problem });
  assert.ok(components!['schemas']!['Problem']);
});

test('a route that had been left out is told, and a screen’s page is not', () => {
  const { paths } = describeApi(GENERATED, API) as { paths: Record<string, { get: { parameters: unknown[] } }> };
  assert.deepEqual(Object.keys(paths), ['/notes/{id}', '/files/{path}']);
  assert.deepEqual(paths['/files/{path}']!.get.parameters, [{ name: 'path', in: 'path', required: true, schema: { type: 'string' } }]);
  assert.equal(openApiPath('/a/:b/*'), '/a/{b}/{path}');
});
