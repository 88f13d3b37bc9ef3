import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { after, before, describe, it, type TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { dispatchRound } from '#base/messages/dispatch-round.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { newId } from '#base/values/ids.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import { LIMITS } from '../limits.ts';
import { deskSite, type DeskSite } from './desk/fixtures/desk-site.ts';
import { giveCommands, MANOSQUE, personForm, transmitted } from './desk/fixtures/transmitted.ts';
import { bouncedMails } from './work/bounced-mails.ts';
import { followEffects } from './work/follow-effects.ts';
import { letterToken } from './work/letter-token.ts';
import { mailChannel } from './work/mail-channel.ts';
import { openWork } from './work/open-work.ts';
import { CHANNELS } from './work/outbox.ts';
import type { Work } from './work/work.ts';

type Sent = { to: string; messageId: string; envelopeId: string; subject: string };
type Waiting = { channel: string; content: { sorte?: string; courriel?: string; text?: string } };

const SECRET = 'b'.repeat(40);
const SETTINGS = { SOCLE_VOTER_AUTHORITY: 'Service des élections', SOCLE_VOTER_CONTACT: 'elections@example.org',
  SOCLE_VOTER_BOUNCE_SECRET: SECRET };
const BAD = 'paul@exmaple.fr';

const report = (known: Partial<Sent>, action = 'failed', status = '5.1.1'): string => ['From: MAILER-DAEMON@mx.example',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Sorry.', '--b',
  'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example',
  ...(known.envelopeId ? [`Original-Envelope-Id: ${known.envelopeId}`] : []), '', `Final-Recipient: rfc822; ${BAD}`, `Action: ${action}`,
  `Status: ${status}`, '', '--b', 'Content-Type: text/rfc822-headers', '',
  `Message-ID: ${known.messageId ?? '<none@mx.example>'}`, '', '--b--', ''].join('\r\n');

describe('a mail that comes back late', () => {
  const stops: (() => unknown)[] = [];
  const sent: Sent[] = [];
  let site: DeskSite;
  let work: Work;
  let port = 0;

  before(async () => {
    const t = { name: 'late-bounces', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, { settings: SETTINGS });
    work = openWork(site.context);
    stops.unshift(() => work.register.close());
    port = await accepting();
  });
  after(async () => { for (const stop of stops) await stop(); });

  /** A real mail server that takes every mail, and tells them apart by the sender's envelope id. */
  const accepting = async (): Promise<number> => {
    const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], hideDSN: false,
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
          const source = Buffer.concat(chunks).toString().replaceAll('\r\n ', ' ');
          const field = (name: string): string => new RegExp(`^${name}: *(.*)\\r$`, 'm').exec(source)?.[1] ?? '';
          sent.push({ to: envelope.rcptTo[0]!.address, messageId: field('Message-ID'), envelopeId: envelope.dsn?.envid ?? '',
            subject: field('Subject') });
          done();
        });
      } });
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    stops.unshift(() => new Promise<void>((done) => { server.close(done); }));
    return (server.server.address() as { port: number }).port;
  };

  /** What follows from the events of a request leaves; gives the mails that left. */
  const leave = async (numero: string): Promise<Sent[]> => {
    const { partition } = parsePublicNumber(numero)!;
    const before = sent.length;
    while (await followEffects(work, partition) > 0);
    const channel = mailChannel({ host: '127.0.0.1', port, from: { name: 'Élections', address: 'elections@example.org' } },
      bouncedMails(work));
    const round = { pool: work.register.jobs, box: work.box, clock: work.register.clock, random: () => 0.5, logger: work.logger,
      leaseMs: 60_000, signal: new AbortController().signal };
    while (await dispatchRound(round, partition, CHANNELS.mail, channel) === 'busy');
    channel.close();
    return sent.slice(before);
  };

  /** What waits to leave for a request on paper or by text message. */
  const waiting = async (numero: string): Promise<Waiting[]> => {
    const { partition, text } = parsePublicNumber(numero)!;
    const { rows } = await site.db.admin.query<{ message_id: string; channel: string; content: Buffer }>(
      `select message_id, channel, content from outbox where partition = $1 and state = 'waiting' and content is not null
        and channel <> $3 and ordering_key = (select dossier_id::text from dossier where partition = $1 and reference = $2)
        order by created_at, seq`, [partition, text, CHANNELS.register]);
    const box = boxOf(site.web.register.keyring);
    return rows.map(({ message_id: id, channel, content }) => ({ channel, content: box.open(id, content) as Waiting['content'] }));
  };

  const filed = async (index: number, sms = false): Promise<string> => transmitted(site.register, personForm(index, MANOSQUE, {
    contact: { courriel: BAD, ...(sms ? { telephone: '+33612345678' } : {}) }, consentements: { courriel: true, sms } }));

  const handOver = (mail: string, secret = SECRET) => {
    const payload = Buffer.from(mail);
    return site.web.app.inject({ method: 'POST', url: '/v1/voter-registration/bounces', payload,
      headers: { 'content-type': 'message/rfc822',
        ...signWebhook([{ kind: 'hmac', secret: createSecretKey(Buffer.from(secret)) }], newId(), site.register.clock(), payload) } });
  };
  const taken = async (mail: string): Promise<void> => {
    const { statusCode, body } = await handOver(mail);
    assert.deepEqual([statusCode, body], [202, '{}']);
  };
  const refusals = async (numero: string): Promise<number> =>
    (await giveCommands(site.register, numero, 'systeme')).events.filter(({ type }) => type === 'CourrielRejete').length;

  it('sends that letter on paper with a text message, once; the person is told, and gives another address', async () => {
    const numero = await filed(1, true);
    const mails = await leave(numero);
    assert.equal(mails.length, 2, 'deposit and transmission');
    assert.equal(mails[0]!.messageId, `<${mails[0]!.envelopeId}@example.org>`);
    const already = (await waiting(numero)).length;
    await taken(report({ envelopeId: mails[0]!.envelopeId }));
    await taken(report({ messageId: mails[0]!.messageId }));
    assert.equal(await refusals(numero), 1, 'told twice, it counts once');
    assert.equal((await leave(numero)).length, 0);
    const [paper, text, ...none] = (await waiting(numero)).slice(already).sort((a, b) => a.channel.localeCompare(b.channel));
    assert.deepEqual([paper!.channel, paper!.content.sorte, text!.channel, none], [CHANNELS.letter, 'DEPOT', CHANNELS.text, []]);
    await giveCommands(site.register, numero, 'usager', { type: 'corrigerContact', courriel: 'paul@exemple.fr' });
    assert.deepEqual((await leave(numero)).map(({ to, subject }) => [to, subject]), [['paul@exemple.fr', mails[0]!.subject]]);
  });

  it('sends a letter to the address corrected since, not on paper', async () => {
    const numero = await filed(2, true);
    const [deposit] = await leave(numero);
    await giveCommands(site.register, numero, 'usager', { type: 'corrigerContact', courriel: 'paul@exemple.fr' });
    await leave(numero);
    const already = (await waiting(numero)).length;
    await taken(report(deposit!));
    const again = await leave(numero);
    assert.deepEqual(again.map(({ to, subject }) => [to, subject]), [['paul@exemple.fr', deposit!.subject]]);
    assert.equal((await waiting(numero)).length, already, 'nothing on paper, no text message about it');
    assert.equal((await giveCommands(site.register, numero, 'systeme')).state.rejets.length, 0, 'the new address is not in doubt');
    await taken(report(again[0]!));
    await leave(numero);
    assert.deepEqual((await waiting(numero)).slice(already).filter(({ channel }) => channel === CHANNELS.letter)
      .map(({ content }) => content.sorte), ['DEPOT'], 'refused there too, it goes on paper');
  });

  /** Another partition in the token, whichever it names. */
  const otherwise = (token: string): string => `${token.startsWith('00') ? '01' : '00'}${token.slice(2)}`;

  it('only notes what is late or delivered, and answers alike to what is not of ours', async () => {
    const numero = await filed(3);
    const [deposit] = await leave(numero);
    const forged = letterToken(site.web.register.keyring, { partition: 0, id: newId(), position: 1, rang: 0 });
    for (const mail of [report(deposit!, 'delayed', '4.4.1'), report(deposit!, 'delivered', '2.0.0'),
      report({ envelopeId: forged }), report({ envelopeId: otherwise(deposit!.envelopeId) }), report({}),
      'Subject: out of office\n\nBack soon.', '']) await taken(mail);
    assert.equal(await refusals(numero), 0);
    await taken(report(deposit!, 'failed', '4.4.7'));
    assert.equal(await refusals(numero), 1, 'given up after days is as lost as refused');
  });

  it('believes nobody without the signature, and takes no more than its bound', async () => {
    const numero = await filed(4);
    const [deposit] = await leave(numero);
    assert.equal((await handOver(report(deposit!), 'x'.repeat(40))).statusCode, 401);
    assert.equal((await site.web.app.inject({ method: 'POST', url: '/v1/voter-registration/bounces', payload: report(deposit!),
      headers: { 'content-type': 'message/rfc822' } })).statusCode, 401);
    assert.equal((await handOver('x'.repeat(LIMITS.bounce_bytes_max + 1))).statusCode, 413);
    assert.equal(await refusals(numero), 0);
  });
});
