import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { Problem } from '#base/values/problem.ts';
import { decideGrant, grantsInForce, invitationOf, requestGrant, type GrantRequest } from './grants.ts';
import { actorIdOf } from './keys.ts';
import { logIn } from './log-in.ts';
import { accessKit, agent, citizen, MANOSQUE, START, type AccessKit } from '#test/access-kit.ts';

const SYSTEM = systemContext('setup', 'rights');
const HOUR = 3_600_000;
const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code;

const requestOf = (holder: string, changes: Partial<GrantRequest> = {}): GrantRequest => ({
  id: newId(), holder, role: 'clerk', territories: ['commune:04112'], purposes: ['instruction'], from: START,
  reason: 'Affectée au service des élections', ...changes });
const give = (kit: AccessKit, request: GrantRequest, by = 'system:setup'): Promise<void> =>
  inContext(kit.db.pools.app, SYSTEM, (tx) => requestGrant(tx, kit.login.roles, request, by, kit.time.now));
const decide = (kit: AccessKit, id: string, decision: 'approved' | 'revoked' | 'refused', by: string): Promise<void> =>
  inContext(kit.db.pools.app, { ...SYSTEM, actor: by }, (tx) => decideGrant(tx, id, decision, by, 'vu', kit.time.now));
const rolesOf = async (kit: AccessKit, holder: string): Promise<string[]> => {
  const held = await inContext(kit.db.pools.app, SYSTEM, (tx) => grantsInForce(tx, [holder], kit.time.now));
  return held.map((grant) => grant.role);
};
const actorOfLogin = async (kit: AccessKit, identity = agent()) => {
  const { token } = await logIn(kit.login, identity);
  return (await kit.otherProcess().find(`${kit.cookies.session}=${token.text}`))!.actor;
};
const idOf = (kit: AccessKit, subject: string): string => actorIdOf(kit.keys, 'https://pc.example', subject);

describe('a right that is refused', () => {
  const refuses = (title: string, code: string, pointer: string | undefined, changes: Partial<GrantRequest>,
    by?: string): void => {
    it(title, async (t) => {
      const kit = await accessKit(t);
      await assert.rejects(give(kit, requestOf('h'.repeat(43), changes), by), (error) => {
        assert.ok(error instanceof Problem && error.code === code);
        if (pointer !== undefined) assert.deepEqual(error.errors.map((one) => one.pointer), [pointer]);
        return true;
      });
    });
  };
  refuses('to oneself', 'ACCESS_GRANT_INVALID', '/holder', {}, 'h'.repeat(43));
  refuses('of an unknown role', 'ACCESS_GRANT_INVALID', undefined, { role: 'emperor' });
  refuses('for a purpose that the role has not', 'ACCESS_GRANT_INVALID', '/purposes', { purposes: ['curiosity'] });
  refuses('that ends before it starts', 'ACCESS_GRANT_INVALID', '/until', { until: START });
  refuses('without a reason', 'ACCESS_GRANT_INVALID', '/reason', { reason: 'oui' });

  it('incompatible with one held or only asked for, whichever of the two roles says so', async (t) => {
    const kit = await accessKit(t);
    const [one, other] = ['a'.repeat(43), 'b'.repeat(43)];
    await give(kit, requestOf(one));
    await assert.rejects(give(kit, requestOf(one, { role: 'support', purposes: ['support'] })),
      refusedWith('ACCESS_GRANT_INCOMPATIBLE'));
    await give(kit, requestOf(other, { role: 'support', purposes: ['support'] }));
    await assert.rejects(give(kit, requestOf(other)), refusedWith('ACCESS_GRANT_INCOMPATIBLE'));
  });

  it('incompatible even when both are asked for at the same time', async (t) => {
    const kit = await accessKit(t);
    const holder = 'c'.repeat(43);
    const results = await Promise.allSettled([give(kit, requestOf(holder)),
      give(kit, requestOf(holder, { role: 'support', purposes: ['support'] }))]);
    assert.deepEqual(results.map((result) => result.status).toSorted(), ['fulfilled', 'rejected']);
  });
});

describe('a right that needs a second person', () => {
  const mayorOf = (holder: string): GrantRequest => requestOf(holder, { role: 'mayor' });

  it('does not count before approval', async (t) => {
    const kit = await accessKit(t);
    await give(kit, mayorOf('m'.repeat(43)));
    assert.deepEqual(await rolesOf(kit, 'm'.repeat(43)), []);
  });

  it('cannot be approved by who asked for it, nor by who receives it', async (t) => {
    const kit = await accessKit(t);
    const [holder, requester] = ['m'.repeat(43), 'r'.repeat(43)];
    const request = mayorOf(holder);
    await give(kit, request, requester);
    await assert.rejects(decide(kit, request.id, 'approved', requester), refusedWith('ACCESS_GRANT_SECOND_PERSON'));
    await assert.rejects(decide(kit, request.id, 'approved', holder), refusedWith('ACCESS_GRANT_SECOND_PERSON'));
    await decide(kit, request.id, 'approved', 's'.repeat(43));
    assert.deepEqual(await rolesOf(kit, holder), ['mayor']);
    await assert.rejects(decide(kit, request.id, 'approved', 'z'.repeat(43)), refusedWith('ACCESS_GRANT_DECIDED'));
  });

  it('is over once revoked, refused or past its end', async (t) => {
    const kit = await accessKit(t);
    const holder = 'm'.repeat(43);
    const request = requestOf(holder, { until: START + HOUR });
    await give(kit, request);
    assert.deepEqual(await rolesOf(kit, holder), ['clerk']);
    kit.time.now = START + HOUR;
    assert.deepEqual(await rolesOf(kit, holder), []);
    kit.time.now = START;
    await decide(kit, request.id, 'revoked', 'z'.repeat(43));
    assert.deepEqual(await rolesOf(kit, holder), []);
  });

  it('is a row that nobody changes, not even the owner of the schema', async (t) => {
    const kit = await accessKit(t);
    await give(kit, requestOf('m'.repeat(43)));
    for (const statement of ["update role_grant set role = 'mayor'", 'delete from role_grant',
      'truncate role_grant cascade']) {
      await assert.rejects(kit.db.admin.query(statement), /append-only/);
    }
  });
});

describe('what an agent holds after login', () => {
  it('is nothing before somebody grants it', async (t) => {
    const actor = await actorOfLogin(await accessKit(t));
    assert.deepEqual([actor.kind, actor.roles, actor.territories], ['agent', [], []]);
  });

  it('is the grant, narrowed to the structure of the SIRET', async (t) => {
    const kit = await accessKit(t);
    await give(kit, requestOf(idOf(kit, 'claire'), { territories: ['commune:04112', 'commune:75056'] }));
    const actor = await actorOfLogin(kit);
    assert.deepEqual(actor.grants, [{ role: 'clerk', territories: ['commune:04112'], purposes: ['instruction'] }]);
  });

  it('falls away when the agent comes from another structure', async (t) => {
    const kit = await accessKit(t);
    await give(kit, requestOf(idOf(kit, 'claire')));
    assert.deepEqual((await actorOfLogin(kit, agent('claire', '21040088300019'))).roles, []);
  });

  it('can wait for somebody who never signed in, and belongs to the first who comes with that structure and address',
    async (t) => {
    const kit = await accessKit(t);
    const invite = invitationOf(kit.keys, MANOSQUE, 'Claire@mairie.example');
    await give(kit, requestOf(invite));
    assert.deepEqual((await actorOfLogin(kit, agent('claire', '21040088300019'))).roles, [], 'another structure');
    assert.deepEqual((await actorOfLogin(kit)).roles, ['clerk']);
    const impostor = { ...agent('impostor'), email: 'claire@mairie.example' };
    assert.deepEqual((await actorOfLogin(kit, impostor)).roles, [], 'same address, another subject');
    assert.deepEqual((await actorOfLogin(kit)).roles, ['clerk']);
  });

  it('is the earlier of two rights that go ill together, when an invitation brings the second', async (t) => {
    const kit = await accessKit(t);
    await give(kit, requestOf(idOf(kit, 'claire')));
    await give(kit, requestOf(invitationOf(kit.keys, MANOSQUE, 'claire@mairie.example'),
      { role: 'support', purposes: ['support'] }));
    assert.deepEqual((await actorOfLogin(kit)).roles, ['clerk']);
  });

  it('cannot be claimed before the invitation exists', async (t) => {
    const kit = await accessKit(t);
    await actorOfLogin(kit, { ...agent('impostor'), email: 'claire@mairie.example' });
    await give(kit, requestOf(invitationOf(kit.keys, MANOSQUE, 'claire@mairie.example')));
    assert.deepEqual((await actorOfLogin(kit)).roles, ['clerk']);
  });

  it('is nothing for a suspended actor, who cannot sign in', async (t) => {
    const kit = await accessKit(t);
    await logIn(kit.login, agent());
    await kit.db.admin.query("update actor set status = 'suspended'");
    await assert.rejects(logIn(kit.login, agent()), refusedWith('ACCESS_DENIED'));
  });
});

describe('accounts', () => {
  it('are told apart by issuer and subject, never joined by an address', async (t) => {
    const kit = await accessKit(t);
    const ids = [];
    for (const identity of [citizen('a'), { ...citizen('b'), email: 'a@demo.example' },
      { ...citizen('a'), issuer: 'email', subject: 'a@demo.example' },
      { ...citizen('a'), issuer: 'https://other.example' }]) {
      ids.push((await logIn(kit.login, identity)).actorId);
    }
    assert.equal(new Set(ids).size, 4);
  });

  it('have another pseudonym in another service', async (t) => {
    const [one, other] = [await accessKit(t), await accessKit(t)];
    assert.notEqual(idOf(one, 'claire'), idOf(other, 'claire'));
  });
});

describe('who manages rights', () => {
  const manager = (territories: string[]): RowContext =>
    ({ actor: 'g'.repeat(43), kind: 'agent', roles: ['rights-manager'], territories, purpose: 'rights' });

  it('sees agents and rights of their territory, never a citizen', async (t) => {
    const kit = await accessKit(t);
    await logIn(kit.login, agent());
    await logIn(kit.login, citizen());
    await give(kit, requestOf(idOf(kit, 'claire')));
    const seen = (territories: string[]) => inContext(kit.db.pools.app, manager(territories), async (tx) =>
      [(await tx.query('select from actor')).rowCount, (await tx.query('select from role_grant')).rowCount]);
    assert.deepEqual(await seen(['commune:04112']), [1, 1]);
    assert.deepEqual(await seen(['commune:04088']), [0, 0]);
  });

  it('gives no right elsewhere, nor in the name of somebody else', async (t) => {
    const kit = await accessKit(t);
    const giveAs = (context: RowContext, by: string): Promise<void> => inContext(kit.db.pools.app, context,
      (tx) => requestGrant(tx, kit.login.roles, requestOf('h'.repeat(43)), by, kit.time.now));
    await assert.rejects(giveAs(manager(['commune:04112']), 'x'.repeat(43)), /row-level security/);
    await assert.rejects(giveAs({ ...manager(['commune:04112']), roles: ['clerk'] }, 'g'.repeat(43)),
      /only who manages rights/);
    await assert.rejects(giveAs(manager(['commune:04088']), 'g'.repeat(43)), /row-level security/);
    await giveAs(manager(['commune:04112']), 'g'.repeat(43));
  });

  it('hears of an incompatible right that another territory gave', async (t) => {
    const kit = await accessKit(t);
    await give(kit, requestOf('h'.repeat(43),
      { role: 'support', purposes: ['support'], territories: ['commune:04088'] }));
    await assert.rejects(inContext(kit.db.pools.app, manager(['commune:04112']), (tx) =>
      requestGrant(tx, kit.login.roles, requestOf('h'.repeat(43)), 'g'.repeat(43), kit.time.now)),
        refusedWith('ACCESS_GRANT_INCOMPATIBLE'));
  });
});
