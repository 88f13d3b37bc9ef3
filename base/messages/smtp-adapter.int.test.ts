import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { freePort } from '#base/store/free-port.ts';
import type { Delivery } from './channel.ts';
import { createSmtpAdapter, type SmtpAdapter } from './smtp-adapter.ts';

type Received = { from: string; to: string[]; source: string; envelopeId: string | null };

/** A real SMTP server; `onRcptTo` may refuse addresses. */
const sink = async (t: TestContext, options: SMTPServerOptions = {}) => {
  const received: Received[] = [];
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], ...options,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const { mailFrom, rcptTo, dsn } = session.envelope;
        received.push({ envelopeId: dsn?.envid ?? null, from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString() });
        done();
      });
    } });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as { port: number };
  const adapter = adapterFor(t, port);
  t.after(() => new Promise<void>((done) => server.close(done)));
  return { received, adapter, server };
};

const adapterFor = (t: TestContext, port: number, timeoutMs = 2000, more: { returnPath?: string } = {}): SmtpAdapter => {
  const adapter = createSmtpAdapter({ ...more, host: '127.0.0.1', port, timeoutMs,
    from: { name: 'Inscription électorale', address: 'ne-pas-repondre@socle.example' } });
  t.after(() => adapter.close());
  return adapter;
};

const mail = (id: string, to: string, subject = 'Demande reçue'): Delivery => ({ id, key: 'k', seq: 1, recipient: null,
  createdAt: 0, content: { to, subject, text: 'Bonjour Œuvre\n', html: '<p>Bonjour Œuvre</p>' } });

const deliver = (adapter: SmtpAdapter, ...messages: Delivery[]) =>
  adapter.deliver(messages, new AbortController().signal);

test('a mail leaves with text and HTML, one recipient, and an id of its own', async (t) => {
  const { received, adapter } = await sink(t);
  const call = await deliver(adapter, mail('m1', 'zoe@exemple.fr'), mail('m2', 'ali@exemple.fr'));
  assert.deepEqual(call, { kind: 'answered',
    outcomes: new Map([['m1', { kind: 'delivered' }], ['m2', { kind: 'delivered' }]]) });
  assert.deepEqual(received.map(({ to }) => to).sort(), [['ali@exemple.fr'], ['zoe@exemple.fr']]);
  const { source, from } = received.find(({ to }) => to[0] === 'zoe@exemple.fr')!;
  assert.equal(from, 'ne-pas-repondre@socle.example');
  assert.match(source, /^Message-ID: <m1@socle\.example>\r$/m);
  assert.match(source, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(source, /multipart\/alternative/);
  assert.match(source, /text\/plain; charset=utf-8/);
  assert.match(source, /text\/html; charset=utf-8/);
});

test('what a bounce is known by goes along: envelope id, Message-ID, the address to which it comes back', async (t) => {
  const known = { ...mail('m1', 'zoe@exemple.fr'), content: { ...mail('m1', 'zoe@exemple.fr').content as object, envelopeId: '0a1b2c' } };
  for (const hideDSN of [false, true]) {
    const { received, server } = await sink(t, { hideDSN });
    const { port } = server.server.address() as { port: number };
    await deliver(adapterFor(t, port, 2000, { returnPath: 'retours@socle.example' }), known);
    const [{ source, from, envelopeId } = { source: '', from: '', envelopeId: '' }] = received;
    assert.equal(envelopeId, hideDSN ? null : '0a1b2c', 'a server that knows no notifications is not asked for them');
    assert.equal(from, 'retours@socle.example');
    assert.match(source, /^Message-ID: <0a1b2c@socle\.example>\r$/m);
    assert.match(source, /^From: .*\r\n <ne-pas-repondre@socle\.example>\r$/m);
  }
});

test('a mail that would add a header or an address is refused before it leaves', async (t) => {
  const { received, adapter } = await sink(t);
  const call = await deliver(adapter, mail('m1', 'a@b.fr\r\nBcc: c@d.fr'), mail('m2', 'a@b.fr', 'x\r\nBcc: c@d.fr'),
    mail('m3', 'a@b.fr, c@d.fr'));
  assert.deepEqual(call, { kind: 'answered', outcomes: new Map([
    ['m1', { kind: 'refused', reason: 'MSG_ADDRESS' }], ['m2', { kind: 'refused', reason: 'MSG_HEADER' }],
    ['m3', { kind: 'refused', reason: 'MSG_ADDRESS' }]]) });
  assert.equal(received.length, 0);
});

test('an unknown mailbox is refused for good, a full one tried again', async (t) => {
  const { adapter } = await sink(t, { onRcptTo: ({ address }, _session, done) => {
    const responseCode = address.startsWith('gone') ? 550 : address.startsWith('full') ? 452 : 0;
    done(responseCode ? Object.assign(new Error('no'), { responseCode }) : null);
  } });
  assert.deepEqual(await deliver(adapter, mail('m1', 'gone@b.fr'), mail('m2', 'full@b.fr'), mail('m3', 'ok@b.fr')),
    { kind: 'answered', outcomes: new Map<string, object>([['m1', { kind: 'refused', reason: 'SMTP 550' }],
      ['m2', { kind: 'retry', reason: 'SMTP 452' }], ['m3', { kind: 'delivered' }]]) });
});

test('a server that is away condemns no mail', async (t) => {
  const call = await deliver(adapterFor(t, await freePort()), mail('m1', 'a@b.fr'));
  assert.equal(call.kind === 'failed' && !call.reached, true);
});

test('a server that never answers is given up after the time-out', async (t) => {
  const { adapter } = await sink(t, { onMailFrom: () => undefined });
  const slow = adapterFor(t, (await sink(t, { onConnect: () => undefined })).server.server.address()!['port' as never],
    100);
  const call = await deliver(slow, mail('m1', 'a@b.fr'));
  assert.equal(call.kind, 'failed');
  adapter.close();
});
