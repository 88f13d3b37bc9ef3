import { randomBytes } from 'node:crypto';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { insertClaims } from '#base/intake/claim-queries.ts';
import { lockHead, writeLeaves } from '#base/log/append.ts';
import { eventEntry } from '#base/log/entry.ts';
import { SET_CONTEXT, systemContext } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { newId } from '#base/values/ids.ts';
import type { BenchGround } from './bench-server.ts';
import { plainRegister, type PlainItem } from './plain-register.ts';

const LANES = 2;

/**
 * The same statements as the intake's, from prepared batches of `batch` items and nothing else: no HTTP, no JSON of requests,
 * no receipts. What is left is the database's own speed on this machine, in items a second. It is the same SQL only in batches
 * as large as the intake's own: a commit for three times as many rows is another load.
 */
export const bareSqlRate = async (ground: BenchGround, seconds: number, batch: number): Promise<number> => {
  const pool = createPool({ connection: ground.connection, user: serviceNames(ground.service).intake,
    password: ground.passwords.intake, max: LANES });
  const register = plainRegister(ground.service);
  const start = performance.now();
  let written = 0;
  const lane = async (partition: number): Promise<void> => {
    const client = await pool.connect();
    while (performance.now() - start < seconds * 1_000) {
      const items = Array.from({ length: batch }, (): PlainItem => ({ subject: newId(), partition, actor: 'bare-1',
        content: Buffer.alloc(1_000, 'x'), salt: randomBytes(32) }));
      const at = Date.now();
      await pipelined([client.query('begin'),
        client.query({ ...SET_CONTEXT, values: [JSON.stringify(systemContext('bench', 'mesure'))] }),
        insertClaims(client, partition, items.map((prepared) => ({ partition, claim: randomBytes(16), fingerprint: randomBytes(16),
          arrivedAt: at, prepared })), at)]);
      const head = await lockHead(client, partition);
      const sealed = items.map((item) => register.seal(item, at));
      const { appended, written: leaves } = writeLeaves(client, head,
        sealed.map(({ salt, header, body }) => eventEntry(salt, header, body)), at);
      await pipelined([leaves, register.writeSealed(client, partition, items.map((prepared, i) =>
        ({ prepared, sealed: sealed[i]!, leafIndex: appended.firstIndex + i })), at), client.query('commit')]);
      written += batch;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: LANES }, (_, i) => lane(i)));
  const rate = written / ((performance.now() - start) / 1_000);
  await pool.end();
  return rate;
};
