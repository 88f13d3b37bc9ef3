import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVoter } from '#test/voter.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { LIMITS } from '../limits.ts';
import { createDrafts } from './drafts.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 23);

test('draft_days: a draft is found again until its last day, then the person starts a new one', async (t) => {
  const { register, keyring } = await openVoter(t, () => START);
  const drafts = createDrafts<{ nom: string }>(keyring, register.partitions);
  const openAt = (now: number) => inContext(register.app, { ...systemContext('test', 'essai'), kind: 'citizen', actor: 'angela' }, (tx) =>
    drafts.open(tx, 'angela', { nom: 'DUBOIS' }, now));
  const first = await openAt(START);
  assert.equal(first.expiresAt, START + LIMITS.draft_days * DAY_MS);
  assert.equal((await openAt(first.expiresAt)).id, first.id);
  assert.notEqual((await openAt(first.expiresAt + 1)).id, first.id);
});
