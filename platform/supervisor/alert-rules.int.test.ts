import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createServer } from '#base/http/server.ts';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { startWorker } from '#base/jobs/worker.ts';
import { startOutboxWatch } from '#base/messages/outbox-watch.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics, processMetrics } from '#base/telemetry/metrics.ts';
import { testDatabase } from '#test/database.ts';
import { projectRoot, testPlatform } from '../fixtures/test-platform.ts';

const RULES_MAX = 12;
const NAME = /\b(?:socle|http)_[a-z_]+/g;

test('the alert rules ask for metrics that are exposed, and the guide explains each', async (t) => {
  const rules = readFileSync(join(projectRoot, 'docs/prometheus-alerts.yml'), 'utf8');
  const guide = readFileSync(join(projectRoot, 'docs/operator.md'), 'utf8');
  const { platform } = await testPlatform(t);
  await countLikeAService(t);
  const types = [...(await platform.metrics()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!);
  const exposed = new Set([...types, ...(await processMetrics()).map(({ name }) => name), 'http_request_seconds_count']);

  const asked = [...rules.matchAll(/expr: (.+)/g)].map(([, expression]) => expression!.match(NAME) ?? []);
  assert.ok(asked.length > 0 && asked.length <= RULES_MAX, `${asked.length} rules`);
  for (const names of asked) assert.ok(names.length > 0);
  for (const name of asked.flat()) assert.ok(exposed.has(name), `${name} is exposed nowhere`);
  for (const [, alert] of rules.matchAll(/alert: (\w+)/g)) assert.ok(guide.includes(`| \`${alert}\` |`), `the guide explains ${alert}`);
  const told = guide.slice(guide.indexOf('## Metrics'), guide.indexOf('## Backup and restore'));
  for (const name of told.match(/`(?:socle|http)_[a-z_]+`/g) ?? []) assert.ok(exposed.has(name.slice(1, -1)), `the guide names ${name}`);
});

/** What every service counts: answers, jobs, messages. */
const countLikeAService = async (t: TestContext): Promise<void> => {
  const db = await testDatabase(t);
  await migrateJobs(db.connection, db.service);
  const [logger, metrics] = [createLogger('rules', { write: () => undefined }), createMetrics('rules')];
  const { jobs: pool } = db.pools;
  const jobs = await startWorker({ service: db.service, pool, logger, metrics,
    tasks: { none: { purpose: 'essai', run: async () => undefined } } });
  await jobs.stop();
  await startOutboxWatch({ pool, partitions: 1, metrics, clock: Date.now, logger, everyMs: 60_000 }).stop();
  await (await createServer({ service: 'rules', logger, metrics })).close();
};
