import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { ACCESS_LIMITS } from '#base/access/limits.ts';
import { whoLooked } from '#base/access/who-looked.ts';
import { inContext } from '#base/store/context.ts';
import { personForm, transmitted } from '../desk/fixtures/transmitted.ts';
import { agentPages, type AgentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { boxOf } from '#base/messages/message-box.ts';

const ASKED = { reasonCode: 'usager-present', explanation: 'La personne attend au téléphone, numéro relu', minutes: '30' };
const REVIEW = '/administration/acces-exceptionnels';

describe('emergency access', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  const people = {} as Record<'visitor' | 'citizen' | 'oneFactor' | 'nobody' | 'support' | 'mayor' | 'otherMayor' | 'admin' | 'officer',
    AgentPages>;
  const PEOPLE = { citizen: ['franceconnect', 'louise-vernaz'], oneFactor: ['proconnect', 'claire-manosque'], nobody: ['proconnect',
    'prefecture-04'],
    support: ['proconnect', 'soutien-dila'], mayor: ['proconnect', 'maire-manosque'], otherMayor: ['proconnect', 'maire-forcalquier'],
    admin: ['proconnect', 'exploitation'], officer: ['proconnect', 'protection-donnees'] } as const;
  let next = 0;
  before(async () => {
    site = await deskSite({ name: 'assistance', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    people.visitor = agentPages(site.web.app, site.origin);
    for (const [who, [provider, person]] of Object.entries(PEOPLE) as [keyof typeof PEOPLE, (typeof PEOPLE)[keyof typeof PEOPLE]][]) {
      people[who] = agentPages(site.web.app, site.origin, await signIn(site.web.app, provider, person));
    }
  });
  after(async () => { for (const stop of stops) await stop(); });
  const filed = () => transmitted(site.register, personForm(next++));
  const rows = async <T extends object>(text: string): Promise<T[]> => (await site.db.admin.query<T>(text)).rows;
  const open = (who: AgentPages, numero: string, change: Partial<typeof ASKED> = {}) =>
    who.send(`/assistance?numero=${numero}`, `/assistance/${numero}`, { ...ASKED, ...change });

  it('is refused to visitors, citizens, one factor, people without a role, administrators; each refusal is written down', async () => {
    const numero = await filed();
    assert.equal((await people.visitor.get(`/assistance/${numero}`)).statusCode, 303);
    for (const who of ['citizen', 'oneFactor', 'nobody', 'admin', 'officer'] as const) {
      const before = await rows("select from access_audit where decision = 'deny'");
      for (const path of ['/assistance', `/assistance?numero=${numero}`, `/assistance/${numero}`]) {
        assert.equal((await people[who].get(path)).statusCode, 403, `${who} ${path}`);
      }
      assert.equal((await rows("select from access_audit where decision = 'deny'")).length, before.length + 3);
    }
    assert.deepEqual(await rows('select from break_glass'), []);
  });

  it('shows nothing before it is opened: support reads the state and the commune, a mayor of elsewhere not even that', async () => {
    const numero = await filed();
    const seen = (await people.support.get(`/assistance?numero=${numero}`)).body;
    assert.ok(seen.includes('Manosque') && seen.includes('À examiner'));
    const elsewhere = (await people.otherMayor.get(`/assistance?numero=${numero}`)).body;
    assert.ok(!elsewhere.includes('Manosque') && elsewhere.includes(numero));
    for (const who of [people.support, people.otherMayor]) assert.equal((await who.get(`/assistance/${numero}`)).statusCode, 404);
    assert.equal((await people.support.get('/assistance?numero=IEL-2026-0ABCDEFGHJK-K')).statusCode, 404);
  });

  it('without a reason of the list, an explanation, or for more than an hour, is not opened', async () => {
    const numero = await filed();
    for (const change of [{ reasonCode: 'curieux' }, { explanation: 'court' }, { minutes: '61' }, { minutes: 'x' }]) {
      assert.equal((await open(people.support, numero, change)).statusCode, 422, JSON.stringify(change));
    }
    assert.equal((await people.support.get(`/assistance/${numero}`)).statusCode, 404);
  });

  it('opens one dossier for its minutes, tells the data officer, is judged by somebody else, and the person sees it all', async () => {
    const [numero, other] = [await filed(), await filed()];
    const opened = await open(people.support, numero);
    assert.deepEqual([opened.statusCode, opened.headers.location], [303, `/assistance/${numero}`]);
    const [sent] = await rows<{ message_id: string; content: Buffer; channel: string }>(
      "select message_id, content, channel from outbox where ordering_key like 'acces-%'");
    const mail = boxOf(site.register.keyring).open(sent!.message_id, sent!.content) as { to: string; text: string };
    assert.deepEqual([sent!.channel, mail.to, mail.text.includes(numero)], ['mail', 'donnees@example.org', true]);
    assert.deepEqual(await rows("select type from access_fact where type like 'AccesExceptionnel%'"),
      [{ type: 'AccesExceptionnelOuvert' }]);

    const { demande } = { demande: personForm(next - 2) };
    const page = await people.support.get(`/assistance/${numero}`);
    assert.equal(page.statusCode, 200, page.body);
    assert.ok(page.body.includes(demande.etatCivil.nomNaissance.replace("'", '&#39;')));
    assert.ok(!page.body.includes('/pieces/'), 'never the documents');
    assert.equal((await people.support.get(`/assistance/${other}`)).statusCode, 404, 'no other dossier');
    assert.equal((await people.mayor.get(`/assistance/${numero}`)).statusCode, 404, 'nobody else by it');
    const [glass] = await rows<{ break_glass_id: string; partition: number; dossier_id: string }>('select * from break_glass');
    assert.equal((await rows(`select from access_audit where break_glass_id = '${glass!.break_glass_id}' and decision = 'allow'`)).length,
      2);

    assert.equal((await people.support.get(REVIEW)).statusCode, 403);
    assert.equal((await people.admin.get(REVIEW)).statusCode, 403, 'who gives rights does not judge their use');
    const review = await people.officer.get(REVIEW);
    for (const part of [numero, 'Nadia BELKACEM', 'ne retrouve pas sa demande', 'numéro relu']) assert.ok(review.body.includes(part), part);
    const verdict = { partition: String(glass!.partition), id: glass!.break_glass_id, result: 'justified' };
    const judge = (remark: string) => people.officer.send(REVIEW, REVIEW, { ...verdict, [`remark-${glass!.break_glass_id}`]: remark });
    assert.equal((await judge('bien')).statusCode, 422);
    assert.equal((await judge('Appel confirmé par le standard')).statusCode, 303);
    assert.match((await people.officer.get(REVIEW)).body, /Aucun accès exceptionnel à contrôler[\s\S]*Justifié, Inès CASTELLAN/);
    assert.ok((await rows("select from access_fact where type = 'AccesExceptionnelControle'")).length === 1);
    const [{ holder } = { holder: '' }] = await rows<{ holder: string }>(`select holder from dossier where reference = '${numero}'`);
    const looks = await inContext(site.register.app, { actor: holder, kind: 'citizen', roles: [], territories: [], purpose: 'demarche',
      dossier: glass!.dossier_id }, (tx) => whoLooked(tx, { partition: glass!.partition, id: glass!.dossier_id }, site.register.clock()));
    assert.ok(looks.some(({ role, breakGlass }) => role === 'support' && breakGlass?.review === 'justified'));
  });

  it('ends with its minutes', async () => {
    const numero = await filed();
    assert.equal((await open(people.otherMayor, numero, { minutes: '1' })).statusCode, 303);
    assert.equal((await people.otherMayor.get(`/assistance/${numero}`)).statusCode, 200);
    await site.db.admin.query('alter table break_glass disable trigger user');
    await site.db.admin.query(
      "update break_glass set from_at = from_at - interval '2 minutes', until_at = until_at - interval '2 minutes'");
    assert.equal((await people.otherMayor.get(`/assistance/${numero}`)).statusCode, 404);
  });

  it('too often in a week raises the alarm in the officer’s mail', async () => {
    for (let i = 0; i <= ACCESS_LIMITS.glass_per_agent_per_week_alarm; i += 1) await open(people.mayor, await filed());
    const [last] = await rows<{ message_id: string; content: Buffer }>(
      "select message_id, content from outbox where ordering_key like 'acces-%' order by message_id desc limit 1");
    const mail = boxOf(site.register.keyring).open(last!.message_id, last!.content) as { subject: string };
    assert.match(mail.subject, /^ALERTE/);
  });
});
