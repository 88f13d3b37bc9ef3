import assert from 'node:assert/strict';
import type { FastifyRequest } from 'fastify';
import { describe, it } from 'node:test';
import { Problem } from '#base/values/problem.ts';
import { checkFormToken, FORM_TOKEN_FIELD, refuseForeignOrigin } from './same-origin.ts';
import type { Session } from './sessions.ts';

const ORIGIN = 'https://inscription.example';
const check = (headers: Record<string, string | undefined>, method = 'POST'): Promise<void> =>
  refuseForeignOrigin(ORIGIN)({ method, headers } as unknown as FastifyRequest);
const cookie = 'a=1';
const refused = (error: unknown): boolean => error instanceof Problem && error.code === 'HTTP_FOREIGN_ORIGIN';

describe('a form from another site', () => {
  for (const headers of [{ 'sec-fetch-site': 'cross-site', cookie }, { 'sec-fetch-site': 'same-site', cookie },
    { origin: 'https://evil.example', cookie }, { origin: 'null', cookie }, { cookie },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }]) {
    it(`is refused: ${JSON.stringify(headers)}`, () => assert.rejects(check(headers), refused));
  }
  for (const headers of [{ 'sec-fetch-site': 'same-origin', origin: ORIGIN, cookie },
    { 'sec-fetch-site': 'none', cookie },
    { origin: ORIGIN, cookie }, {}]) {
    it(`is taken from here: ${JSON.stringify(headers)}`, () => check(headers));
  }
  it('does not matter to a page that is only read', () => check({ 'sec-fetch-site': 'cross-site', cookie }, 'GET'));
});

describe('the hidden field of a form', () => {
  const session = { formToken: 'abcdef' } as Session;
  for (const value of ['', 'abcdeg', 'abcdefg']) {
    it(`is refused as "${value}"`, () =>
      assert.throws(() => checkFormToken(session, new Map([[FORM_TOKEN_FIELD, [value]]])),
      (error: unknown) => error instanceof Problem && error.code === 'ACCESS_CSRF'));
  }
  it('is taken when it is the session’s', () => checkFormToken(session, new Map([[FORM_TOKEN_FIELD, ['abcdef']]])));
});
