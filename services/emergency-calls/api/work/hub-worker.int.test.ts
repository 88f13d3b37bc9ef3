import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { newId } from '#base/values/ids.ts';
import { isMissing } from '#test/peers/peer.ts';
import { startRabbitMq, type Definitions, type RabbitMq } from '#test/peers/rabbitmq.ts';
import { callsSite, type CallsSite } from '../fixtures/calls-site.ts';

const [OURS, THEIRS] = ['fr.health.samu9A0', 'fr.health.samu9B0'] as const;
const VHOST = '15-15_v3';
const NOTES = 12;
const PROGRAM = fileURLToPath(new URL('../fixtures/worker-process.ts', import.meta.url));

/** A broker between two sites: what one publishes reaches the other's queue. */
const definitions = (): Definitions => {
  const clients = [OURS, THEIRS];
  return {
    users: clients.map((name) => ({ name, password_hash: '', hashing_algorithm: 'rabbit_password_hashing_sha256', tags: '' })),
    vhosts: [{ name: VHOST }],
    permissions: clients.map((user) => ({ user, vhost: VHOST, configure: '^$', write: '^hubsante$',
      read: `^${user.replaceAll('.', '\\.')}\\.(message|ack|info)$` })),
    exchanges: [{ name: 'hubsante', vhost: VHOST, type: 'topic', durable: true, auto_delete: false, internal: false, arguments: {} }],
    queues: clients.flatMap((id) => ['message', 'ack', 'info'].map((queue) =>
      ({ name: `${id}.${queue}`, vhost: VHOST, durable: true, auto_delete: false, arguments: {} }))),
    bindings: [[OURS, THEIRS], [THEIRS, OURS]].map(([from, to]) => ({ source: 'hubsante', vhost: VHOST, destination: `${to}.message`,
      destination_type: 'queue', routing_key: from, arguments: {} })),
  };
};

/** A site of one centre with its certificate; `work` starts its worker, which `failpoints` may kill. */
const openSite = async (t: TestContext, broker: RabbitMq, clientId: string, code: string) => {
  const site: CallsSite = await callsSite(t);
  await migrateJobs(site.db.connection, site.db.service);
  const { cert, key } = await broker.authority.issue(clientId);
  const folder = join(site.context.dataDir, 'hub');
  await mkdir(folder);
  for (const [name, pem] of [['ca.crt', broker.authority.ca], [`${clientId}.crt`, cert], [`${clientId}.key`, key]] as const) {
    await writeFile(join(folder, name), pem);
  }
  const settings = { SOCLE_CALLS_HUB_URL: `amqps://localhost:${broker.port}/${VHOST}`,
    SOCLE_CALLS_SITE: JSON.stringify({ centres: [{ code, name: 'Site', siret: '26000991100017' }], partners: [] }) };
  const work = (failpoints: string[] = [], clockOffset = 0) => {
    const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(JSON.stringify({ ...site.context, demo: false, settings, failpoints, clockOffset, process: 'worker' }));
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  return { ...site, work };
};

const until = async <T>(look: () => Promise<T | undefined | false>, what: string): Promise<T> => {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`it did not happen: ${what}`);
};

test('a case shared between two sites over AMQP: workers killed at every step lose nothing, double nothing and keep the order',
  { timeout: 180_000 }, async (t) => {
  const broker = await startRabbitMq(definitions());
  if (isMissing(broker)) return t.skip(broker.skip);
  const stops: (() => unknown)[] = [];
  const gather = { name: t.name, after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
  t.after(async () => {
    for (const stop of stops) await stop();
    await broker.stop();
  });
  const [here, there] = [await openSite(gather, broker, OURS, '9A0'), await openSite(gather, broker, THEIRS, '9B0')];
  const [arm, partner] = [await here.signIn('arm-valmont'), await there.signIn('arm-rivebelle')];
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  const give = (...commands: object[]) => arm('POST', `dossiers/${id}/commandes`, { commands });
  await give({ type: 'partager', id: newId(), partner: THEIRS, purpose: 'PARTAGE' });
  for (let n = 0; n < NOTES; n += 1) await give({ type: 'noter', id: newId(), note: newId(), text: `note ${n}` });

  // Killed before its write, between the write and its note, and before its answer; each time another one takes over.
  const sender = here.work(['outbox-before-settle:kill:2']);
  for (const failpoint of ['hub-before-write:kill:1', 'hub-before-note:kill:1', 'hub-before-answer:kill:2']) {
    const [, signal] = await once(there.work([failpoint]), 'exit');
    assert.equal(signal, 'SIGKILL', failpoint);
    if (failpoint.startsWith('hub-before-write') && sender.exitCode === null && sender.signalCode === null) await once(sender, 'exit');
    // Past the lease that the killed one held.
    if (failpoint.startsWith('hub-before-write')) here.work([], 120_000);
  }
  there.work();
  const copy = await until(async () => {
    const row = (await partner('GET', 'dossiers')).body.rows[0];
    const state = row && (await partner('GET', `dossiers/${row.dossier_id}`)).body;
    return state?.notes.length >= NOTES && state;
  }, 'all notes there');
  assert.deepEqual(copy.notes.map((one: { text: string }) => one.text), Array.from({ length: NOTES }, (_, n) => `note ${n}`));
  assert.equal((await partner('GET', 'dossiers')).body.rows.length, 1);
  const ours = await until(async () => {
    const state = (await arm('GET', `dossiers/${id}`)).body;
    return state.sent.every((one: { state: string }) => one.state === 'delivered') && state;
  }, 'all delivered');
  assert.equal(ours.sent.length, NOTES + 1);
});
