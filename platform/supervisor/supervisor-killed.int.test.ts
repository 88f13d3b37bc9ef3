import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { embeddedPlace } from '#base/store/embedded-server.ts';
import { alive, spawnPlatform } from '../fixtures/spawn-platform.ts';
import { removeDataDir, testDataDir, until } from '../fixtures/test-platform.ts';
import { askPlatform } from './control-client.ts';
import { databaseDir } from './database.ts';
import type { PlatformState } from './platform-state.ts';

const CLIENTS = 8;
const ENOUGH = 100;
const MS_MAX = 60_000;

/** What a client was told: the number under which each of its texts is kept. `open` are texts whose answer never came. */
type Told = { acknowledged: Map<string, number>; open: Set<string>; stop(): Promise<void> };

/** Clients who write one text after the other, each only once, whatever becomes of it. */
const writers = (echo: string): Told => {
  const acknowledged = new Map<string, number>();
  const open = new Set<string>();
  let stopped = false;
  const write = async (client: number): Promise<void> => {
    for (let n = 0; !stopped; n += 1) {
      const text = `${client}-${n}`;
      open.add(text);
      const answer = await fetch(`${echo}/note?text=${text}`).catch(() => undefined);
      const body = answer?.ok ? await answer.json().catch(() => undefined) as { id: number } | undefined : undefined;
      if (!body) { await pause(5); continue; }
      acknowledged.set(text, body.id);
      open.delete(text);
    }
  };
  const all = Array.from({ length: CLIENTS }, (_, client) => write(client));
  return { acknowledged, open, stop: async () => { stopped = true; await Promise.all(all); } };
};

type Note = { id: number; text: string };

const notesIn = async ({ dataDir, database: { host, port } }: PlatformState): Promise<Note[]> => {
  const password = readFileSync(join(embeddedPlace(databaseDir(dataDir)), 'admin-password'), 'utf8').trim();
  const client = new pg.Client({ host, port, user: 'socle_admin', password, database: 'socle' });
  await client.connect();
  const { rows } = await client.query<{ id: string; text: string }>(
    'select id, text from echo.note where partition = 0 order by id');
  await client.end();
  return rows.map(({ id, text }) => ({ id: Number(id), text }));
};

test('a supervisor killed in the midst of acknowledged writes, twice: the next one ends the orphans, nothing is lost', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  let platform = await spawnPlatform(t, dataDir);
  const { port } = new URL(platform.echo);
  const told = writers(platform.echo);
  t.after(told.stop);
  for (const again of [1, 2]) {
    const before = told.acknowledged.size;
    await until(`${ENOUGH} writes acknowledged`, () => told.acknowledged.size >= before + ENOUGH, MS_MAX);
    process.kill(platform.child.pid!, 'SIGKILL');
    const next = await spawnPlatform(t, dataDir, [`SOCLE_PORT_ECHO=${port}`]);
    assert.deepEqual(platform.pids.filter(alive), [], `kill ${again}: no orphan`);
    assert.match(next.stderr(), /was not stopped: it died/);
    await assert.rejects(spawnPlatform(t, dataDir), new RegExp(`held by process ${next.child.pid}[^]*PLATFORM_DATA_LOCKED`));
    platform = next;
  }
  const after = told.acknowledged.size;
  await until('writes acknowledged again', () => told.acknowledged.size >= after + ENOUGH, MS_MAX);
  await told.stop();
  const kept = await notesIn(platform.state);
  assert.deepEqual(kept.map(({ id }) => id), kept.map((_, n) => n + 1), 'numbers without a gap');
  const byText = new Map(kept.map(({ id, text }) => [text, id]));
  assert.equal(byText.size, kept.length, 'nothing doubled');
  assert.deepEqual([...told.acknowledged].filter(([text, id]) => byText.get(text) !== id), [], 'each where it was said to be');
  const unsaid = kept.filter(({ text }) => !told.acknowledged.has(text));
  assert.ok(unsaid.every(({ text }) => told.open.has(text)), 'beside these only writes whose answer was cut');
  t.diagnostic(`${told.acknowledged.size} acknowledged, ${told.open.size} cut, ${unsaid.length} of them kept`);
  await askPlatform(dataDir, { op: 'down' });
});
