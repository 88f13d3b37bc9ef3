import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { LightMyRequestResponse } from 'fastify';
import { startRenderHost } from '#base/files/start-render-host.ts';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../../limits.ts';
import { callsSite, type CallsSite, type Console } from '../fixtures/calls-site.ts';
import { jpegPhoto } from '#test/files/sample-files.ts';
import { workerTasks } from '../work/worker.ts';
import { giveCommands } from '../give-commands.ts';
import { startTexts } from './text-messages.ts';

const CENTRE = '9A0';
type Page = LightMyRequestResponse;

/** A relay of text messages that keeps what it is given. */
const relay = async (t: TestContext): Promise<{ url: string; texts: { to: string; text: string }[]; next(): Promise<string> }> => {
  const texts: { to: string; text: string }[] = [];
  let wake = (): void => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString(); }).on('end', () => {
      texts.push(JSON.parse(body) as { to: string; text: string });
      response.writeHead(202).end();
      wake();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/texts`, texts, next: async () => {
    while (texts.length === 0) await new Promise<void>((done) => { wake = done; });
    return texts.shift()!.text;
  } };
};

/** A centre with a dossier opened by a call, a relay, and a caller's telephone without script. */
const callCentre = async (t: TestContext) => {
  const gateway = await relay(t);
  // Hooks run in the order of their registration: what uses the database ends before it is dropped.
  let texts: ReturnType<typeof startTexts>;
  t.after(() => texts?.close());
  const folder = mkdtempSync(join(tmpdir(), 'rh-'));
  const host = await startRenderHost({ socketPath: join(folder, 's') });
  t.after(async () => {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const site = await callsSite(t, { context: { renderSocket: join(folder, 's'), settings: { SOCLE_CALLS_SMS_URL: gateway.url,
    SOCLE_CALLS_SMS_SECRET: 'x'.repeat(32) } } });
  texts = startTexts(site.context, site.web.regulation, createLogger('test'), 20);
  const arm = await site.signIn('arm-valmont');
  const [id, call] = [newId(), `c-${newId()}`];
  await site.telephony([{ eventId: newId(), callId: call, centre: CENTRE, kind: 'PRESENTED', line: '15', ani: '0612345678',
    at: new Date(Date.now() - 5_000).toISOString() }]);
  await arm('POST', `appels/${call}/decrocher`, { dossier: id });
  await arm('PUT', `dossiers/${id}`, { call });
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'noter', id: newId(), note: 'n', text: 'Secret médical' }] });
  return { site, arm, id, call, gateway };
};
const wordOf = (text: string): string => /\/l\/(\S+)/.exec(text)![1]!;

/** A browser without a script: forms, cookies, redirections. */
const telephone = ({ web, origin }: CallsSite, word: string) => {
  let cookie = '';
  const send = async (method: 'GET' | 'POST', tail = '', form?: Record<string, string>, headers: Record<string, string> = {},
    payload?: Buffer): Promise<Page> => {
    const answer = await web.app.inject({ method, url: `/l/${word}${tail}`, headers: { accept: 'text/html', origin, ...headers,
      ...(cookie ? { cookie } : {}), ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(payload ? { payload } : form ? { payload: new URLSearchParams(form).toString() } : {}) });
    for (const { name, value } of answer.cookies) cookie = `${name}=${value}`;
    return answer;
  };
  return { send, json: async (tail: string, body: object) => web.app.inject({ method: 'POST', url: `/l/${word}${tail}`,
    headers: { cookie, origin, accept: 'application/json', 'content-type': 'application/json' }, payload: JSON.stringify(body) }) };
};
const opened = async (site: CallsSite, word: string) => {
  const phone = telephone(site, word);
  await phone.send('POST', '/ouvrir', {});
  return phone;
};
const dialogueOf = async (arm: Console, id: string): Promise<{ side: string; text: string }[]> =>
  (await arm('GET', `dossiers/${id}`)).body.dialogue.map(({ side, text }: { side: string; text: string }) => ({ side, text }));

describe('the link of a caller', () => {
  it('goes by text message to the number of the call, opens once by a press, and both write', async (t) => {
    const { site, arm, id, gateway } = await callCentre(t);
    const asked = await arm('POST', `dossiers/${id}/lien`, {});
    assert.equal(asked.status, 202);
    assert.ok(Math.abs(asked.body.expiresAt - Date.now() - LIMITS.caller_link_ms) < 60_000);
    const text = await gateway.next();
    assert.ok(!JSON.stringify(asked.body).includes(wordOf(text)), 'the word is in the message only');
    assert.ok(text.length < 160 && text.includes('SAMU de Valmont') && !/urgence|médical|douleur/i.test(text), text);
    const phone = telephone(site, wordOf(text));
    const start = await phone.send('GET');
    assert.ok(start.statusCode === 200 && start.body.includes('Commencer') && !start.body.includes('textarea'));
    assert.equal((await phone.send('POST', '/ouvrir', {})).statusCode, 303);
    const message = newId();
    for (let again = 0; again < 2; again += 1) {
      assert.equal((await phone.send('POST', '/message', { id: message, texte: 'Je ne peux pas parler' })).statusCode, 303);
    }
    await phone.send('POST', '/adresse', { id: newId(), texte: '3 rue Basse, code 12' });
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'dialoguer', id: newId(), message: newId(), side: 'centre',
      text: 'Ouvrez la porte <b>' }] });
    assert.deepEqual(await dialogueOf(arm, id), [{ side: 'caller', text: 'Je ne peux pas parler' },
      { side: 'caller', text: 'Adresse\u00a0: 3 rue Basse, code 12' }, { side: 'centre', text: 'Ouvrez la porte <b>' }]);
    const { body } = await phone.send('GET');
    assert.ok(body.includes('Ouvrez la porte &lt;b&gt;') && !body.includes('Secret') && !body.includes('CARPENTIER'));
    assert.equal((await telephone(site, wordOf(text)).send('GET')).statusCode, 409, 'another telephone');
    assert.equal((await telephone(site, wordOf(text)).send('GET', '/suite', undefined, { accept: 'application/json' })).statusCode, 404);
    const { rows } = await site.db.admin.query("select route from access_audit where acting_as = 'appelant'");
    assert.deepEqual(rows, [{ route: '/l/:word/ouvrir' }]);
  });

  it('brings the position to the places of the call, with or without its number', async (t) => {
    const { site, arm, id, call, gateway } = await callCentre(t);
    await arm('POST', `dossiers/${id}/lien`, { number: '07 00 00 00 00', lang: 'en' });
    const text = await gateway.next();
    assert.ok(text.includes('tap this link'));
    const phone = await opened(site, wordOf(text));
    const said = await phone.json('/position', { lat: 46.31, lon: -3.42, radius_m: 18.4, at: Date.now() });
    assert.match(said.json().said, /18 m/);
    const { places } = (await arm('GET', `appels/${call}/historique`)).body;
    assert.deepEqual(places.map(({ source, lat, lon, radius_m }: Record<string, unknown>) => [source, lat, lon, radius_m]),
      [['WEB', 46.31, -3.42, 18.4]]);
    assert.equal((await phone.json('/position', { lat: 146, lon: 0, radius_m: 1, at: 1 })).statusCode, 422);
    assert.deepEqual((await dialogueOf(arm, id)).map((line) => line.text), ['Position sent (within 18 m)']);
  });

  it('takes a photo that the dossier shows once it was scanned; what is no image is refused in words', async (t) => {
    const { site, arm, id, gateway } = await callCentre(t);
    await arm('POST', `dossiers/${id}/lien`, {});
    const phone = await opened(site, wordOf(await gateway.next()));
    const send = (name: string, bytes: Buffer, id: string) => phone.send('POST', '/photo', undefined,
      { 'content-type': 'multipart/form-data; boundary=x' },
        Buffer.concat([Buffer.from(`--x\r\ncontent-disposition: form-data; name="id"\r\n\r\n`
        + `${id}\r\n--x\r\ncontent-disposition: form-data; name="photo"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`), bytes,
      Buffer.from('\r\n--x--\r\n')]));
    const refused = await send('a.jpg', Buffer.from('not a photo'), newId());
    assert.ok(refused.statusCode < 500 && refused.body.includes('Rien n’a été envoyé'), refused.body);
    await migrateJobs(site.db.connection, site.db.service);
    const [photo, bytes] = [newId(), await jpegPhoto(640, 480)];
    for (let again = 0; again < 2; again += 1) assert.equal((await send('a.jpg', bytes, photo)).statusCode, 303);
    const documents = async () => (await arm('GET', `dossiers/${id}/documents`)).body.documents as { id: string; state: string }[];
    assert.deepEqual((await documents()).map(({ state }) => state), ['quarantined']);
    const page = () => arm('GET', `dossiers/${id}/documents/${photo}/pages/1`);
    assert.ok((await page()).status >= 400, 'not before the scan');
    const { rows: [file] } = await site.db.admin.query<{ id: string; partition: number }>(
      'select object_id as id, partition from file_object');
    const tasks = workerTasks(site.context, site.web.regulation);
    for (const name of ['scan-file', 'render-file']) {
      const context = systemContext(name, tasks[name]!.purpose);
      await tasks[name]!.run({ partition: file!.partition, id: file!.id }, { id: '1', attempt: 1, lastAttempt: true, context,
        signal: new AbortController().signal, inContext: (fn) => inContext(site.web.regulation.jobs, context, fn) });
    }
    assert.deepEqual((await documents()).map(({ state }) => state), ['available']);
    assert.equal((await page()).status, 200);
    const { rows } = await site.db.admin.query(
      "select from access_audit where route like '%/pages/:page' and cardinality(dossier_ids) = 1");
    assert.equal(rows.length, 1);
    const large = await send('b.jpg', Buffer.concat([bytes, Buffer.alloc(LIMITS.document_bytes_max)]), newId());
    assert.ok(large.statusCode >= 400 && large.statusCode < 500 && (await documents()).length === 1, 'too large');
    const partition = site.web.regulation.partitionOfCentre(CENTRE);
    await giveCommands(site.web.regulation, systemContext('test', 'essai'), { ref: { partition, id }, purpose: 'essai',
      actor: { id: 'x', role: 'systeme', label: 'x', centre: CENTRE }, commands: Array.from({ length: LIMITS.documents_max - 1 }, (_, i) =>
        ({ type: 'deposerDocument', id: `d${i}`, document: `d${i}`, file: newId(), from: 'crew' })) });
    assert.equal((await send('c.jpg', bytes, newId())).statusCode, 409, 'too many');
    const stranger = await site.signIn('arm-rivebelle');
    assert.equal((await stranger('GET', `dossiers/${id}/documents/${photo}/pages/1`)).status, 404);
  });

  it('ends in time, is bounded, and who guesses is stopped', async (t) => {
    const { site, arm, id, gateway } = await callCentre(t);
    await arm('POST', `dossiers/${id}/lien`, {});
    const word = wordOf(await gateway.next());
    const phone = await opened(site, word);
    await phone.send('POST', '/message', { id: newId(), texte: 'Allo' });
    await site.db.admin.query('update login_throttle set count = $1', [LIMITS.caller_sendings_per_hour_max]);
    assert.equal((await phone.send('POST', '/message', { id: newId(), texte: 'Encore' })).statusCode, 429);
    await site.db.admin.query('delete from login_throttle');
    await site.db.admin.query('update lien_appelant set expire_le = now()');
    const ended = await phone.send('GET');
    assert.ok(ended.statusCode === 404 && ended.body.includes('n’est plus valable') && ended.body.includes('15'));
    for (let sent = 1; sent < LIMITS.caller_links_per_dossier_max; sent += 1) {
      assert.equal((await arm('POST', `dossiers/${id}/lien`, {})).status, 202);
    }
    assert.equal((await arm('POST', `dossiers/${id}/lien`, {})).body.code, 'LIENS_TROP_NOMBREUX');
    const statuses = new Set<number>();
    for (let miss = 0; miss <= LIMITS.caller_misses_per_hour_max; miss += 1) {
      statuses.add((await telephone(site, `0${'A'.repeat(12)}`).send('GET')).statusCode);
    }
    assert.deepEqual([...statuses], [404, 429]);
  });

  it('is not sent without a number that can be reached', async (t) => {
    const { arm } = await callCentre(t);
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    assert.equal((await arm('POST', `dossiers/${id}/lien`, {})).body.code, 'NUMERO_ABSENT');
    assert.equal((await arm('POST', `dossiers/${id}/lien`, { number: 'abc' })).body.code, 'NUMERO_ABSENT');
  });
});
