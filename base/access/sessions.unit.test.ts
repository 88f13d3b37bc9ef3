import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { accessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { sealJson } from './sealed-json.ts';
import { cookieNames } from './session-cookie.ts';
import { makeToken, parseToken, type Token } from './session-token.ts';
import { createSessions } from './sessions.ts';

const keys = accessKeys(parseKeyring(generateKeyring('test', 0)));
const cookies = cookieNames('test', 'http://localhost', 'test');
const START = Date.UTC(2026, 10, 20);

/** A table that knows every secret, and counts how often it is asked and told. */
const fakeTable = () => {
  const asked = { reads: 0, touches: 0 };
  const rowOf = (hash: Buffer): object => ({
    actor_id: hash.toString('hex'), kind: 'citizen', provider: 'p', assurance: 'eidas1', second_factor: false,
    structure: null, grants: [], created_at: new Date(START), last_seen_at: new Date(START), idle_s: 1_800,
    expires_at: new Date(START + 3_600_000),
    sealed: sealJson(keys.sealing, { displayName: '', person: { kind: 'mailbox' } }, `session ${hash.toString('hex')}`),
  });
  const query = async ({ name, values }: { name: string; values: [number, Buffer, Date] }): Promise<object> => {
    if (name === 'session-touch') asked.touches += 1;
    else asked.reads += 1;
    return { rows: [rowOf(values[1])] };
  };
  return { asked, pool: { query } as never };
};

const arrange = () => {
  const { asked, pool } = fakeTable();
  const time = { now: START };
  const sessions = createSessions({ pool, keys, cookies, partitions: 4, clock: () => time.now });
  const find = (token: Token) => sessions.find(`${cookies.session}=${token.text}`);
  return { asked, time, sessions, find };
};

describe('the memory of sessions', () => {
  it('asks the table once in three seconds', async () => {
    const { asked, time, find } = arrange();
    const token = makeToken(keys.token, 0);
    await find(token);
    time.now += ACCESS_LIMITS.session_cache_ms_max - 1;
    await find(token);
    assert.equal(asked.reads, 1);
    time.now += 1;
    await find(token);
    assert.equal(asked.reads, 2);
  });

  it('tells the table of use every thirty seconds at most', async () => {
    const { asked, time, find } = arrange();
    const token = makeToken(keys.token, 0);
    time.now += ACCESS_LIMITS.session_touch_s * 1_000 - 1;
    await find(token);
    assert.equal(asked.touches, 0);
    time.now += 1;
    await find(token);
    await find(token);
    assert.equal(asked.touches, 1);
  });

  it('keeps a bounded number, the oldest goes first', async () => {
    const { asked, find } = arrange();
    const first = makeToken(keys.token, 0);
    await find(first);
    for (let i = 1; i < ACCESS_LIMITS.session_cache_entries_max; i += 1) await find(makeToken(keys.token, 0));
    await find(first);
    assert.equal(asked.reads, ACCESS_LIMITS.session_cache_entries_max);
    await find(makeToken(keys.token, 0));
    await find(first);
    assert.equal(asked.reads, ACCESS_LIMITS.session_cache_entries_max + 2);
  });

  it('forgets one person, or everybody', async () => {
    const { asked, sessions, find } = arrange();
    const [one, other] = [makeToken(keys.token, 0), makeToken(keys.token, 1)];
    await find(one);
    await find(other);
    sessions.forget(one.hash.toString('hex'));
    await find(other);
    assert.equal(asked.reads, 2);
    await find(one);
    assert.equal(asked.reads, 3);
    sessions.forget();
    await find(other);
    assert.equal(asked.reads, 4);
  });
});

describe('the secret of a session', () => {
  it('has 256 random bits, and says where its row is', () => {
    const token = makeToken(keys.token, 3);
    assert.match(token.text, /^3\.[A-Za-z0-9_-]{43}$/);
    assert.deepEqual(parseToken(keys.token, token.text), token);
    assert.notEqual(makeToken(keys.token, 3).text, token.text);
  });
  for (const text of [undefined, '', '3', '3.', `3.${'A'.repeat(42)}`, `3.${'A'.repeat(44)}`, `-1.${'A'.repeat(43)}`,
    `3.${'A'.repeat(42)}=`, `123.${'A'.repeat(43)}`]) {
    it(`is not "${text}"`, () => assert.equal(parseToken(keys.token, text), undefined));
  }
});
