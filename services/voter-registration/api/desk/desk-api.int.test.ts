import assert from 'node:assert/strict';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { goodSamples } from '#test/files/sample-files.ts';
import { after, before, describe, it, type TestContext } from 'node:test';
import { inContext } from '#base/store/context.ts';
import { LIMITS } from '../../limits.ts';
import { QUEUE_BY_CLOCK, QUEUE_BY_NAME } from '../../store/desk-queue.ts';
import type { Counts, DossierDetail, QueuePage } from '../../web/desk/model.ts';
import { deskClient, type DeskClient } from './fixtures/desk-client.ts';
import { signIn } from './fixtures/desk-login.ts';
import { deskSite, PARTITIONS, type DeskSite } from './fixtures/desk-site.ts';
import { fillQueue } from './fixtures/fill-queue.ts';
import { giveCommands, MANOSQUE, personForm, transmitted } from './fixtures/transmitted.ts';

describe('the town hall’s API', () => {
  let site: DeskSite;
  let clerk: DeskClient;
  let mayor: DeskClient;
  const stops: (() => unknown)[] = [];
  let next = 0;

  before(async () => {
    site = await deskSite({ name: 'desk api',
      after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    clerk = deskClient(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', 'claire-manosque'));
    mayor = deskClient(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', 'maire-manosque'));
  });
  after(async () => { for (const stop of stops) await stop(); });

  const fresh = (): Promise<string> => transmitted(site.register, personForm(next++));
  const detailOf = async (numero: string): Promise<DossierDetail> => (await clerk.get(`demandes/${numero}`)).json();
  const linesOf = async (
    numero: string,
  ): Promise<{ decision: string; acting_as: string; route: string; organisation: string }[]> =>
    (await site.db.admin.query(`select decision, acting_as, route, organisation from access_audit
      where dossier_ids @> array[(select dossier_id from dossier where reference = $1)] order by at, audit_id`,
        [numero])).rows;

  it('428 without the version read, 412 with what happened since', async () => {
    const numero = await fresh();
    const path = `demandes/${numero}/actions/instruire`;
    const blind = await clerk.post(path, { sens: 'ACCEPTER' });
    assert.deepEqual([blind.statusCode, blind.json().code], [428, 'DOSSIER_VERSION_MISSING']);
    const { version } = await detailOf(numero);
    assert.equal((await clerk.act(numero, 'demander-piece', { besoin: 'ADRESSE', motif: 'ILLISIBLE' },
      version)).statusCode, 200);
    const stale = await mayor.act(numero, 'instruire', { sens: 'ACCEPTER' }, version);
    const told = stale.json() as { code: string; version: number; etat: string; changes: { titre: { fr: string }; par: string }[] };
    assert.deepEqual([stale.statusCode, told.code, told.version, told.etat],
      [412, 'DOSSIER_CHANGED', version + 1, 'A_COMPLETER']);
    assert.deepEqual(told.changes.map(({ titre, par }) => [titre.fr, par]), [['Pièce demandée', 'mairie']]);
  });

  it('two decisions at the same time: one is taken, the other is told', async () => {
    const numero = await fresh();
    const { version } = await detailOf(numero);
    const answers = await Promise.all([clerk, mayor].map((who) =>
      who.act(numero, 'instruire', { sens: 'ACCEPTER' }, version)));
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 412]);
  });

  it('a person whom the register did not recognise is among what is to be done, with what the town hall may do', async () => {
    const numero = await transmitted(site.register, personForm(next++), { type: 'instruire', sens: 'ACCEPTER' });
    const { version } = await detailOf(numero);
    assert.equal((await mayor.act(numero, 'viser', { sens: 'ACCEPTER' }, version)).statusCode, 200);
    await giveCommands(site.register, numero, 'registre',
      { type: 'nonInscriteReu', refReu: 'REU-0G5T2M9QXAB-7', motif: 'IDENTITE_NON_ETABLIE' });
    const { etat, actions } = await detailOf(numero);
    assert.equal(etat, 'NON_INSCRITE_REU');
    assert.ok(actions.includes('demander-piece') && actions.includes('juger-piece'), actions.join());
    const { rows } = (await clerk.get('queue?liste=a-traiter')).json() as QueuePage;
    assert.ok(rows.some((row) => row.numero === numero));
  });

  it('a body that says too much, or nothing, is refused field by field', async () => {
    const numero = await fresh();
    const { version } = await detailOf(numero);
    assert.equal((await clerk.act(numero, 'instruire', { sens: 'PEUT-ETRE' }, version)).statusCode, 422);
    assert.equal((await clerk.act(numero, 'instruire', { sens: 'ACCEPTER', autre: 1 }, version)).statusCode, 422);
    assert.equal((await clerk.act(numero, 'instruire', { sens: 'REFUSER' }, version)).json().code, 'MOTIF_REQUIS');
    assert.equal((await clerk.act(numero, 'effacer', {}, version)).statusCode, 404);
  });

  it('each read and each decision leaves a line of audit that names the town hall', async () => {
    const numero = await fresh();
    const { version } = await detailOf(numero);
    await clerk.act(numero, 'instruire', { sens: 'ACCEPTER' }, version);
    const lines = await linesOf(numero);
    assert.deepEqual(lines.map(({ decision, acting_as: role, organisation }) => [decision, role, organisation]),
      Array.from({ length: 2 }, () => ['allow', 'agent-mairie', 'Mairie de Manosque']));
    assert.deepEqual(lines.map(({ route }) => route),
      ['/api/desk/demandes/:numero', '/api/desk/demandes/:numero/actions/instruire']);
    assert.ok(!JSON.stringify(lines).includes(numero), 'no number in the route');
  });

  it('a dossier that the commune holds no key to does not exist for it', async () => {
    const deposited = await site.db.admin.query<{ n: number }>('select count(*)::int4 as n from demande');
    const answer = await clerk.post('demandes',
      { canal: 'COURRIER', recueLe: '2026-11-19', demande: { ...personForm(700), pieces: [] } },
      { 'idempotency-key': 'papier-7' });
    assert.equal(answer.statusCode, 202, answer.body);
    const { numero } = answer.json() as { numero: string };
    const again = await clerk.post('demandes',
      { canal: 'COURRIER', recueLe: '2026-11-19', demande: { ...personForm(700), pieces: [] } },
      { 'idempotency-key': 'papier-7' });
    assert.deepEqual(again.json(), { numero, replayed: true });
    assert.equal((await clerk.get(`demandes/${numero}`)).statusCode, 404, 'before the register took it in');
    await giveCommands(site.register, numero, 'registre', { type: 'transmettre', refReu: 'REU-1' });
    const { canal, attendues, etat } = await detailOf(numero);
    assert.deepEqual([canal, etat, attendues.length > 0], ['COURRIER', 'A_COMPLETER', true]);
    assert.ok((await site.db.admin.query<{ n: number }>(
      'select count(*)::int4 as n from demande')).rows[0]!.n > deposited.rows[0]!.n);
  });

  it('scans of a paper request are received one by one, joined to it, and nobody else’s can be joined', async () => {
    await migrateJobs(site.db.connection, site.db.service);
    const { jpeg } = await goodSamples();
    const send = (who: string, type: string, bytes: Buffer, name: string) => {
      const edge = 'edge';
      const head = `--${edge}\r\ncontent-disposition: form-data; name="type"\r\n\r\n${type}\r\n--${edge}\r\n`
        + `content-disposition: form-data; name="fichier"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
      return site.web.app.inject({ method: 'POST', url: '/api/desk/pieces', headers: { cookie: who, origin: site.origin,
        accept: 'application/json', 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]) });
    };
    const own = await signIn(site.web.app, 'proconnect', 'claire-manosque');
    const foreign = await signIn(site.web.app, 'proconnect', 'maire-manosque');
    const sent = await send(own, 'CNI', jpeg!.bytes, 'carte.jpg');
    assert.equal(sent.statusCode, 201, sent.body);
    const { id } = sent.json() as { id: string };
    assert.ok((await send(own, 'CNI', Buffer.from('MZ program'), 'carte.jpg')).statusCode >= 400, 'a renamed program is refused');
    assert.ok((await send(own, 'RIEN', jpeg!.bytes, 'carte.jpg')).statusCode >= 400, 'a type that does not exist');
    const theirs = (await send(foreign, 'CNI', jpeg!.bytes, 'autre.jpg')).json() as { id: string };
    const form = { canal: 'GUICHET', recueLe: '2026-11-19', demande: personForm(710) };
    const stolen = await clerk.post('demandes', { ...form, pieces: [theirs.id] }, { 'idempotency-key': 'papier-scan-1' });
    assert.equal(stolen.json().code, 'PIECE_INCONNUE');
    const filed = await clerk.post('demandes', { ...form, pieces: [id] }, { 'idempotency-key': 'papier-scan-2' });
    assert.equal(filed.statusCode, 202, filed.body);
    const { numero } = filed.json() as { numero: string };
    await giveCommands(site.register, numero, 'registre', { type: 'transmettre', refReu: 'REU-2' });
    assert.deepEqual((await detailOf(numero)).pieces.map((piece) => [piece.id, piece.type]), [[id, 'CNI']]);
  });

  it('a paper form answers every error at once, with its pointer', async () => {
    const answer = await clerk.post('demandes', { canal: 'PIGEON', recueLe: '2031-01-01', demande: { etatCivil: {} } },
      { 'idempotency-key': 'papier-8' });
    const { errors } = answer.json() as { errors: { pointer: string; detail: string }[] };
    assert.equal(answer.statusCode, 422);
    for (const pointer of ['/canal', '/recueLe', '/demande/etatCivil/nomNaissance', '/demande/attache',
      '/demande/declarationHonneur']) {
      assert.ok(errors.some((error) => error.pointer === pointer && error.detail !== ''), pointer);
    }
  });

  it('a duplicate is shown beside the request when it lies in the commune, and only proposed', async () => {
    const form = personForm(800);
    const [one, other] = [await transmitted(site.register, form),
      await transmitted(site.register, { ...form, nature: 'PREMIERE' })];
    await giveCommands(site.register, one, 'systeme',
      { type: 'signalerDoublon', autre: other, raisons: ['MEME_ETAT_CIVIL'] });
    const seen = await detailOf(one);
    assert.deepEqual(seen.doublons.map(({ autre, issue, traits }) => [autre, issue, traits?.nom]), [[other, 'SIGNALE',
      form.etatCivil.nomNaissance]]);
    assert.ok((await linesOf(other)).some(({ route }) => route === '/api/desk/demandes/:numero'),
      'the other one was read too');
    await clerk.act(one, 'ecarter-doublon', { autre: other }, seen.version);
    const after = await detailOf(one);
    assert.deepEqual([after.etat, after.doublons[0]!.issue, (await detailOf(other)).etat],
      ['TRANSMISE', 'ECARTE', 'TRANSMISE']);
  });

  it('the mayor signs a hundred: one by one, one refused stops none', async () => {
    const numeros = await Promise.all(Array.from({ length: 5 }, () =>
      transmitted(site.register, personForm(next++), { type: 'instruire',
      sens: 'ACCEPTER' })));
    const versions = await Promise.all(numeros.map(async (numero) =>
      ({ numero, version: (await detailOf(numero)).version })));
    const demandes = [...versions.slice(0, 4), { ...versions[4]!, version: 1 }];
    const { results } = (await mayor.post('visas',
      { demandes })).json() as { results: { ok: boolean; etat?: string; code?: string }[] };
    assert.deepEqual(results.map(({ ok, etat, code }) => (ok ? etat : code)),
      [...Array.from({ length: 4 }, () => 'VISEE_ACCEPTEE'),
      'DOSSIER_CHANGED']);
    const tooMany = Array.from({ length: LIMITS.desk_visas_max + 1 }, () => versions[0]!);
    assert.equal((await mayor.post('visas', { demandes: tooMany })).statusCode, 422);
  });

  it('tells consoles of the commune what happens, resumed from where they were', async () => {
    const watch = async (cookie: string, lastId?: string) => {
      const controller = new AbortController();
      const answer = await fetch(`${site.origin}/api/desk/stream`, { signal: controller.signal,
        headers: { cookie, ...(lastId ? { 'last-event-id': lastId } : {}) } });
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      const until = async (wanted: string): Promise<string> => {
        while (!text.includes(wanted)) {
          const { value, done } = await reader.read();
          if (done) break;
          text += value;
        }
        return text;
      };
      return { until, stop: () => controller.abort() };
    };
    const cookie = await signIn(site.web.app, 'proconnect', 'claire-manosque');
    const first = await watch(cookie);
    const start = /id: ([\d.]+)/.exec(await first.until('event: bonjour'))![1]!;
    const elsewhere = await transmitted(site.register, personForm(900, '04088'));
    const numero = await fresh();
    const heard = await first.until(numero);
    assert.ok(!heard.includes(elsewhere), 'nothing of another commune');
    first.stop();
    const resumed = await watch(cookie, start);
    assert.ok((await resumed.until(numero)).includes(`"numero":"${numero}"`), 'what was missed comes again');
    resumed.stop();
    const lost = await watch(cookie, '1.2');
    assert.match(await lost.until('\n\n'), /event: reset/, 'a place that cannot be read: the list is read again');
    lost.stop();
  });
});

describe('a queue of 10,000 requests', () => {
  let site: DeskSite;
  let clerk: DeskClient;
  const stops: (() => unknown)[] = [];
  const COUNT = 10_000;

  before(async () => {
    site = await deskSite({ name: 'desk queue',
      after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    await fillQueue(site.db.admin, COUNT, PARTITIONS, MANOSQUE);
    clerk = deskClient(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', 'claire-manosque'));
  });
  after(async () => { for (const stop of stops) await stop(); });

  const walk = async (path: string): Promise<QueuePage['rows'][number][]> => {
    const rows: QueuePage['rows'][number][] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = (await clerk.get(`${path}${after ? `&apres=${after}` : ''}`)).json() as QueuePage;
      rows.push(...page.rows);
      after = page.next;
    }
    return rows;
  };

  it('is walked page after page without a gap or a double, by the clock', async () => {
    const rows = await walk('queue?liste=a-traiter');
    const expected = await site.db.admin.query<{ numero: string }>(`select numero from demande
      where etat in ('TRANSMISE', 'COMPLETE', 'NON_INSCRITE_REU') order by echeance, dossier_id::text`);
    assert.deepEqual(rows.map(({ numero }) => numero), expected.rows.map(({ numero }) => numero));
    assert.ok(rows.length > COUNT / 2);
    const first = (await clerk.get('queue?liste=a-traiter')).json() as QueuePage;
    assert.equal(first.rows.length, LIMITS.desk_page_max);
    const { lists } = (await clerk.get('counts')).json() as Counts;
    assert.equal(lists['a-traiter'], rows.length);
    assert.equal(Object.values(lists).reduce((sum, count) => sum + count, 0), COUNT);
  });

  it('is searched by the start of a name, accents and case apart', async () => {
    const rows = await walk('queue?q=lefè');
    const expected = await site.db.admin.query<{ n: number }>(
      "select count(*)::int4 as n from demande where cle_nom like 'LEFE%'");
    assert.equal(rows.length, expected.rows[0]!.n);
    assert.ok(rows.length > 100 && rows.every(({ nom }) => nom.startsWith('LEFÈ')));
    const one = (await clerk.get(`queue?q=${rows[0]!.numero.toLowerCase()}`)).json() as QueuePage;
    assert.deepEqual(one.rows.map(({ numero }) => numero), [rows[0]!.numero]);
  });

  it('is read through its index under row-level security, a page at a time', async () => {
    const ctx = { actor: 'a', kind: 'agent', roles: ['agent-mairie'], territories: [MANOSQUE],
      purpose: 'instruction' } as const;
    const planOf = (text: string, values: unknown[]): Promise<string> =>
      inContext(site.web.register.app, ctx, async (tx) => {
      await tx.query('set local plan_cache_mode = force_generic_plan');
      const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`explain (analyze, costs off, summary off) ${text}`,
        values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    const zero = '00000000-0000-0000-0000-000000000000';
    const clock = await planOf(QUEUE_BY_CLOCK.text, [0, MANOSQUE, ['TRANSMISE', 'COMPLETE'], '2026-11-24', zero, 100]);
    assert.match(clock, /Index Scan using demande_file/);
    assert.match(clock, /Index Cond: \(\(partition = .*ROW\(echeance, dossier_id\)/);
    assert.doesNotMatch(clock, /Seq Scan on demande/);
    const name = await planOf(QUEUE_BY_NAME.text, [0, MANOSQUE, 'LEFE', 'LEFE~', '', zero, 100]);
    assert.match(name, /Index Scan using demande_nom[\s\S]*Index Cond: .*cle_nom ~>=~/);
  });

  it('has an order that holds when a place is given that nobody holds', async () => {
    assert.equal((await clerk.get('queue?apres=n-importe-quoi')).statusCode, 200);
  });
});
