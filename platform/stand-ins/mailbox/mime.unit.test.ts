import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { decodeWords, parseMail } from './mime.ts';

const compose = (mail: object): Promise<Buffer> => new MailComposer(mail as never).compile().build();

test('what the suite sends reads back: subject, text, HTML', async () => {
  const source = await compose({ from: { name: 'Élections', address: 'a@b.fr' }, to: 'c@d.fr',
    subject: 'Votre demande n° 1 a été reçue, merci d’attendre la réponse de la mairie de Saint-Étienne',
    text: 'Bonjour Zoé Œuvré\n\nhttps://socle.example/suivi?jeton=abc=\n'.repeat(10),
    html: '<p>Zoé &amp; Œuvré</p>' });
  const mail = parseMail(source);
  assert.equal(mail.subject,
    'Votre demande n° 1 a été reçue, merci d’attendre la réponse de la mairie de Saint-Étienne');
  assert.match(mail.from, /Élections/);
  assert.equal(mail.text!.replaceAll('\r\n', '\n').trim(),
    'Bonjour Zoé Œuvré\n\nhttps://socle.example/suivi?jeton=abc=\n'.repeat(10).trim());
  assert.equal(mail.html!.trim(), '<p>Zoé &amp; Œuvré</p>');
});

test('any text survives composing and parsing', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
    const clean = text.replace(/[\p{C}\r\n]/gu, '').trim();
    fc.pre(clean !== '');
    const mail = parseMail(await compose({ subject: clean, text: clean, html: `<p>${clean}</p>` }));
    assert.equal(mail.text!.trim().normalize('NFC'), clean.normalize('NFC'));
  }), { numRuns: 60 });
});

test('a single part, another character set, an attachment', async () => {
  assert.deepEqual(parseMail(Buffer.from('Subject: x\r\n\r\nsalut\r\n')),
    { from: '', subject: 'x', text: 'salut\n', html: undefined });
  const latin = Buffer.from(
    'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E9t=\r\n=E9');
  assert.equal(parseMail(latin).text, 'été');
  const long = await compose({ text: 'x', html: `<p>${'long '.repeat(2_000)}</p>` });
  assert.equal(parseMail(long).html!.trim(), `<p>${'long '.repeat(2_000)}</p>`, 'no line of the page is cut');
  const mail = await compose({ text: 'corps', attachments: [{ filename: 'a.txt', content: 'pièce' }] });
  assert.equal(parseMail(mail).text!.trim(), 'corps');
});

test('encoded words', () => {
  assert.equal(decodeWords('=?utf-8?Q?=C3=89t=C3=A9_?= =?UTF-8?B?w6kgIQ==?='), 'Été é !');
  assert.equal(decodeWords('plain =?bad'), 'plain =?bad');
});

test('no source breaks the reader', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
    typeof parseMail(Buffer.from(bytes)).subject === 'string'));
  const head = 'Content-Type: multipart/mixed; boundary=x\r\n\r\n';
  const bomb = head + `--x\r\n${head}`.repeat(2000);
  assert.equal(typeof parseMail(Buffer.from(bomb)).subject, 'string');
});
