import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { createLogger } from '#base/telemetry/logger.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { openEventStreamOf } from '#test/read-event-stream.ts';
import { sendAs, verdictOf, type Sent } from '#test/route-access.ts';
import { service } from '../service.ts';
import { ACCESS_RULES, SERVICE_ROLES } from './access-rules.ts';
import { callsSite, type CallsSite } from './fixtures/calls-site.ts';
import { AT_REST, canaryCase, sings } from './fixtures/canary.ts';
import { CAST, extraPeople, HERE, PLAYERS, signInCast, THERE, type PlayerName } from './fixtures/cast.ts';
import { MORE_WAYS, ROUTE_ACCESS, STREAMS, type Facts } from './fixtures/route-access.ts';
import { loadCommands } from './load/run-load.ts';
import { workerTasks } from './work/worker.ts';

/** Jobs of the worker that touch no content of a dossier. A new one is classified here. */
const SILENT_JOBS = ['purge-liens', 'purge-nouvelles', 'purge-localisations',
  'scan-file', 'render-file', 'purge-files', 'rescan-files', 'sweep-files',
  'access-sweep',
  'access-seal'];
/** Jobs about one document: they take its id. */
const ABOUT_A_FILE = new Set(['scan-file', 'render-file', 'purge-files']);
/** Commands that a test runs; the others make their own people or only touch the log. */
const RUN_COMMANDS = ['export', 'verify', 'rebuild'];
const OTHER_COMMANDS = ['seed', 'after-restore', 'rewrap', 'load:territory', ...Object.keys(loadCommands)];
/** Tables that hold content in the clear: what a centre's lists and map show. Everything else is sealed under a key. */
const CLEAR_TABLES = ['dossier_urgence', 'evenement'];
/** Whose answer to what they did may show the dossier too. */
const CHANGING = ['PUT', 'POST'];

const mayHear = (line: string, who: PlayerName): boolean => {
  const access = ROUTE_ACCESS[line];
  if (access?.to !== 'rule' || access.silent) return false;
  const purposes = SERVICE_ROLES.find(({ role }) => role === CAST[who].role)?.purposes ?? [];
  return verdictOf(ACCESS_RULES, CAST[who], { action: access.action, purposes, places: [HERE] }) === 'allowed';
};

describe('a dossier whose content sings', () => {
  const stops: (() => unknown)[] = [];
  const logged: string[] = [];
  let site: CallsSite;
  let cookies: Record<PlayerName, string>;
  let facts: Facts;

  before(async () => {
    const write = fs.write as (...args: unknown[]) => unknown;
    mock.method(fs, 'write', (fd: number, ...rest: unknown[]) => {
      if (fd <= 2) logged.push(String(rest[0]));
      return write.call(fs, fd, ...rest);
    });
    stops.push(() => mock.restoreAll());
    const t = { name: 'canary', after: (stop: () => unknown) => { stops.unshift(stop); } };
    site = await callsSite(t as never, { people: extraPeople });
    cookies = await signInCast(site);
    facts = await canaryCase(site);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const audited = async (line: string, who: PlayerName, dossier: boolean): Promise<number> => (await site.db.admin.query(
    `select from access_audit where decision = 'allow' and route = $1 and acting_as = $2 and ($3 or dossier_ids && $4::uuid[])`,
    [line.split(' ')[1], CAST[who].role, !dossier, [facts.id, facts.incident]])).rowCount ?? 0;

  /** Calls as somebody, and listens: what sings must be theirs to hear, and written down. Gives whether it sang. */
  const listen = async (line: string, sent: Sent, who: PlayerName): Promise<boolean> => {
    const [byDossier, byRoute] = [await audited(line, who, true), await audited(line, who, false)];
    const { body, headers, rawPayload } = await sendAs(site.web.app, site.origin, line, sent, cookies[who], 'application/json, text/html');
    assert.ok(!sings(JSON.stringify(headers)), `${line} ${who}: in a header`);
    if (!sings(body) && !sings(rawPayload.toString('latin1'))) return false;
    assert.ok(mayHear(line, who), `${line} told ${who}: ${body.slice(0, 300)}`);
    assert.ok(await audited(line, who, false) > byRoute, `${line} ${who}: without a line of audit`);
    // Of a call only its number sings: no dossier is read. What says more names the dossier.
    if (/kanari/i.test(body)) assert.ok(await audited(line, who, true) > byDossier, `${line} ${who}: the dossier is not in the audit`);
    return true;
  };

  it('is heard through each route and list by those who may, each time written down, and by nobody else', async () => {
    const heard = new Set<string>();
    const ways = [...Object.entries(ROUTE_ACCESS).map(([line, { send }]) => ({ line, send })), ...MORE_WAYS]
      .filter(({ line }) => !STREAMS.includes(line) && line !== 'POST /deconnexion')
      .toSorted((a, b) => Number(CHANGING.includes(a.line.split(' ')[0]!)) - Number(CHANGING.includes(b.line.split(' ')[0]!)));
    for (const { line, send } of ways) {
      for (const who of PLAYERS) if (await listen(line, send(facts), who)) heard.add(`${line} ${who}`);
    }
    for (const line of ['GET /api/regulation/dossiers', 'GET /api/regulation/dossiers/:id']) {
      for (const who of PLAYERS.filter((name) => mayHear(line, name))) assert.ok(heard.has(`${line} ${who}`),
        `${line} is silent to ${who}`);
    }
    assert.ok(heard.has('GET /api/regulation/tablette/missions equipage'), 'its crew is told where to go');
    assert.ok(heard.has('GET /api/regulation/appels/:call/historique arm'), [...heard].join('\n'));
  });

  it('is told on the live stream as an id, to its own centre only', async () => {
    const streams = await Promise.all([[cookies.arm, HERE], [cookies.otherArm, THERE]].map(([cookie, centre]) =>
      openEventStreamOf(`${site.origin}/api/regulation/flux?centre=${centre}`, cookie!)));
    stops.unshift(() => streams.forEach((stream) => stream.close()));
    const elsewhere = newId();
    const [arm, other] = [await site.signIn('arm-valmont'), await site.signIn('arm-rivebelle')];
    await arm('POST', `dossiers/${facts.id}/commandes`, { commands: [{ type: 'noter', id: newId(), note: newId(), text: 'Kanari' }] });
    await other('PUT', `dossiers/${elsewhere}`, {});
    const [mine, theirs] = await Promise.all([streams[0]!.until((text) => text.includes(facts.id)),
      streams[1]!.until((text) => text.includes(elsewhere))]);
    assert.ok(!sings(mine + theirs) && !theirs.includes(facts.id) && !mine.includes(elsewhere));
  });

  it('leaves nothing behind in any job', async () => {
    const tasks = workerTasks(site.context, site.web.regulation);
    assert.deepEqual(Object.keys(tasks).toSorted(), SILENT_JOBS.toSorted(), 'each job of the worker is classified in this test');
    for (const [name, { purpose, run }] of Object.entries(tasks)) {
      const context = systemContext(name, purpose);
      const job = { id: '1', attempt: 1, lastAttempt: true, signal: new AbortController().signal, context,
        inContext: (fn: never) => inContext(site.web.regulation.jobs, context, fn), logger: createLogger('canary') };
      const payload = ABOUT_A_FILE.has(name) ? { partition: 0, id: facts.id } : {};
      await run(payload as never, job as never).catch((error: Error) => assert.ok(ABOUT_A_FILE.has(name), `${name}: ${error.message}`));
    }
  });

  it('leaves nothing in exports, reports of commands, or files', async () => {
    assert.deepEqual(Object.keys(service.commands).toSorted(), [...RUN_COMMANDS, ...OTHER_COMMANDS].toSorted(),
      'each command is classified in this test');
    for (const name of RUN_COMMANDS) {
      const said: unknown[] = [];
      const end = await service.commands[name as 'export']({ ...site.context, demo: false }, [], (step) => { said.push(step); });
      assert.ok(end.ok, `${name}: ${end.text.en}`);
      assert.ok(!sings(JSON.stringify([said, end])), name);
    }
    for (const { parentPath, name } of fs.readdirSync(site.context.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())) {
      assert.ok(!sings(fs.readFileSync(join(parentPath, name), 'latin1')), name);
    }
  });

  it('is in the clear in the tables of lists only', async () => {
    const { rows } = await site.db.admin.query<{ name: string }>(`select relname as name from pg_class
      where relnamespace = $1::regnamespace and relkind = 'r' order by 1`, [site.db.names.schema]);
    const clear = [];
    for (const { name } of rows) {
      // sql-safe: a name of the catalogue, quoted
      const found = await site.db.admin.query(`select from "${name}" t where t::text ~* $1 limit 1`, [AT_REST]);
      if (found.rowCount) clear.push(name);
    }
    assert.deepEqual(clear, CLEAR_TABLES);
  });

  it('stays out of logs and metrics, even when the database refuses its row', async () => {
    const arm = await site.signIn('arm-valmont');
    await site.db.admin.query("alter table dossier_urgence add constraint canary_net check (priorite <> 'P3') not valid");
    const refused = await arm('POST', `dossiers/${facts.id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P3' }] });
    assert.equal(refused.status, 500);
    assert.ok(!sings(JSON.stringify(refused.body)));
    assert.ok(logged.join('').includes('23514'), 'the failure is logged');
    assert.deepEqual(logged.filter(sings), []);
  });
});
