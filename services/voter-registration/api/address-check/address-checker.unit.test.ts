import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PostOptions } from '#base/http/post-kept.ts';
import { directionKey, verifyWebhook } from '#base/messages/webhook-signature.ts';
import { LIMITS } from '../../limits.ts';
import { addressChecker, type AddressQuestion } from './address-checker.ts';
import { createBreaker } from './breaker.ts';

const KEY = directionKey(Buffer.from('k'.repeat(32)), 'voter-registration', 'identity');
const QUESTION: AddressQuestion = { fournisseur: 'EDF', nomNaissance: 'DUBOIS', prenom: 'Angela',
  adresse: { numero: '12', voie: 'rue de Strasbourg', codePostal: '44000', commune: '44109' } };
const NOW = Date.parse('2026-11-23T09:00:00Z');

const checker = (answer: (options: PostOptions) => { status: number; text: string } | Error) => {
  const posts: PostOptions[] = [];
  const told: string[] = [];
  let now = NOW;
  const check = addressChecker({ url: 'http://partner/x', key: KEY, clock: () => now, told: (code) => told.push(code),
    post: async (_url, options) => {
      posts.push(options);
      const given = answer(options);
      if (given instanceof Error) throw given;
      return { status: given.status, body: Buffer.from(given.text) };
    } });
  return { check, posts, told, pass: (ms: number) => { now += ms; } };
};

describe('verifierAdresse: the port', () => {
  it('asks once, signed, with the name and the address alone, within ten seconds', async () => {
    const { check, posts } = checker(() => ({ status: 200, text: '{"reponse":"CONFIRMEE","reference":"JA-7"}' }));
    assert.deepEqual(await check(QUESTION),
      { reponse: 'CONFIRMEE', reference: 'JA-7', fournisseur: 'EDF', le: '2026-11-23T09:00:00.000Z' });
    const [{ headers, body, ms_max, answer_bytes_max }] = posts as [PostOptions];
    assert.deepEqual([ms_max, answer_bytes_max], [LIMITS.address_check_ms_max, LIMITS.address_answer_bytes_max]);
    assert.ok(LIMITS.address_check_ms_max < 10_000, 'the service promises an answer within ten seconds');
    assert.ok(verifyWebhook([KEY], headers, body, NOW).ok);
    assert.deepEqual(Object.keys(JSON.parse(body.toString()) as object), ['v', 'fournisseur', 'nomNaissance', 'prenom', 'adresse']);
  });

  it('no, another status, something else than its words, silence: never an error', async () => {
    const cases: readonly [{ status: number; text: string } | Error, string][] = [
      [{ status: 200, text: '{"reponse":"NON_CONFIRMEE"}' }, 'NON_CONFIRMEE'], [{ status: 503, text: '{}' }, 'INDISPONIBLE'],
      [{ status: 200, text: '{"reponse":"__proto__"}' }, 'INDISPONIBLE'], [{ status: 200, text: 'null' }, 'INDISPONIBLE'],
      [{ status: 200, text: '<html>' }, 'INDISPONIBLE'], [new Error('timed out'), 'INDISPONIBLE']];
    for (const [given, code] of cases) assert.equal((await checker(() => given).check(QUESTION)).reponse, code);
    const { check } = checker(() => ({ status: 200, text: `{"reponse":"CONFIRMEE","reference":"${'x'.repeat(65)}"}` }));
    assert.equal((await check(QUESTION)).reference, undefined, 'a reference that is none is left out');
  });

  it('asks for so many people at once; the next one is told at once that there is no answer', async () => {
    const held = Promise.withResolvers<{ status: number; body: Buffer }>();
    const check = addressChecker({ url: 'http://partner/x', key: KEY, clock: () => NOW, post: () => held.promise });
    const waiting = Array.from({ length: LIMITS.address_checks_running_max }, () => check(QUESTION));
    assert.equal((await check(QUESTION)).reponse, 'INDISPONIBLE');
    held.resolve({ status: 200, body: Buffer.from('{"reponse":"CONFIRMEE"}') });
    assert.ok((await Promise.all(waiting)).every(({ reponse }) => reponse === 'CONFIRMEE'));
  });

  it('a partner that fails in a row is left alone for a while, then tried once', async () => {
    let up = false;
    const { check, posts, told, pass } = checker(() => (up ? { status: 200, text: '{"reponse":"CONFIRMEE"}' } : new Error('down')));
    for (let n = 0; n < LIMITS.address_check_failures_max + 4; n += 1) await check(QUESTION);
    assert.equal(posts.length, LIMITS.address_check_failures_max);
    up = true;
    pass(LIMITS.address_check_rest_ms);
    assert.equal((await check(QUESTION)).reponse, 'CONFIRMEE');
    assert.equal((await check(QUESTION)).reponse, 'CONFIRMEE');
    assert.equal(told.filter((code) => code === 'CONFIRMEE').length, 2);
  });
});

describe('a breaker', () => {
  it('lets so many calls run at once', async () => {
    const breaker = createBreaker({ clock: () => 0, failures_max: 3, rest_ms: 10, running_max: 2 });
    const held = Promise.withResolvers<string>();
    const running = [breaker.run(() => held.promise), breaker.run(() => held.promise)];
    await assert.rejects(breaker.run(async () => 'third'), /at once/);
    held.resolve('done');
    assert.deepEqual(await Promise.all(running), ['done', 'done']);
    assert.equal(await breaker.run(async () => 'third'), 'third');
  });
});
