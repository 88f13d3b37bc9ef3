import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { verifyWebhook } from '#base/messages/webhook-signature.ts';
import { AGENT_STATES, parseAgentEvent } from '../../domain/calls/agent-states.ts';
import { parseCallEvent } from '../../domain/calls/call-events.ts';
import { isPostCount } from '../../domain/calls/post-counts.ts';
import { LIMITS } from '../../limits.ts';

const PAGE = readFileSync(new URL('../telephony.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] => [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))]
  .map(([, text]) => text!);
const WORDS = blocks('json').map((text) => JSON.parse(text) as Record<string, any[]>);
const all = (member: string): Record<string, unknown>[] => WORDS.flatMap((word) => word[member] ?? []);
/** First cells of the table whose head begins so. */
const firstCells = (head: string): string[] => PAGE.slice(PAGE.indexOf(`| ${head} |`)).split('\n\n')[0]!.split('\n').slice(2)
  .flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
/** What a parser lists when it is given nonsense: the whole of its values. */
const listed = (read: ReturnType<typeof parseCallEvent> | ReturnType<typeof parseAgentEvent>, member: string): string[] =>
  'errors' in read ? read.errors.find(({ pointer }) => pointer.endsWith(`/${member}`))!.detail.en.replace('One of ', '').split(', ') : [];

test('each event of the page is read whole: every kind, every member, every cause', () => {
  const events = all('events');
  for (const [i, event] of events.entries()) {
    const read = parseCallEvent(event, i);
    assert.ok('event' in read, JSON.stringify(read));
    assert.deepEqual(Object.keys(event).filter((name) => !(name in read.event)), [], 'a member that nobody reads');
  }
  const nonsense = parseCallEvent({ kind: 'x', cause: 'x' }, 0);
  const kinds = listed(nonsense, 'kind');
  assert.deepEqual(firstCells('kind'), kinds);
  assert.deepEqual(kinds.filter((kind) => !events.some((event) => event.kind === kind)), []);
  for (const cause of listed(nonsense, 'cause')) assert.ok(PAGE.includes(cause), cause);
  assert.deepEqual(firstCells('member').sort(), [...new Set(events.flatMap((event) => Object.keys(event)))].sort());
});

test('each word about agents and posts is read: every state, every role', () => {
  const agents = all('agents');
  for (const [i, agent] of agents.entries()) assert.ok('event' in parseAgentEvent(agent, i), JSON.stringify(agent));
  assert.deepEqual(new Set(agents.map(({ state }) => state)), new Set(AGENT_STATES));
  const roles = listed(parseAgentEvent({ role: 'x' }, 0), 'role');
  assert.deepEqual(new Set(agents.flatMap(({ role }) => role ?? [])), new Set(roles));
  assert.deepEqual(firstCells('member of `agents`').sort(), [...new Set(agents.flatMap((agent) => Object.keys(agent)))].sort());
  assert.ok(all('posts').length > 0 && all('posts').every((post) => isPostCount(post, LIMITS.posts_max)));
});

test('the worked signatures are good, of the post and of the handshake', () => {
  const secret = /the secret `([^`]+)`/.exec(PAGE)![1]!;
  const examples = blocks('http');
  assert.equal(examples.length, 2);
  for (const example of examples) {
    const [head, body = ''] = example.split('\n\n');
    const headers = Object.fromEntries(head!.split('\n').slice(1).map((line) => line.split(/: (.*)/)));
    assert.deepEqual(verifyWebhook([{ kind: 'hmac', secret: Buffer.from(secret) }], headers, Buffer.from(body.trimEnd()),
      1_767_225_600_000), { ok: true, id: 'b3f1c2' });
  }
  const [post] = examples;
  assert.ok('event' in parseCallEvent(JSON.parse(post!.split('\n\n')[1]!).events[0], 0));
});

test('the bounds of the page are those of the code', () => {
  const bounds = [`${LIMITS.telephony_events_max} events`, `${LIMITS.agents_told_max} at once`, `${LIMITS.posts_told_max} centres`,
    `0 to ${LIMITS.posts_max}`, `${LIMITS.ingest_bytes_max / 2 ** 20} MiB`, `${LIMITS.telephony_silence_ms / 1_000} s without`,
    `each ${LIMITS.telephony_ping_ms / 1_000} s`, `${LIMITS.telephony_frames_max} frames`, `${LIMITS.telephony_sockets_max} sockets`];
  assert.deepEqual(bounds.filter((bound) => !PAGE.replace(/\n/g, ' ').includes(bound)), []);
});
