import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { ApiError, askApi } from './api-client.ts';

const answering = (t: TestContext, answer: () => Response): void => {
  Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } } });
  t.after(() => { Reflect.deleteProperty(globalThis, 'document'); });
  t.mock.method(globalThis, 'fetch', () => Promise.resolve(answer()));
};

/** A body that breaks off after its first bytes. */
const cut = (): Response => new Response(new ReadableStream({ pull: (controller) => {
  controller.enqueue(new TextEncoder().encode('{"vehicles":['));
  controller.error(new TypeError('network error'));
} }));

describe('what a console reads of its server', () => {
  it('takes an answer cut in the middle for a line that is gone, never for an empty answer', async (t) => {
    answering(t, cut);
    await assert.rejects(askApi('bord'), (error) => error instanceof ApiError && error.status === 0);
  });
  it('takes a page in place of JSON for a line that is gone', async (t) => {
    answering(t, () => new Response('<html>'));
    await assert.rejects(askApi('bord'), (error) => error instanceof ApiError && error.status === 0);
  });
  it('reads an answer without a body, and the title of a refusal', async (t) => {
    answering(t, () => new Response(null, { status: 204 }));
    assert.deepEqual(await askApi('lits', 'PUT', {}), {});
    t.mock.method(globalThis, 'fetch', () => Promise.resolve(Response.json({ title: 'Refusé' }, { status: 409 })));
    await assert.rejects(askApi('lits', 'PUT', {}), (error) => error instanceof ApiError && error.status === 409);
  });
});
