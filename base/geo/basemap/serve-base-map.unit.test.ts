import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { serveBaseMap } from './serve-base-map.ts';

test('a style has two themes; a name that every object inherits is none', async (t) => {
  const app = Fastify();
  t.after(() => app.close());
  serveBaseMap(app, 'https://here.example', '/fond', () => ({ bounds: [0, 0, 1, 1], tile: async () => undefined }));
  const statusOf = async (theme: string): Promise<number> => (await app.inject({ url: `/fond/style-${theme}.json` })).statusCode;
  for (const theme of ['light', 'dark']) assert.equal(await statusOf(theme), 200, theme);
  for (const theme of ['constructor', 'toString', '__proto__', 'none']) assert.equal(await statusOf(theme), 404, theme);
});
