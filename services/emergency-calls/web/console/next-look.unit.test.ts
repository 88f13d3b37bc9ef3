import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
import { nextLook, REFRESH_MS } from './next-look.ts';

const AT = 1_000_000;
const call = (waited: number, needs: string[] = []) => ({ callId: `c${waited}`, line: '15', level: 1, number: null, dossier: null,
  presentedAt: AT - waited, needs });

test('the queue is read again when skills cease to move a call, and as usual where nobody needs anything', () => {
  const look = (...waiting: ReturnType<typeof call>[]) => nextLook({ at: AT, waiting });
  assert.deepEqual([nextLook(undefined), look(), look(call(9_000))], [REFRESH_MS, REFRESH_MS, REFRESH_MS]);
  assert.equal(look(call(1_000, ['en']), call(LIMITS.skill_wait_ms - 2_000), call(LIMITS.skill_wait_ms + 1)), 2_500);
  assert.equal(look(call(LIMITS.skill_wait_ms + 1, ['en'])), REFRESH_MS, 'who has waited moves no more');
  assert.equal(look(call(-60_000, ['en'])), REFRESH_MS, 'a clock that runs ahead delays nothing');
});
