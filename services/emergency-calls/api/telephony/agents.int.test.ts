import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
import { AGENT_SILENT_MS, forgetAgentsRound } from '../../store/agent-states.ts';
import { callsSite, type CallsSite } from '../fixtures/calls-site.ts';

const tell = (site: CallsSite, ...agents: object[]) => site.machine('telephony/agents', { agents });
const word = (agent: string, state: string, agoS: number, more = {}) =>
  ({ centre: '9A0', agent, state, at: new Date(Date.now() - agoS * 1_000).toISOString(), ...more });

test('agents are shown to their supervisor with since when; each look is written down; what comes late changes nothing', async (t) => {
  const site = await callsSite(t);
  const lead = await site.signIn('superviseur-valmont');
  const agents = async () => (await lead('GET', 'agents')).body.agents.map((one: { agent: string; role: string; state: string }) =>
    [one.agent, one.role, one.state]);
  assert.deepEqual(await agents(), []);
  assert.equal((await tell(site, word('12', 'READY', 60), word('12', 'IN_CALL', 30, { callId: 'a' }), word('7', 'PAUSE', 90),
    word('21', 'WRAP_UP', 20, { role: 'mru' }), word('5', 'READY', 10), { ...word('8', 'READY', 10), centre: '9B0' })).status, 202);
  assert.deepEqual(await agents(), [['12', 'arm', 'IN_CALL'], ['5', 'arm', 'READY'], ['7', 'arm', 'PAUSE'], ['21', 'mru', 'WRAP_UP']]);
  const since = async () => (await lead('GET', 'agents')).body.agents[0].since;
  const before = await since();
  await tell(site, word('12', 'IN_CALL', 5, { callId: 'a' }), word('5', 'OUT', 1));
  assert.equal(await since(), before, 'the same call goes on');
  await tell(site, word('12', 'READY', 50));
  assert.deepEqual(await agents(), [['12', 'arm', 'IN_CALL'], ['7', 'arm', 'PAUSE'], ['21', 'mru', 'WRAP_UP']]);
  await tell(site, word('12', 'IN_CALL', 2, { callId: 'b' }));
  assert.ok(await since() > before, 'another call begins anew');
  const { body: wall } = await lead('GET', 'mur');
  assert.deepEqual(wall.agents, [{ role: 'arm', state: 'IN_CALL', count: 1 }, { role: 'arm', state: 'PAUSE', count: 1 },
    { role: 'mru', state: 'WRAP_UP', count: 1 }]);
  assert.ok(Math.abs(wall.at - wall.links.telephony) < 60_000, 'a word about an agent is a sign of the telephony');
  const { rows } = await site.db.admin.query(`select field_classes from access_audit where route = '/api/regulation/agents'
    and acting_as = 'superviseur'`);
  assert.ok(rows.length > 3 && rows.every(({ field_classes: fields }) => fields.includes('agent-activity')));
  assert.equal((await (await site.signIn('arm-valmont'))('GET', 'agents')).status, 403);
});

test('what is wrong is told with its place and holds up nobody; who went or fell silent leaves no row', async (t) => {
  const site = await callsSite(t);
  const bad = await tell(site, word('1', 'READY', 1), word('2', 'LUNCH', 1));
  assert.deepEqual([bad.status, bad.body.taken, bad.body.errors[0].pointer], [422, 1, '/agents/1/state']);
  const many = await tell(site, ...Array.from({ length: LIMITS.agents_told_max + 1 }, (_, i) => word(`n${i}`, 'READY', 1)));
  assert.deepEqual([many.body.taken, many.body.errors[0].code], [LIMITS.agents_told_max, 'too-many']);
  assert.equal((await site.machine('telephony/agents', {})).body.code, 'TELEPHONIE_INVALIDE');
  assert.equal((await site.machine('telephony/agents', { agents: 'x' })).body.code, 'TELEPHONIE_INVALIDE');
  await tell(site, word('1', 'OUT', 0));
  const { regulation } = site.web;
  const left = async (aheadMs: number) => {
    await forgetAgentsRound({ ...regulation, clock: () => Date.now() + aheadMs })();
    return (await site.db.admin.query(`select from agent_telephonie where agent in ('1', 'n1')`)).rowCount;
  };
  assert.deepEqual([await left(0), await left(2 * 3_600_000), await left(AGENT_SILENT_MS + 60_000)], [2, 1, 0]);
});

test('calls tell what their agents do: in a call at the pick-up, at work after the hang-up, ready again; a word about one goes before',
  async (t) => {
    const site = await callsSite(t);
    const lead = await site.signIn('superviseur-valmont');
    const agents = async () => (await lead('GET', 'agents')).body.agents.map((one: { agent: string; role: string; state: string }) =>
      [one.agent, one.role, one.state]);
    const event = (kind: string, agoS: number, more = {}) => ({ eventId: `${kind}-${agoS}`, callId: 'c', centre: '9A0', kind,
      at: new Date(Date.now() - agoS * 1_000).toISOString(), ...more });
    await tell(site, word('7', 'READY', 300, { role: 'arm-n2' }));
    await site.telephony([event('PRESENTED', 90, { line: '15' }), event('RINGING', 88, { agent: '7' }),
      event('RINGING', 87, { agent: '9' })]);
    assert.deepEqual(await agents(), [['9', 'arm', 'RINGING'], ['7', 'arm-n2', 'RINGING']], 'the role stays as it was told');
    await site.telephony([event('ANSWERED', 80, { agent: '7' })]);
    assert.deepEqual(await agents(), [['9', 'arm', 'READY'], ['7', 'arm-n2', 'IN_CALL']], 'who was rung in vain is ready');
    await site.telephony([event('ENDED', 2)]);
    assert.deepEqual(await agents(), [['9', 'arm', 'READY'], ['7', 'arm-n2', 'WRAP_UP']]);
    assert.equal((await lead('PUT', 'reglages/after_call_s', { value: 1 })).status < 300, true);
    assert.deepEqual(await agents(), [['9', 'arm', 'READY'], ['7', 'arm-n2', 'READY']], 'the usual time after a call is over');
    const { body: wall } = await lead('GET', 'mur');
    assert.deepEqual(wall.agents, [{ role: 'arm', state: 'READY', count: 1 }, { role: 'arm-n2', state: 'READY', count: 1 }]);
    await tell(site, word('7', 'WRAP_UP', 2), word('9', 'OUT', 1));
    assert.deepEqual(await agents(), [['7', 'arm', 'WRAP_UP']], 'a telephony that tells its agents says itself when they are ready');
    await site.telephony([event('RINGING', 40, { agent: '7', callId: 'late' })]);
    assert.deepEqual(await agents(), [['7', 'arm', 'WRAP_UP']], 'what comes late changes nothing');
    await site.telephony([event('ANSWERED', 0, { agent: 'Agathe Delmas', callId: 'named', line: '15' })]);
    assert.deepEqual(await agents(), [['7', 'arm', 'WRAP_UP']], 'a name is no number');
  });
