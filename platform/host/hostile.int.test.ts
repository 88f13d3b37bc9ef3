import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { projectRoot, testPlatform } from '../fixtures/test-platform.ts';

const module = fileURLToPath(new URL('../fixtures/hostile/service.ts', import.meta.url));

/** What an operating system does not stop between processes of one account; the operator is told at each start. */
const SAME_ACCOUNT = ['signal the victim', 'signal the supervisor'];

const attack = async (t: Parameters<typeof testPlatform>[0], settings: Record<string, string>): Promise<string[]> => {
  const { platform, dataDir, pids, echo } = await testPlatform(t, { settings, more: [{ name: 'hostile', module }] });
  await fetch(`${echo}/note?text=theirs`);
  const targets = {
    dataDir, projectRoot, victim: 'echo', victimPid: pids().web[0], supervisorPid: process.pid,
    victimPort: Number(new URL(echo).port),
  };
  const outcomes: string[] = [];
  await platform.runCommand('hostile', 'attack', [JSON.stringify(targets)], ({ text }) => outcomes.push(text.en));
  assert.equal((await fetch(`${echo}/who`)).status, 200);
  return outcomes;
};

const reached = (outcomes: readonly string[]): string[] =>
  outcomes.filter((line) => line.endsWith('REACHED')).map((line) => line.split(':')[0]!);

test('hostile code with an account of its own reaches nothing', { skip: process.getuid?.() !== 0 }, async (t) => {
  const outcomes = await attack(t, {});
  for (const line of outcomes) t.diagnostic(line);
  assert.ok(outcomes.length > 30);
  assert.deepEqual(reached(outcomes), []);
});

test('sharing one account, it reaches only what the operator was told', async (t) => {
  const outcomes = await attack(t, { SOCLE_ACCOUNTS_FROM: '0' });
  assert.deepEqual(reached(outcomes), SAME_ACCOUNT);
});
