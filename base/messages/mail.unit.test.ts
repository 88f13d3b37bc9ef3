import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderMail, type MessageTemplate } from './mail-template.ts';
import { checkAddress, checkHeader } from './mail.ts';

const template: MessageTemplate = {
  id: 'deposit',
  subject: { fr: 'Demande {numero} reçue', en: 'Request {numero} received' },
  blocks: [
    { fr: 'Bonjour {nom},', en: 'Hello {nom},' },
    { list: [{ fr: 'reçue le {le}', en: 'received on {le}' }] },
    { link: '{suivi}', label: { fr: 'Suivre ma demande', en: 'Follow my request' } },
  ],
};
const values = { numero: 'IEL-1', nom: 'Zoé <b>d’Œuvre</b>', le: '4 février',
  suivi: 'https://socle.example/suivi?n=1&x=2' };

test('text and HTML say the same, values are escaped in the HTML', () => {
  const mail = renderMail(template, 'fr', 'zoe@exemple.fr', values);
  assert.equal(mail.subject, 'Demande IEL-1 reçue');
  assert.equal(mail.text, 'Bonjour Zoé <b>d’Œuvre</b>,\n\n- reçue le 4 février\n\n'
    + 'Suivre ma demande :\nhttps://socle.example/suivi?n=1&x=2\n');
  assert.match(mail.html, /<html lang="fr">/);
  assert.match(mail.html, /<p>Bonjour Zoé &lt;b&gt;d’Œuvre&lt;\/b&gt;,<\/p>/);
  assert.match(mail.html, /href="https:\/\/socle\.example\/suivi\?n=1&amp;x=2"/);
});

test('a missing value is a bug, even when a prototype has its name', () => {
  assert.throws(() => renderMail(template, 'fr', 'a@b.fr', { ...values, nom: undefined as never }), /nom is missing/);
  const nosy = { ...template, subject: { fr: '{constructor}', en: '' } };
  assert.throws(() => renderMail(nosy, 'fr', 'a@b.fr', values), /constructor is missing/);
});

test('a value is not a template', () => {
  assert.match(renderMail(template, 'fr', 'a@b.fr', { ...values, nom: '{numero}' }).text, /Bonjour \{numero\},/);
});

test('a value that would add a header is refused', () => {
  for (const numero of ['1\r\nBcc: x@y.fr', '1\nX', '1\u2028X', '1\u0000', '1\u0085X']) {
    assert.throws(() => renderMail(template, 'fr', 'a@b.fr', { ...values, numero }), { code: 'MSG_HEADER' });
  }
  assert.throws(() => checkHeader('x'.repeat(201)), { code: 'MSG_HEADER' });
});

test('only web links', () => {
  assert.throws(() => renderMail(template, 'fr', 'a@b.fr', { ...values, suivi: 'javascript:alert(1)' }),
    /not a web link/);
});

test('one address, and one only', () => {
  for (const good of ['a@b.fr', 'zoé.d’arc+x@exemple-mairie.gouv.fr',
    "o'neil@exemple.fr"]) assert.equal(checkAddress(good), good);
  for (const bad of ['', 'a', 'a@b', 'a@b.fr,c@d.fr', 'a@b.fr;c@d.fr', 'a b@c.fr', 'a@b.fr\nBcc: c@d.fr', '<a@b.fr>',
    'X <a@b.fr>', '"a"@b.fr', 'a(c)@b.fr', 'a@[127.0.0.1]', 'a@@b.fr', `${'a'.repeat(250)}@b.fr`, 'a@b.fr.']) {
    assert.throws(() => checkAddress(bad), { code: 'MSG_ADDRESS' }, bad);
  }
});

test('no text passes as an address with a control character or a second @', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 10 }),
    (a, b) => {
    const text = `${a}@${b}.fr`;
    try {
      checkAddress(text);
    } catch {
      return true;
    }
    return !/[\p{Cc}\s,;<>]/u.test(text) && text.split('@').length === 2;
  }));
});
