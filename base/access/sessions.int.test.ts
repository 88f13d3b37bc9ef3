import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inContext } from '#base/store/context.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { logIn, type LoggedIn } from './log-in.ts';
import { endAllSessions, purgeSessions } from './session-rows.ts';
import { accessKit, agent, citizen, partitionOfActor, type AccessKit } from '#test/access-kit.ts';
import { cookieNames } from './session-cookie.ts';

const MINUTE = 60_000;
const cookieOf = (kit: AccessKit, { token }: LoggedIn): string => `autre=1; ${kit.cookies.session}=${token.text}`;
const signedIn = async (t: TestContext, identity = citizen()) => {
  const kit = await accessKit(t);
  const who = await logIn(kit.login, identity);
  return { kit, who, cookie: cookieOf(kit, who) };
};

describe('sessions', () => {
  it('are found by the cookie, with who it is', async (t) => {
    const { kit, who, cookie } = await signedIn(t);
    const session = await kit.otherProcess().find(cookie);
    assert.equal(session?.actor.id, who.actorId);
    assert.deepEqual([session?.actor.kind, session?.actor.roles, session?.actor.assurance],
      ['citizen', ['citizen'], 'eidas1']);
    assert.deepEqual([session?.actor.displayName, session?.email, session?.idToken],
      ['Louise VERNAZ', 'louise@demo.example', 'id.token.x']);
  });

  it('keep nothing that names the person, nor the secret, in clear', async (t) => {
    const { kit, who } = await signedIn(t);
    const { rows } = await kit.db.admin.query(
      'select session::text as text from session union all select actor::text from actor');
    const everything = rows.map((row: { text: string }) => row.text).join('\n');
    for (const secret of ['VERNAZ', 'Louise', 'louise', 'id.token', who.token.text.slice(2)]) {
      assert.ok(!everything.includes(secret) && !everything.includes(Buffer.from(secret).toString('hex')), secret);
    }
    assert.equal(rows.length, 2);
  });

  it('are nothing without a cookie, with a forged one, or with one altered letter', async (t) => {
    const { kit, cookie } = await signedIn(t);
    const sessions = kit.otherProcess();
    for (const header of [undefined, '', `${kit.cookies.session}=0.${'A'.repeat(43)}`, `${kit.cookies.session}=x`,
      `${kit.cookies.session}=99.${'A'.repeat(43)}`, cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A')]) {
      assert.equal(await sessions.find(header), undefined, String(header));
    }
  });

  it('of a citizen end after 30 idle minutes, of an agent after 15', async (t) => {
    const kit = await accessKit(t);
    const { citizen: citizenS, agent: agentS } = ACCESS_LIMITS.session_idle_s;
    assert.deepEqual([citizenS, agentS], [1_800, 900]);
    for (const [identity, idleS] of [[citizen(), citizenS], [agent(), agentS]] as const) {
      const cookie = cookieOf(kit, await logIn(kit.login, identity));
      const from = kit.time.now;
      kit.time.now = from + idleS * 1_000 - 1;
      assert.ok(await kit.otherProcess().find(cookie, 'peek'));
      kit.time.now = from + idleS * 1_000;
      assert.equal(await kit.otherProcess().find(cookie), undefined);
    }
  });

  it('live on while they are used, until their absolute end', async (t) => {
    const { kit, cookie } = await signedIn(t);
    const from = kit.time.now;
    for (let hour = 0.25; hour < 12; hour += 0.25) {
      kit.time.now = from + hour * 60 * MINUTE;
      assert.ok(await kit.sessions.find(cookie), `after ${hour} h`);
    }
    kit.time.now = from + ACCESS_LIMITS.session_total_s.citizen * 1_000;
    assert.equal(await kit.sessions.find(cookie), undefined);
  });

  it('are not kept alive by a page that only watches the clock, but by an extension', async (t) => {
    const { kit, cookie } = await signedIn(t);
    const from = kit.time.now;
    kit.time.now = from + 20 * MINUTE;
    const watched = await kit.sessions.find(cookie, 'peek');
    assert.deepEqual([watched?.idleEndsAt, watched?.warnAt],
      [from + 30 * MINUTE, from + 30 * MINUTE - ACCESS_LIMITS.session_warning_s * 1_000]);
    const extended = await kit.sessions.find(cookie, 'extend');
    assert.equal(extended?.idleEndsAt, from + 50 * MINUTE);
    kit.time.now = from + 40 * MINUTE;
    assert.ok(await kit.otherProcess().find(cookie));
  });

  it('end at once here, and within three seconds in another process', async (t) => {
    const { kit, who, cookie } = await signedIn(t);
    const other = kit.otherProcess();
    assert.ok(await other.find(cookie) && await kit.sessions.find(cookie));
    await kit.sessions.end(who.token);
    assert.equal(await kit.sessions.find(cookie), undefined);
    kit.time.now += ACCESS_LIMITS.session_cache_ms_max - 1;
    assert.ok(await other.find(cookie));
    kit.time.now += 1;
    assert.equal(await other.find(cookie), undefined);
  });

  it('end everywhere for one person, and for nobody else', async (t) => {
    const { kit, who } = await signedIn(t);
    await logIn(kit.login, citizen());
    const stranger = await logIn(kit.login, citizen('karim'));
    const context = { actor: who.actorId, kind: 'citizen', roles: [], territories: [], purpose: 'sign-out' } as const;
    const ended = await inContext(kit.db.pools.app, context,
      (tx) => endAllSessions(tx, partitionOfActor(who.actorId), who.actorId, kit.time.now));
    assert.equal(ended, 2);
    assert.ok(await kit.otherProcess().find(cookieOf(kit, stranger)));
    await assert.rejects(inContext(kit.db.pools.app, context,
      (tx) => endAllSessions(tx, partitionOfActor(stranger.actorId), stranger.actorId, kit.time.now)),
        /belong to somebody else/);
  });

  it('get a new secret at each login, and the old one ends', async (t) => {
    const { kit, who, cookie } = await signedIn(t);
    const again = await logIn(kit.login, citizen(), who.token);
    assert.notEqual(again.token.text, who.token.text);
    assert.equal(again.actorId, who.actorId);
    assert.equal(await kit.otherProcess().find(cookie), undefined);
    assert.ok(await kit.otherProcess().find(cookieOf(kit, again)));
  });

  it('do not open when moved onto another row', async (t) => {
    const { kit, who } = await signedIn(t);
    const other = await logIn(kit.login, citizen('karim'));
    await kit.db.admin.query(`
      update session set sealed = (select sealed from session where token_hash = $1) where token_hash = $2`,
    [who.token.hash, other.token.hash]);
    assert.equal(await kit.otherProcess().find(cookieOf(kit, other)), undefined);
  });

  it('are swept away by the jobs role once they ended', async (t) => {
    const { kit, who } = await signedIn(t);
    const sweep = (before: number): Promise<number> => inContext(kit.db.pools.jobs,
      { actor: 'system:sweep', kind: 'system', roles: [], territories: ['*'], purpose: 'retention' },
      (tx) => purgeSessions(tx, partitionOfActor(who.actorId), before));
    assert.equal(await sweep(kit.time.now), 0);
    assert.equal(await sweep(kit.time.now + 31 * MINUTE), 1);
  });
});

describe('cookie names', () => {
  it('are bound to the host on https and on the loopback, never in the clear in production', () => {
    assert.equal(cookieNames('s', 'https://s.example', 'production').session, '__Host-socle-s');
    assert.equal(cookieNames('s', 'http://localhost:3000', 'development').session, '__Host-socle-s');
    assert.deepEqual(cookieNames('s', 'http://192.168.1.9:3000', 'development').session, 'socle-s');
    assert.throws(() => cookieNames('s', 'http://s.example', 'production'), /https is required/);
  });
});
