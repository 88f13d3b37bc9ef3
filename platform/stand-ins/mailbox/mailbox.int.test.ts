import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createLetterAdapter } from '#base/messages/letter-adapter.ts';
import type { Letter } from '#base/messages/letter.ts';
import { mailboxHandOver } from '#base/messages/mailbox-hand-over.ts';
import { createSmtpAdapter } from '#base/messages/smtp-adapter.ts';
import { directionKey } from '#base/messages/webhook-signature.ts';
import { newId } from '#base/values/ids.ts';
import { startMailbox, type Mailbox } from './start.ts';

const secret = Buffer.alloc(32, 5);
const signal = new AbortController().signal;

const started = async (t: TestContext): Promise<Mailbox> => {
  const mailbox = await startMailbox({ letterSecrets: { 'voter-registration': secret } });
  t.after(() => mailbox.close());
  return mailbox;
};

const get = async (mailbox: Mailbox, path: string, lang = 'fr') => {
  const response = await fetch(mailbox.httpOrigin + path,
    { headers: { accept: 'text/html', 'accept-language': lang } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

type Sent = { to: string; subject: string; text: string; html?: string };

/** Sends mails through the suite's own adapter. */
const send = async (mailbox: Mailbox, ...mails: Sent[]): Promise<void> => {
  const adapter = createSmtpAdapter({ host: '127.0.0.1', port: mailbox.smtpPort,
    from: { name: 'Inscription', address: 'ne-pas-repondre@socle.example' } });
  const call = await adapter.deliver(mails.map((mail) =>
    ({ id: newId(), key: 'k', seq: 1, recipient: null, createdAt: 0,
    content: { html: `<p>${mail.text}</p>`, ...mail } })), signal);
  adapter.close();
  assert.ok(call.kind === 'answered' && [...call.outcomes.values()].every(({ kind }) => kind === 'delivered'),
    JSON.stringify(call.kind === 'answered' ? [...call.outcomes.values()] : call));
};

const idOf = (page: string): string => /\/messages\/([0-9a-f-]{36})/.exec(page)![1]!;

test('empty, it says so and what to do', async (t) => {
  const mailbox = await started(t);
  assert.match((await get(mailbox, '/')).text, /Aucun message pour l’instant/);
  assert.match((await get(mailbox, '/', 'en')).text, /<html lang="en">[\s\S]*No message yet/);
});

test('a mail arrives, opens, its links can be followed, its formatted version has no powers', async (t) => {
  const mailbox = await started(t);
  await send(mailbox, { to: 'zoe@exemple.fr', subject: 'Demande n° 1 reçue <b>',
    text: 'Bonjour Œuvré <i>\n\nSuivre : https://socle.example/s?a=1&b=2.\n',
      html: '<p>Bonjour</p><script>alert(1)</script>' });
  const list = await get(mailbox, '/');
  assert.match(list.text, /Demande n° 1 reçue &lt;b&gt;/);
  assert.match(list.text, /zoe@exemple\.fr/);
  const id = idOf(list.text);
  const page = (await get(mailbox, `/messages/${id}`)).text;
  assert.match(page, /Bonjour Œuvré &lt;i&gt;/);
  assert.match(page, /<a href="https:\/\/socle\.example\/s\?a=1&amp;b=2" rel="noreferrer">[^<]*<\/a>\./);
  assert.match(page, /<iframe[^>]*sandbox="[^"]*"/);
  assert.ok(!page.includes('<script'));
  const frame = await get(mailbox, `/messages/${id}/html`);
  assert.match(frame.headers.get('content-security-policy')!,
    /default-src 'none';.*sandbox(?!.*allow-scripts)(?!.*allow-same-origin)/);
});

test('messages are listed by recipient and found by words, accents apart', async (t) => {
  const mailbox = await started(t);
  await send(mailbox, { to: 'zoe@exemple.fr', subject: 'Pièce à compléter', text: 'numéro IEL-1' },
    { to: 'ali@exemple.fr', subject: 'Demande reçue', text: 'numéro IEL-2' });
  const subjects = async (query: string) =>
    [...(await get(mailbox, `/?${query}`)).text.matchAll(/lang=fr">([^<]+)<\/a><\/th>/g)].map(([, s]) => s);
  assert.deepEqual(await subjects('to=ali@exemple.fr'), ['Demande reçue']);
  assert.deepEqual(await subjects('q=piece+iel-1'), ['Pièce à compléter']);
  assert.match((await get(mailbox, '/?q=absent')).text, /Aucun message ne correspond/);
  assert.match((await get(mailbox, '/')).text, /Tout le monde \(2\)[\s\S]*ali@exemple\.fr \(1\)/);
  const { messages } = await (
    await fetch(`${mailbox.httpOrigin}/api/messages?to=zoe@exemple.fr`)).json() as { messages: { subject: string }[] };
  assert.deepEqual(messages.map(({ subject }) => subject), ['Pièce à compléter']);
});

test('refreshing by itself is a choice', async (t) => {
  const mailbox = await started(t);
  assert.ok(!(await get(mailbox, '/')).text.includes('http-equiv'));
  assert.match((await get(mailbox, '/?refresh=1')).text, /http-equiv="refresh" content="5"/);
});

const letter: Letter = { address: ['Mme Zoé ŒUVRÉ', '44000 NANTES'], sender: ['Mairie de Nantes'],
  placeAndDate: 'Nantes',
  reference: 'IEL-1', subject: 'Votre demande', blocks: [{ kind: 'paragraph', text: 'Bonjour' }] };

test('a letter of a service arrives with its PDF, once', async (t) => {
  const mailbox = await started(t);
  const key = directionKey(secret, 'voter-registration', 'mailbox');
  const adapter = createLetterAdapter(mailboxHandOver({ origin: mailbox.httpOrigin, key, clock: () => Date.now() }));
  const message = { id: newId(), key: 'k', seq: 1, recipient: null, createdAt: 0, content: letter };
  await adapter.deliver([message], signal);
  await adapter.deliver([message], signal);
  const list = (await get(mailbox, '/')).text;
  assert.match(list, /<caption>1 message</);
  assert.match(list, /Lettre/);
  const pdf = await fetch(`${mailbox.httpOrigin}/messages/${message.id}/pdf`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-');
});

test('nobody else may hand a letter over', async (t) => {
  const mailbox = await started(t);
  const wrong = directionKey(secret, 'lab-surveillance', 'mailbox');
  const adapter = createLetterAdapter(
    mailboxHandOver({ origin: mailbox.httpOrigin, key: wrong, clock: () => Date.now() }));
  const call = await adapter.deliver(
    [{ id: newId(), key: 'k', seq: 1, recipient: null, createdAt: 0, content: letter }], signal);
  assert.deepEqual(call, { kind: 'failed', reason: 'HTTP 401', reached: true });
  assert.match((await get(mailbox, '/')).text, /Aucun message/);
});

test('an unknown message is a plain page', async (t) => {
  const mailbox = await started(t);
  const { status, text } = await get(mailbox, '/messages/none');
  assert.equal(status, 404);
  assert.match(text, /<h1>Page introuvable<\/h1>/);
});

test('a mail that is too large or has too many recipients is refused', async (t) => {
  const mailbox = await started(t);
  await assert.rejects(send(mailbox, { to: 'a@b.fr', subject: 'x', text: 'x'.repeat(1_100_000), html: '' }),
    /SMTP 552/);
});

test('it listens to this machine only and never in production', async (t) => {
  const mailbox = await started(t);
  assert.match(mailbox.httpOrigin, /^http:\/\/127\.0\.0\.1:/);
  process.env.SOCLE_ENV = 'production';
  t.after(() => { delete process.env.SOCLE_ENV; });
  await assert.rejects(startMailbox(), /does not start with SOCLE_ENV=production/);
});
