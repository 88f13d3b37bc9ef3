import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Problem } from '#base/values/problem.ts';
import { accessKit, agent, PARTITIONS, START, type AccessKit } from '#test/access-kit.ts';
import type { Actor } from './actor.ts';
import { enrolAdministrator, foldWord, type Enrolment } from './first-administrator.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { logIn } from './log-in.ts';

const WORD = 'ABCDE-FGHJK-23456-78901';
const offer = { tokenSha256: createHash('sha256').update(foldWord(WORD)).digest('hex'), until: START + 1_000 };

const kitOf = (kit: AccessKit): Enrolment => ({ service: kit.db.service, partitions: PARTITIONS, roles: kit.login.roles,
  pool: kit.db.pools.app, keys: kit.keys, offer });
const actorOf = async (kit: AccessKit, subject = 'claire'): Promise<Actor> => {
  const { token } = await logIn(kit.login, agent(subject));
  return (await kit.otherProcess().find(`${kit.cookies.session}=${token.text}`))!.actor;
};
const codeOf = (attempt: Promise<void>): Promise<string> => attempt.then(() => 'done', (error) => {
  if (error instanceof Problem) return error.code;
  throw error;
});

describe('the word of the first administrator', () => {
  it('is known however it was typed, and no other is', () => {
    assert.equal(foldWord('abcde fghjk 23456 789o1'), foldWord(WORD));
    assert.equal(foldWord('ABCDEFGHJK234567890l'), foldWord(WORD));
    assert.notEqual(foldWord('ABCDE-FGHJK-23456-78902'), foldWord(WORD));
  });

  it('serves one person once, even when two give it at the same moment', async (t) => {
    const kit = await accessKit(t);
    const actors = [await actorOf(kit, 'one'), await actorOf(kit, 'two')];
    const codes = await Promise.all(actors.map((actor, i) => codeOf(enrolAdministrator(kitOf(kit), actor, WORD, `10.0.${i}.1`, START))));
    assert.deepEqual(codes.toSorted(), ['ACCESS_ENROLMENT_USED', 'done']);
    const again = await logIn(kit.login, agent(codes[0] === 'done' ? 'one' : 'two'));
    const { actor } = (await kit.otherProcess().find(`${kit.cookies.session}=${again.token.text}`))!;
    assert.deepEqual([actor.roles, actor.territories], [['rights-manager'], ['*']]);
  });

  it('is worth nothing at its end, or to somebody with one factor', async (t) => {
    const kit = await accessKit(t);
    const actor = await actorOf(kit);
    assert.equal(await codeOf(enrolAdministrator(kitOf(kit), actor, WORD, '10.0.0.1', offer.until)), 'ACCESS_ENROLMENT_CLOSED');
    assert.equal(await codeOf(enrolAdministrator(kitOf(kit), { ...actor, secondFactor: false }, WORD, '10.0.0.1', START)),
      'ACCESS_SECOND_FACTOR');
  });

  it('may be tried five times an hour by a person, and twenty from a range', async (t) => {
    const kit = await accessKit(t);
    const actor = await actorOf(kit);
    for (let i = 0; i < ACCESS_LIMITS.enrolments_per_actor_per_h; i += 1) {
      assert.equal(await codeOf(enrolAdministrator(kitOf(kit), actor, 'X', `10.0.${i}.1`, START)), 'ACCESS_ENROLMENT_WORD');
    }
    assert.equal(await codeOf(enrolAdministrator(kitOf(kit), actor, WORD, '10.0.9.1', START)), 'ACCESS_ENROLMENT_TOO_MANY');
    for (let i = 0; i < ACCESS_LIMITS.enrolments_per_range_per_h; i += 1) {
      const other = { ...actor, id: `${actor.id.slice(0, 40)}${100 + i}` };
      assert.equal(await codeOf(enrolAdministrator(kitOf(kit), other, 'X', '10.1.0.1', START)), 'ACCESS_ENROLMENT_WORD');
    }
    const last = { ...actor, id: `${actor.id.slice(0, 40)}999` };
    assert.equal(await codeOf(enrolAdministrator(kitOf(kit), last, WORD, '10.1.0.2', START)), 'ACCESS_ENROLMENT_TOO_MANY');
  });
});
