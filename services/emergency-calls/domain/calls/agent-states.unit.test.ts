import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAgentEvent } from './agent-states.ts';

const AT = '2026-01-12T21:04:05+01:00';
const GOOD = { centre: '770', agent: 'arm-12', state: 'READY', at: AT };

test('a word about an agent is read; its role is a call taker’s when nothing says otherwise', () => {
  assert.deepEqual(parseAgentEvent(GOOD, 0), { event: { centre: '770', agent: 'arm-12', role: 'arm', state: 'READY',
    at: Date.parse(AT), callId: null } });
  assert.deepEqual(parseAgentEvent({ ...GOOD, role: 'mru', state: 'IN_CALL', callId: 'c.1' }, 0), { event: { centre: '770',
    agent: 'arm-12', role: 'mru', state: 'IN_CALL', at: Date.parse(AT), callId: 'c.1' } });
});

test('all that is wrong is told at once with its place; a name is no number', () => {
  const wrong = (told: unknown) => { const read = parseAgentEvent(told, 3); return 'errors' in read
    ? read.errors.map(({ pointer }) => pointer) : []; };
  assert.deepEqual(wrong({ centre: '77', agent: 'Agathe Delmas', role: 'chef', state: 'LUNCH', at: '2026-01-12T21:04:05', callId: '' }),
    ['centre', 'agent', 'role', 'state', 'at', 'callId'].map((member) => `/agents/3/${member}`));
  for (const nothing of [null, 1, [], 'READY']) assert.equal(wrong(nothing).length, 4);
});
