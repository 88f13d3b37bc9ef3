import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCESS_LIMITS } from './limits.ts';
import { mailboxOf, readAddress, suggestAddress } from './email-address.ts';

describe('e-mail addresses', () => {
  for (const [typed, kept] of [
    ['nom@exemple.fr', 'nom@exemple.fr'], ['  Prenom.Nom+vote@Exemple.FR ', 'Prenom.Nom+vote@exemple.fr'],
    ['nom@élections.fr', 'nom@xn--lections-90a.fr'], ["o'neill@exemple.fr", "o'neill@exemple.fr"],
  ] as const) {
    it(`keeps ${typed.trim()}`, () => assert.equal(readAddress(typed), kept));
  }

  for (const typed of ['', 'nom', '@exemple.fr', 'nom@', 'nom@exemple', 'no m@exemple.fr', 'nom@exemple..fr',
    '.nom@exemple.fr',
    'nom@exemple.fr\r\nBcc: x@y.fr', `${'a'.repeat(65)}@exemple.fr`, 'a@b@', 'a@-exemple.fr',
    'a@127.0.0.1']) {
    it(`refuses ${JSON.stringify(typed.slice(0, 40))}`, () => assert.equal(readAddress(typed), undefined));
  }

  it('keeps an address as long as can be, and refuses one letter more', () => {
    const long = (chars: number): string => `a@${`${'b'.repeat(60)}.`.repeat(4)}`.padEnd(chars - 3, 'c') + '.fr';
    assert.equal(readAddress(long(ACCESS_LIMITS.email_chars_max))?.length, ACCESS_LIMITS.email_chars_max);
    assert.equal(readAddress(long(ACCESS_LIMITS.email_chars_max + 1)), undefined);
  });

  it('takes two cases of one mailbox for one', () =>
    assert.equal(mailboxOf('Nom@exemple.fr'), mailboxOf('nom@exemple.fr')));

  for (const [typed, meant] of [['a@gmial.com', 'a@gmail.com'], ['a@gmail.con', 'a@gmail.com'],
    ['a@gmail.co', 'a@gmail.com'],
    ['a@orang.fr', 'a@orange.fr'], ['a@laposste.net', 'a@laposte.net'], ['a@hotmial.fr', 'a@hotmail.fr']] as const) {
    it(`asks whether ${typed} means ${meant}`, () => assert.equal(suggestAddress(typed), meant));
  }
  for (const typed of ['a@gmail.com', 'a@mairie.example', 'a@gmx.de', '', 'a@orange.com.br']) {
    it(`asks nothing about "${typed}"`, () => assert.equal(suggestAddress(typed), undefined));
  }
});
