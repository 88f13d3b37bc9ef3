import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, mock, type TestContext } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { sendAs, type Sent } from '#test/route-access.ts';
import { openEventStreamOf, type ReadEvent } from '#test/read-event-stream.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import { service } from '../service.ts';
import { agentPages } from './desk/fixtures/agent-pages.ts';
import { deskSite, type DeskSite } from './desk/fixtures/desk-site.ts';
import { giveCommands, personForm, transmitted } from './desk/fixtures/transmitted.ts';
import { CANARY_MAIL, canaryForm, sings, twinForm } from './fixtures/canary.ts';
import { CAST, extraPeople, PLAYERS, signInCast, type PlayerName, type SignedInCast } from './fixtures/cast.ts';
import { ROUTE_ACCESS, type Facts } from './fixtures/route-access.ts';
import { followDuplicates, tellDuplicates } from './work/duplicates.ts';
import { followEffects } from './work/follow-effects.ts';
import { openWork } from './work/open-work.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { tasksOf } from './work/worker.ts';

const SECRETS = { oidc: 's'.repeat(40), register: 'r'.repeat(40) };
const STREAM = 'GET /api/desk/stream';

/** Who may see the content of the canary's dossier, and on which routes. Everything else must stay silent. */
const HEARS: Readonly<Record<string, readonly PlayerName[]>> = {
  'GET /api/desk/queue': ['clerk', 'mayor', 'mayorOneFactor'],
  'GET /api/desk/demandes/:numero': ['clerk', 'mayor', 'mayorOneFactor'],
  'GET /commission': ['clerk', 'mayor', 'mayorOneFactor', 'commission'],
  // Forms that were refused come back with the page that they stand on.
  'POST /commission/seances': ['clerk', 'mayor', 'mayorOneFactor', 'commission'],
  'GET /commission/seances/:id': ['clerk', 'mayor', 'mayorOneFactor', 'commission'],
  'GET /commission/seances/:id/recours/:numero': ['commission'],
  'POST /commission/seances/:id/recours/:numero': ['commission'],
  'GET /liste': ['clerk', 'mayor', 'mayorOneFactor'],
  'GET /liste/export.csv': ['clerk', 'mayor', 'mayorOneFactor'],
  'GET /liste/tableau.csv': ['clerk', 'mayor', 'mayorOneFactor'],
  'GET /liste/departs': ['otherClerk', 'otherMayor'],
  'GET /radiations/:numero': ['clerk', 'mayor', 'mayorOneFactor'],
  'GET /prefecture': ['prefecture'],
  'POST /prefecture/commission': ['prefecture'],
  'GET /assistance/:numero': ['support'],
  'GET /demandes/:numero/mes-donnees.json': ['owner'],
  'GET /demandes/:numero/courriel': ['owner'],
  'POST /demandes/:numero/courriel': ['owner'],
};

/** Other ways into the same routes: searches, lists, numbers. */
const MORE: readonly { line: string; send: (facts: Facts) => Sent }[] = [
  ...['KANARINAISSANCE', 'kanari', 'Kanariusage'].map((q) => ({ line: 'GET /api/desk/queue', send: () =>
    ({ url: `/api/desk/queue?commune=04112&q=${q}` }) })),
  { line: 'GET /api/desk/queue', send: ({ numero }: Facts) => ({ url: `/api/desk/queue?commune=04112&q=${numero}` }) },
  { line: 'GET /api/desk/queue', send: ({ numero }: Facts) => ({ url: `/api/desk/queue?commune=04088&q=${numero}` }) },
  ...['a-completer', 'a-viser', 'decidees', 'autres'].map((liste) => ({ line: 'GET /api/desk/queue', send: () =>
    ({ url: `/api/desk/queue?commune=04112&liste=${liste}` }) })),
  ...['fr', 'en'].map((lang) => ({ line: 'GET /tableaux/:commune', send: () => ({ url: `/tableaux/04112?lang=${lang}` }) })),
  // The former commune reads who left it, and nobody else does.
  { line: 'GET /liste/departs', send: () => ({ url: '/liste/departs?commune=04088' }) },
  { line: 'GET /administration/habilitations', send: () => ({ url: '/administration/habilitations?q=04112' }) },
];

/** Each job, and what it may leave of the content outside the dossier: nothing. A new one must be classified here. */
const SILENT_JOBS = ['scan-file', 'render-file', 'purge-files', 'rescan-files', 'sweep-files', 'access-sweep', 'access-seal',
  'purge-portal',
  'watch-register', 'publish-figures', 'end-terms', 'number-rolls', 'purge-enquiries', 'end-dossiers'];
/** Jobs about one document: they take its id. */
const ABOUT_A_FILE = new Set(['scan-file', 'render-file', 'purge-files']);
/** Commands that a test runs; the others make their own people (`seed`, the load) or only touch the log. */
const RUN_COMMANDS = ['export', 'verify', 'rebuild'];
const OTHER_COMMANDS = ['seed', 'load:election-night', 'after-restore', 'rewrap'];
/** Tables that hold content in the clear: the town hall's and the commission's views and the roll, as long as the commune has its key. */
const CLEAR_TABLES = ['decision', 'demande', 'depart', 'electeur'];
/** The word in letters, or in the hexadecimal digits of a column of bytes. */
const AT_REST = 'kanari|4b414e415249|6b616e617269|4b616e617269';

const inThreeDays = (): string => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

describe('a dossier whose content sings', () => {
  const stops: (() => unknown)[] = [];
  const logged: string[] = [];
  let site: DeskSite;
  let cast: SignedInCast;
  let facts: Facts;
  let dossiers: string[];

  before(async () => {
    const write = fs.write as (...args: unknown[]) => unknown;
    mock.method(fs, 'write', (fd: number, ...rest: unknown[]) => {
      if (fd <= 2) logged.push(String(rest[0]));
      return write.call(fs, fd, ...rest);
    });
    stops.push(() => mock.restoreAll());
    const t = { name: 'canary', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, { secrets: SECRETS }, extraPeople);
    cast = await signInCast(site);
    const numero = await transmitted(site.register, canaryForm(), { by: cast.owner });
    const { ref, state, version } = await giveCommands(site.register, numero, 'registre');
    dossiers = [ref.id];
    facts = { numero, version, piece: state.pieces[0]!.id, other: await transmitted(site.register, personForm(2)) };
  });
  after(async () => { for (const stop of stops) await stop(); });

  const send = (sent: Sent, method: string, who: PlayerName): Promise<LightMyRequestResponse> =>
    sendAs(site.web.app, site.origin, `${method} `, sent, cast.cookies[who], 'text/html, application/json');
  const audited = async (line: string, who: PlayerName): Promise<number> => (await site.db.admin.query(
    `select from access_audit where decision = 'allow' and $1::uuid[] && dossier_ids and route = $2 and acting_as = $3`,
    [dossiers, line.split(' ')[1], CAST[who].role])).rowCount ?? 0;
  /** Calls as somebody, and listens: what sings must be theirs to hear, and written down. Gives whether it sang. */
  const listen = async (line: string, sent: Sent, who: PlayerName): Promise<boolean> => {
    const before = await audited(line, who);
    const { body, headers, rawPayload } = await send(sent, line.split(' ')[0]!, who);
    if (!sings(body) && !sings(JSON.stringify(headers)) && !sings(rawPayload.toString('latin1'))) return false;
    assert.ok(!sings(JSON.stringify(headers)), `${line} ${who}: in a header`);
    assert.ok(HEARS[line]?.includes(who), `${line} told ${who}: ${body.slice(0, 300)}`);
    assert.ok(await audited(line, who) > before, `${line} ${who}: without a line of audit`);
    return true;
  };
  const sweep = async (): Promise<Set<string>> => {
    const heard = new Set<string>();
    const calls = [...Object.entries(ROUTE_ACCESS).map(([line, { send: make }]) => ({ line, send: make })), ...MORE]
      .filter(({ line }) => line !== STREAM && line !== 'POST /deconnexion' && !/retirer$|actions|visas|clore$/.test(line));
    for (const { line, send: make } of calls) {
      for (const who of PLAYERS) if (await listen(line, make(facts), who)) heard.add(`${line} ${who}`);
    }
    return heard;
  };

  it('is heard through each route, list and search by those who may, each time written down, and by nobody else', async () => {
    const glass = agentPages(site.web.app, site.origin, cast.cookies.support);
    const opened = await glass.send(`/assistance?numero=${facts.numero}`, `/assistance/${facts.numero}`,
      { reasonCode: 'incident', explanation: 'Le dossier ne s’affiche plus en mairie', minutes: '60' });
    assert.equal(opened.statusCode, 303);
    const heard = await sweep();
    for (const line of ['GET /api/desk/queue', 'GET /api/desk/demandes/:numero', 'GET /assistance/:numero',
      'GET /demandes/:numero/mes-donnees.json']) {
      for (const who of HEARS[line]!) assert.ok(heard.has(`${line} ${who}`), `${line} is silent to ${who}`);
    }
  });

  it('under appeal, and registered, is heard by the commission, the prefecture and on the roll too, and by nobody else', async () => {
    await giveCommands(site.register, facts.numero, 'agent-mairie', { type: 'instruire', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
    await giveCommands(site.register, facts.numero, 'maire', { type: 'viser', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
    await giveCommands(site.register, facts.numero, 'usager', { type: 'formerRecours', message: 'Kanarirecours',
      arrivee: site.register.clock() });
    const called = await send({ url: '/commission/seances', form: { commune: '04112', jour: inThreeDays(), heure: '10:00', lieu: 'Mairie',
      objet: 'RECOURS' } }, 'POST', 'clerk');
    assert.equal(called.statusCode, 303, called.body.slice(0, 500));
    const [{ id } = { id: '' }] = (await site.db.admin.query<{ id: string }>('select seance_id as id from commission_seance')).rows;
    facts = { ...facts, meeting: id, version: (await giveCommands(site.register, facts.numero, 'registre')).version };
    const registered = await transmitted(site.register, canaryForm(), { by: cast.owner }, { type: 'instruire', sens: 'ACCEPTER' });
    await giveCommands(site.register, registered, 'maire', { type: 'viser', sens: 'ACCEPTER' });
    const { ref } = await giveCommands(site.register, registered, 'registre', { type: 'inscrire', refReu: 'REU-0G5T2M9QXAB-7',
      nne: '123456789',
      bureau: '1', effetLe: '2026-01-01',
      ancienne: { typeListe: 'PRINCIPALE', commune: '04088', bureau: '04088_1', motif: 'INSCRIPTION_AUTRE_COMMUNE' } });
    dossiers.push(ref.id);
    const heard = await sweep();
    assert.ok(heard.has('GET /liste/departs otherClerk'), 'the former commune is told');
    for (const line of ['GET /liste', 'GET /liste/export.csv']) assert.ok(heard.has(`${line} clerk`), `${line} is silent`);
    for (const line of ['GET /commission', 'GET /commission/seances/:id', 'GET /commission/seances/:id/recours/:numero']) {
      assert.ok(heard.has(`${line} commission`), [...heard].join('\n'));
    }
  });

  it('is told on the live stream as a number and a state, to its own town hall only', async () => {
    const streams = {} as Record<'clerk' | 'otherClerk', ReadEvent>;
    for (const who of ['clerk', 'otherClerk'] as const) streams[who] = await openEventStreamOf(`${site.origin}/api/desk/stream`,
      cast.cookies[who]);
    stops.unshift(() => Object.values(streams).forEach((stream) => stream.close()));
    const elsewhere = await transmitted(site.register, personForm(3, '04088'));
    await giveCommands(site.register, facts.numero, 'systeme', { type: 'signalerDoublon', autre: facts.other, raisons: ['MEME_COMMUNE'] });
    await giveCommands(site.register, elsewhere, 'systeme', { type: 'signalerDoublon', autre: facts.other, raisons: ['MEME_COMMUNE'] });
    const news = await streams.clerk.until((text) => text.includes(facts.numero));
    assert.ok(!sings(news) && !news.includes(elsewhere));
    const others = await streams.otherClerk.until((text) => text.includes(elsewhere));
    assert.ok(!sings(others) && !others.includes(facts.numero), 'the other town hall hears of its own only');
  });

  it('does not sing to another person with the same name, nor in any message that is not the holder’s or the register’s', async () => {
    const twin = await transmitted(site.register, twinForm());
    const work = openWork(site.context);
    stops.unshift(() => work.register.close());
    for (let round = 0; round < 3; round += 1) {
      for (let partition = 0; partition < work.register.partitions; partition += 1) {
        await followDuplicates(work, partition);
        await tellDuplicates(work, partition);
        await followEffects(work, partition);
      }
    }
    const { partition, text } = parsePublicNumber(twin)!;
    assert.ok((await site.db.admin.query('select from demande where partition = $1 and numero = $2', [partition, text])).rowCount === 1);
    const box = boxOf(site.web.register.keyring);
    const { rows } = await site.db.admin.query<{ message_id: string; channel: string; ordering_key: string; content: Buffer | null }>(
      'select message_id, channel, ordering_key, content from outbox');
    assert.ok(rows.length > 5);
    let own = 0;
    for (const row of rows) {
      if (row.content === null) continue;
      const content = box.open(row.message_id, row.content) as { courriel?: string; to?: string };
      const said = JSON.stringify(content);
      if (dossiers.includes(row.ordering_key)) { own += 1; continue; }
      const civil = canaryForm().etatCivil;
      const withoutTheirName = [civil.nomNaissance, civil.nomUsage!, ...civil.prenoms, civil.libelleLieuNaissance!].reduce((left, name) =>
        left.replaceAll(name, ''), said);
      assert.ok(!sings(withoutTheirName) && content.courriel !== CANARY_MAIL, `${row.channel}: ${said.slice(0, 300)}`);
    }
    assert.ok(own > 2, 'the holder is written to');
  });

  it('leaves nothing behind in any job', async () => {
    const work = openWork(site.context);
    stops.unshift(() => work.register.close());
    const tasks = tasksOf(work, site.context.dataDir, { delays: { late: 0, escalated: 0 } });
    assert.deepEqual(Object.keys(tasks).toSorted(), SILENT_JOBS.toSorted(), 'each job is classified');
    for (const [name, { purpose, run }] of Object.entries(tasks)) {
      const context = systemContext(name, purpose);
      const job = { id: '1', attempt: 1, lastAttempt: true, signal: new AbortController().signal, context,
        inContext: (fn: never) => inContext(work.register.jobs, context, fn) } as never;
      const payload = ABOUT_A_FILE.has(name) ? { partition: 0, id: facts.piece, fileId: facts.piece, objectId: facts.piece } : {};
      await run(payload as never, job).catch((error: Error) => assert.ok(ABOUT_A_FILE.has(name), `${name}: ${error.message}`));
    }
  });

  it('leaves nothing in exports, reports of commands, or files', async () => {
    assert.deepEqual(Object.keys(service.commands).toSorted(), [...RUN_COMMANDS, ...OTHER_COMMANDS].toSorted(),
      'each command is classified');
    for (const name of RUN_COMMANDS) {
      const said: unknown[] = [];
      const end = await service.commands[name as 'export']({ ...site.context, demo: false }, [], (step) => { said.push(step); });
      assert.ok(end.ok, `${name}: ${end.text.en}`);
      assert.ok(!sings(JSON.stringify([said, end])), name);
    }
    const files = fs.readdirSync(site.context.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.ok(files.length > 3);
    for (const { parentPath, name } of files) assert.ok(!sings(fs.readFileSync(join(parentPath, name), 'latin1')), name);
  });

  it('is in the clear in the commune’s tables only', async () => {
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
    const numero = await transmitted(site.register, { ...canaryForm(), pieces: [] });
    await site.db.admin.query("alter table demande add constraint canary_net check (etat <> 'INSTRUITE') not valid");
    const refused = await send({ url: `/api/desk/demandes/${numero}/actions/instruire`, json: { sens: 'ACCEPTER' },
      headers: { 'if-match': `"${(await giveCommands(site.register, numero, 'registre')).version}"` } }, 'POST', 'clerk');
    assert.equal(refused.statusCode, 500, refused.body);
    assert.ok(!sings(refused.body));
    assert.ok(logged.join('').includes('23514'), 'the failure is logged');
    assert.deepEqual(logged.filter(sings), []);
    assert.ok(!sings(await site.web.metrics.registry.metrics()));
  });
});
