import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot, testPlatform, until } from '../fixtures/test-platform.ts';
import { openMetricsServer } from './metrics-server.ts';

const run = promisify(execFile);

test('one place to scrape tells what the supervisor knows and what each process counts', async (t) => {
  const { platform, dataDir, echo, pids } = await testPlatform(t, { settings: { SOCLE_METRICS_PORT: '0' } });
  const url = platform.state().metricsUrl!;
  const scrape = async (): Promise<string> => (await fetch(url)).text();
  for (let n = 0; n < 3; n += 1) await (await fetch(`${echo}/who`)).json();
  await until('the first load report', () => platform.state().services[0]!.processes.every(({ queue }) => queue !== undefined));

  await t.test('values with their service and process', async () => {
    const text = await scrape();
    for (const line of ['socle_platform_usable 1', 'socle_platform_database_up 1', 'socle_platform_backup_verified 0',
      'socle_platform_processes_ready{service="echo",role="web"} 1', 'socle_platform_metrics_silent{service="echo"} 0',
      'socle_platform_figure{service="echo",figure="streams_count"} 0', 'socle_platform_queue{service="echo",process="web-1"} 0',
      'echo_requests_total{path="/who",service="echo",process="web-1"} 3', '# TYPE echo_requests_total counter']) {
      assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
    }
    assert.match(text, /^socle_platform_disk_free_percent [\d.]+$/m);
    assert.doesNotMatch(text, /socle_platform_backup_age_seconds [\d]/);
  });

  await t.test('every line is Prometheus text', async () => {
    for (const line of (await scrape()).split('\n').filter((one) => one !== '')) {
      assert.match(line, /^(# (HELP|TYPE) [a-z]\w* .+|[a-z]\w*(\{[a-z]\w*="[^"]*"(,[a-z]\w*="[^"]*")*\})? [-+\d.einfNa]+)$/i);
    }
  });

  await t.test('a process that does not answer in time is left out and counted', async () => {
    const [web] = pids().web;
    process.kill(web!, 'SIGSTOP');
    try {
      const text = await scrape();
      assert.match(text, /socle_platform_metrics_silent\{service="echo"\} 1/);
      assert.doesNotMatch(text, /echo_requests_total\{/);
    } finally {
      process.kill(web!, 'SIGCONT');
    }
  });

  await t.test('npx socle metrics prints the same', async () => {
    const { stdout } = await run(process.execPath, [join(projectRoot, 'platform/cli/main.ts'), 'metrics'],
      { env: { PATH: process.env.PATH!, SOCLE_DATA_DIR: dataDir, SOCLE_LANG: 'en', SOCLE_ENV: 'test' } });
    assert.match(stdout, /^echo_requests_total\{path="\/who",service="echo",process="web-1"\} 3$/m);
  });

  await t.test('nothing else is answered there', async () => {
    assert.equal((await fetch(url.replace('/metrics', '/'))).status, 404);
    assert.equal((await fetch(url, { method: 'POST' })).status, 405);
  });

  await t.test('stopped, the port is closed', async () => {
    await platform.stop();
    await assert.rejects(fetch(url));
  });
});

test('with a token file, only who gives the token reads; a token that others can read is refused', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-metrics-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const tokenFile = join(dir, 'token');
  writeFileSync(tokenFile, 'a-token-for-this-test\n', { mode: 0o600 });
  const server = await openMetricsServer({ host: '127.0.0.1', port: 0, tokenFile }, async () => 'x 1\n');
  t.after(() => server.close());
  const ask = async (authorization?: string): Promise<number> =>
    (await fetch(server.url, { headers: authorization ? { authorization } : {} })).status;
  assert.deepEqual([await ask(), await ask('Bearer another-token-than-it'), await ask(`Bearer ${readFileSync(tokenFile, 'utf8').trim()}`)],
    [401, 401, 200]);
  const open = join(dir, 'open');
  writeFileSync(open, 'a-token-for-this-test', { mode: 0o644 });
  await assert.rejects(openMetricsServer({ host: '127.0.0.1', port: 0, tokenFile: open }, async () => ''),
    { code: 'PLATFORM_SECRETS_EXPOSED' });
});
