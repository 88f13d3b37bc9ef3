import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cpuMs } from '#test/cpu-time.ts';
import { isEmail, suggestEmail } from './email.ts';
import { toE164 } from './phone.ts';

describe('e-mail addresses', () => {
  it('are accepted as people have them', () => {
    for (const text of ['a@b.fr', 'jean.dupont+vote@mairie.exemple.fr', 'élodie@exemple.fr', "o'neill@example.org",
      'x@münchen.de',
      `${'a'.repeat(64)}@${'b'.repeat(63)}.fr`]) assert.ok(isEmail(text), text);
  });

  it('are refused when nothing could be sent there', () => {
    for (const text of ['', 'a', 'a@', '@b.fr', 'a@b', 'a b@c.fr', 'a@b..fr', '.a@b.fr', 'a.@b.fr', 'a@-b.fr', 'a@b.1',
      'a@b.f',
      'a@b@', 'a\u0000@b.fr', `${'a'.repeat(65)}@b.fr`, `a@${'b'.repeat(64)}.fr`, `a@${'b.'.repeat(130)}fr`]) {
      assert.ok(!isEmail(text), text);
    }
  });

  it('a mistyped common domain gets a suggestion, never a correction', () => {
    assert.equal(suggestEmail('jean@gmial.com'), 'jean@gmail.com');
    assert.equal(suggestEmail('jean@orange.ft'), 'jean@orange.fr');
    assert.equal(suggestEmail('jean@gmail.com'), undefined);
    assert.equal(suggestEmail('jean@mairie-nantes.fr'), undefined);
  });

  it('a hostile address takes no time', () => {
    for (const text of ['a'.repeat(100_000) + '@', 'a@' + 'a.'.repeat(120), '@'.repeat(254)]) {
      assert.ok(cpuMs(() => isEmail(text)) < 100, text.slice(0, 10));
    }
  });
});

describe('telephone numbers', () => {
  it('become E.164, French by default, overseas by their first digits', () => {
    assert.equal(toE164('06 12 34 56 78'), '+33612345678');
    assert.equal(toE164('06.12.34.56.78'), '+33612345678');
    assert.equal(toE164('+33 (0)6 12 34 56 78'), '+33612345678');
    assert.equal(toE164('0033612345678'), '+33612345678');
    assert.equal(toE164('0692 12 34 56'), '+262692123456');
    assert.equal(toE164('0690123456'), '+590690123456');
    assert.equal(toE164('+689 87 12 34 56'), '+68987123456');
    assert.equal(toE164('+32 470 12 34 56'), '+32470123456');
  });

  it('anything else is refused', () => {
    for (const typed of ['', '12', '0012', '06123456', '612345678', 'zéro six', '+0123456789', '1'.repeat(41),
      '+1'.repeat(9)]) {
      assert.equal(toE164(typed), undefined, typed);
    }
  });
});
