import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it, type TestContext } from 'node:test';
import { addressMacOf } from '#base/access/grants.ts';
import { accessKeys } from '#base/access/keys.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { agentPages, type AgentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { boxOf } from '#base/messages/message-box.ts';

const WORD = 'ABCDE-FGHJK-23456-789XY';
const OFFER = { tokenSha256: createHash('sha256').update(WORD.replaceAll('-', '')).digest('hex'), until: Date.now() + 3_600_000 };
const RIGHTS = '/administration/habilitations';
const NEW = { email: 'nouvelle@agents.demo.example', structure: '21040112100012', role: 'agent-mairie', places: '', from: '', until: '',
  reason: 'Arrive au service des élections' };

const siteFor = async (stops: (() => unknown)[], name: string, more = {}): Promise<DeskSite> =>
  deskSite({ name, after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext, more);
const factsOf = async (site: DeskSite): Promise<string[]> => (await site.db.admin.query<{ type: string }>(
  "select type from access_fact where actor_id not like 'system:demo%' order by at, partition, leaf_index")).rows.map(({ type }) => type);
const countOf = async (site: DeskSite, from: string): Promise<number> => (await site.db.admin.query(`select from ${from}`)).rowCount ?? 0;
const pagesOf = async (site: DeskSite, person: string): Promise<AgentPages> =>
  agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', person));

describe('the first administrator', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  before(async () => { site = await siteFor(stops, 'first administrator', { firstAdministrator: OFFER }); });
  after(async () => { for (const stop of stops) await stop(); });
  const PATH = '/administration/premier';

  it('signs in first', async () => {
    const answer = await agentPages(site.web.app, site.origin).get(PATH);
    assert.deepEqual([answer.statusCode, answer.headers.location],
      [303, `/connexion/proconnect?retour=${encodeURIComponent(PATH)}`]);
  });

  it('is not a citizen, nor somebody with one factor, nor somebody with another word; each try is written down', async () => {
    const before = await countOf(site, "access_audit where rule_id = 'enrolment' and decision = 'deny'");
    const citizen = agentPages(site.web.app, site.origin, await signIn(site.web.app, 'franceconnect', 'louise-vernaz'));
    assert.equal((await citizen.send(PATH, PATH, { mot: WORD })).statusCode, 403);
    const oneFactor = await (await pagesOf(site, 'claire-manosque')).send(PATH, PATH, { mot: WORD });
    assert.match(oneFactor.body, /Double authentification requise/);
    const wrong = await (await pagesOf(site, 'maire-manosque')).send(PATH, PATH, { mot: 'AAAAA-BBBBB-CCCCC-DDDDD' });
    assert.deepEqual([wrong.statusCode, /pas le mot/.test(wrong.body)], [403, true]);
    assert.equal(await countOf(site, "access_audit where rule_id = 'enrolment' and decision = 'deny'"), before + 3);
    assert.equal((await (await pagesOf(site, 'maire-manosque')).get(RIGHTS)).statusCode, 403);
  });

  it('gives the word, however typed, once; signs in again and administers; nobody else may use it', async () => {
    const pages = await pagesOf(site, 'soutien-dila');
    const done = await pages.send(PATH, PATH, { mot: WORD.toLowerCase().replaceAll('-', ' ') });
    assert.deepEqual([done.statusCode, /Vous administrez ce service/.test(done.body)], [200, true]);
    assert.equal((await pages.get(RIGHTS)).statusCode, 303, 'the session ended');
    assert.equal((await (await pagesOf(site, 'soutien-dila')).get(RIGHTS)).statusCode, 200);
    const again = await (await pagesOf(site, 'maire-forcalquier')).send(PATH, PATH, { mot: WORD });
    assert.deepEqual([again.statusCode, /a déjà servi/.test(again.body)], [409, true]);
    assert.ok((await factsOf(site)).includes('AdministrateurEnrole'));
    assert.equal(await countOf(site, "access_audit where rule_id = 'enrolment' and decision = 'allow'"), 1);
  });

  it('is stopped after five tries in an hour', async () => {
    const pages = await pagesOf(site, 'maire-manosque');
    const statuses = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await pages.send(PATH, PATH, { mot: 'X' })).statusCode);
    assert.deepEqual(statuses, [403, 403, 403, 403, 429]);
  });
});

describe('a word that expired, or a platform without one', () => {
  for (const [title, more] of [['expired', { firstAdministrator: { ...OFFER, until: Date.now() - 1 } }], ['absent', {}]] as const) {
    it(title, async (t) => {
      const site = await deskSite(t, more);
      const answer = await (await pagesOf(site, 'exploitation')).send('/administration/premier', '/administration/premier', { mot: WORD });
      assert.deepEqual([answer.statusCode, /Aucun mot/.test(answer.body)], [410, true]);
    });
  }
});

describe('rights', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  let admin: AgentPages;
  let second: AgentPages;
  before(async () => {
    site = await siteFor(stops, 'rights');
    [admin, second] = [await pagesOf(site, 'exploitation'), await pagesOf(site, 'securite')];
  });
  after(async () => { for (const stop of stops) await stop(); });
  const idOf = async (q: string): Promise<string> => {
    const { body } = await admin.get(`${RIGHTS}?q=${encodeURIComponent(q)}`);
    return /habilitations\/([0-9a-f-]{36})"/.exec(body)?.[1] ?? assert.fail(`no right of ${q}`);
  };

  it('are nobody else’s to see or give: agents, mayors, support, the data officer; each refusal is written down', async () => {
    for (const person of ['claire-manosque', 'maire-manosque', 'soutien-dila', 'protection-donnees', 'prefecture-04']) {
      const pages = await pagesOf(site, person);
      const before = await countOf(site, "access_audit where decision = 'deny'");
      assert.equal((await pages.get(RIGHTS)).statusCode, 403, person);
      assert.equal((await pages.get(`${RIGHTS}/nouvelle`)).statusCode, 403, person);
      assert.equal(await countOf(site, "access_audit where decision = 'deny'"), before + 2);
    }
  });

  it('are listed with person, role, place, validity, author; searched by address or place; each look written down', async () => {
    const before = await countOf(site, "access_audit where route = '/administration/habilitations' and decision = 'allow'");
    const { body } = await admin.get(RIGHTS);
    for (const part of ['Sacha LEMOINE', 'claire-manosque@agents.demo.example', 'Manosque', 'Tout le service', 'Agent de mairie',
      'La plateforme', 'En vigueur', 'sans fin']) assert.ok(body.includes(part), part);
    assert.ok((await admin.get(`${RIGHTS}?q=yann-forcalquier@agents.demo.example`)).body.includes('Forcalquier'));
    assert.ok(!(await admin.get(`${RIGHTS}?q=04088`)).body.includes('claire-manosque'));
    assert.match((await admin.get(`${RIGHTS}?q=personne@nulle.part.example`)).body, /Aucune habilitation/);
    assert.equal(await countOf(site, "access_audit where route = '/administration/habilitations' and decision = 'allow'"), before + 4);
  });

  it('with faults are refused, all at once, and nothing is kept', async () => {
    const rows = await countOf(site, 'role_grant');
    const answer = await admin.send(`${RIGHTS}/nouvelle`, RIGHTS, { ...NEW, email: 'x', structure: '1', places: '99999',
      until: '2026-02-31' });
    assert.equal(answer.statusCode, 422);
    for (const name of ['email', 'structure', 'places', 'until']) assert.ok(answer.body.includes(`href="#${name}"`), name);
    for (const change of [{ role: 'emperor' }, { reason: 'oui' }, { from: '2027-01-01', until: '2026-01-01' }]) {
      assert.equal((await admin.send(`${RIGHTS}/nouvelle`, RIGHTS, { ...NEW, ...change })).statusCode, 422);
    }
    assert.equal(await countOf(site, 'role_grant'), rows);
  });

  it('given to an address count from the first sign-in, until their last day', async () => {
    assert.equal((await (await pagesOf(site, 'protection-donnees')).get('/assistance')).statusCode, 403);
    const given = await admin.send(`${RIGHTS}/nouvelle`, RIGHTS, { ...NEW, email: 'protection-donnees@agents.demo.example',
      structure: '13000918600011', role: 'support', places: '*', until: '2099-12-31' });
    assert.deepEqual([given.statusCode, given.headers.location], [303, `${RIGHTS}?fait=asked`]);
    assert.equal((await (await pagesOf(site, 'protection-donnees')).get('/assistance')).statusCode, 200);
    const { body } = await admin.get(`${RIGHTS}?q=protection-donnees@agents.demo.example`);
    for (const part of ['Inès CASTELLAN', 'Assistance', '31 déc. 2099']) assert.ok(body.includes(part), part);
    assert.ok((await factsOf(site)).includes('DroitDemande'));
  });

  it('of a mayor wait for a second person, who neither asked nor receives it', async () => {
    await admin.send(`${RIGHTS}/nouvelle`, RIGHTS, { ...NEW, email: 'securite@agents.demo.example', structure: '99900001100018',
      role: 'maire', places: '04112' });
    const id = await idOf('04112');
    const path = `${RIGHTS}/${id}`;
    const decide = (who: AgentPages, decision: string) => who.send(path, path, { decision, reason: 'Vérifié auprès de la mairie' });
    for (const who of [admin, second]) {
      const answer = await decide(who, 'approved');
      assert.deepEqual([answer.statusCode, /Une autre personne doit approuver/.test(answer.body)], [422, true]);
    }
    assert.equal((await decide(second, 'refused')).statusCode, 303);
    assert.match((await admin.get(path)).body, /Refusée, Dominique FAURE/);
    assert.ok(!(await admin.get(path)).body.includes('name="decision"'), 'nothing is left to decide');
  });

  it('withdrawn end the session at once, and stay in the list with the reason', async () => {
    const mayor = await pagesOf(site, 'maire-forcalquier');
    assert.equal((await mayor.get('/assistance')).statusCode, 200);
    const path = `${RIGHTS}/${await idOf('maire-forcalquier@agents.demo.example')}`;
    assert.equal((await second.send(path, path, { decision: 'revoked', reason: 'court' })).statusCode, 422);
    assert.equal((await second.send(path, path, { decision: 'revoked', reason: 'Fin de mandat au conseil' })).statusCode, 303);
    assert.equal((await mayor.get('/assistance')).statusCode, 303, 'signed out');
    assert.equal((await (await pagesOf(site, 'maire-forcalquier')).get('/assistance')).statusCode, 403);
    assert.match((await admin.get(path)).body, /Retirée, Dominique FAURE.*Fin de mandat au conseil/s);
    assert.ok((await factsOf(site)).includes('DroitDecide'));
  });

  it('of the last administrator cannot be withdrawn, by anybody', async () => {
    const idOfAdministrator = async (email: string): Promise<string> => (await site.db.admin.query<{ grant_id: string }>(
      `select grant_id from role_grant where role = 'rights-manager' and address_mac = $1`,
      [addressMacOf(accessKeys(site.register.keyring), email)])).rows[0]!.grant_id;
    const [mine, theirs] = [`${RIGHTS}/${await idOfAdministrator('exploitation@agents.demo.example')}`,
      `${RIGHTS}/${await idOfAdministrator('securite@agents.demo.example')}`];
    assert.equal((await admin.send(theirs, theirs, { decision: 'revoked', reason: 'Départ de la structure' })).statusCode, 303);
    const last = await admin.send(mine, mine, { decision: 'revoked', reason: 'Départ de la structure' });
    assert.deepEqual([last.statusCode, /dernière administration/.test(last.body)], [422, true]);
    assert.equal((await admin.get(RIGHTS)).statusCode, 200);
  });
});

describe('messages in failure', () => {
  it('are seen and decided by an administrator only, each time written down', async (t) => {
    const site = await deskSite(t);
    const MESSAGES = '/administration/messages';
    const key = newId();
    await inContext(site.register.app, systemContext('test', 'essai'), (tx) => enqueueMessage(tx,
      { partition: 1, at: Date.now(), box: boxOf(site.register.keyring) }, { id: newId(), channel: 'mail', key,
        content: { to: 'Angela' } }));
    await site.db.admin.query(`update outbox set state = 'dead', settled_at = now()`);
    await site.db.admin.query(`update outbox_key set blocked = true, last_error = 'boîte inconnue', attempts = 9`);
    for (const person of ['claire-manosque', 'maire-manosque', 'protection-donnees']) {
      assert.equal((await (await pagesOf(site, person)).get(MESSAGES)).statusCode, 403, person);
    }
    const admin = await pagesOf(site, 'exploitation');
    const { body } = await admin.get(MESSAGES);
    assert.ok(body.includes('boîte inconnue') && body.includes(key) && !body.includes('Angela'));
    const letter = { partition: '1', channel: 'mail', key, seq: '1' };
    assert.equal((await admin.send(MESSAGES, MESSAGES, { ...letter, decision: 'skip', reason: 'x' })).statusCode, 422);
    assert.equal((await admin.send(MESSAGES, MESSAGES, { ...letter, decision: 'skip', reason: 'Adresse close' })).statusCode, 303);
    assert.deepEqual((await factsOf(site)).filter((type) => type === 'LettreMorteDecidee').length, 1);
    assert.equal(await countOf(site, `access_audit where '${key}'::uuid = any(dossier_ids) and decision = 'allow'`), 4,
      'three looks and one decision');
    assert.equal((await site.db.admin.query<{ reason: string }>('select reason from dead_letter_decision')).rows[0]?.reason,
      'Adresse close');
  });
});
