import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { communes } from './data/communes.ts';
import type { Command } from './domain/commands.ts';
import type { Demande } from './domain/demande/demande.ts';
import { validateDemande } from './domain/demande/validate-demande.ts';
import { form, piece, REFERENCE } from './domain/fixtures/form.ts';
import { deposit, FILED, given, SENT, MONDAY } from './domain/fixtures/scenario.ts';
import { toE164 } from './domain/identity/phone.ts';
import { isEmail } from './domain/identity/email.ts';
import { parseAnswers } from './exchange/parse-answer.ts';
import { parseState, parseStateBatch } from './exchange/parse-state.ts';
import { LIMITS } from './limits.ts';

type Loose = Record<string, unknown>;

const errors = (raw: unknown): string[] => {
  const result = validateDemande(raw, REFERENCE);
  return result.ok ? [] : result.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};
const civil = (change: Loose): Loose => ({ ...form(), etatCivil: { ...form().etatCivil, ...change } });
const address = (change: Loose): Loose =>
  ({ ...form(), adresseRattachement: { ...form().adresseRattachement, ...change } });
const long = (n: number): string => 'é'.repeat(n);
const pieces = (count: number, octets = 1_000): Demande['pieces'] =>
  Array.from({ length: count }, (_, i) => ({ ...piece(i), octets }));

/** The limit itself is accepted, one more is refused with that error. */
const reaches = (limit: number, make: (n: number) => unknown, error: string): void => {
  assert.deepEqual(errors(make(limit)), [], error);
  assert.ok(errors(make(limit + 1)).includes(error), error);
};

describe('every limit of the form is reached', () => {
  it('texts', () => {
    const line = LIMITS.address_line_chars_max;
    reaches(LIMITS.name_chars_max, (n) => civil({ nomNaissance: long(n) }), '/etatCivil/nomNaissance TROP_LONG');
    reaches(LIMITS.name_chars_max, (n) => civil({ prenoms: [long(n)] }), '/etatCivil/prenoms/0 TROP_LONG');
    reaches(line, (n) => address({ voie: long(n) }), '/adresseRattachement/voie TROP_LONG');
    reaches(LIMITS.label_chars_max, (n) => civil({ libelleLieuNaissance: long(n) }),
      '/etatCivil/libelleLieuNaissance TROP_LONG');
  });

  it('lists', () => {
    reaches(LIMITS.given_names_max, (n) => civil({ prenoms: Array.from({ length: n }, () => 'A') }),
      '/etatCivil/prenoms TROP_DE_VALEURS');
    reaches(LIMITS.pieces_max, (n) => form({ pieces: pieces(n) }), '/pieces TROP_DE_VALEURS');
  });

  it('documents', () => {
    reaches(LIMITS.piece_bytes_max, (n) => form({ pieces: pieces(1, n) }), '/pieces/0/octets PIECE_TROP_LOURDE');
    const fifth = LIMITS.pieces_bytes_max / 5;
    reaches(fifth, (n) => form({ pieces: pieces(5, n) }), '/pieces PIECES_TROP_LOURDES');
  });

  it('contact', () => {
    const email = (length: number): string =>
      `${'a'.repeat(length - 192)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}`;
    assert.ok(isEmail(email(LIMITS.email_chars_max)) && !isEmail(email(LIMITS.email_chars_max + 1)));
    const phone = (length: number): string => '0612345678'.padEnd(length);
    assert.ok(toE164(phone(LIMITS.phone_chars_max)) && !toE164(phone(LIMITS.phone_chars_max + 1)));
  });

  it('age', () => {
    const bornIn = (years: number): Loose =>
      civil({ dateNaissance: `${Number(REFERENCE.today.slice(0, 4)) - years}-01-01` });
    reaches(LIMITS.age_years_max, bornIn, '/etatCivil/dateNaissance DATE_TROP_ANCIENNE');
  });

  it('fields that are left out stop being counted', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`inconnu${i}`, 1]));
    const result = validateDemande({ ...form(), ...many }, REFERENCE);
    assert.ok(result.ok);
    assert.equal(result.ignores.length, LIMITS.ignored_fields_max);
  });
});

describe('every limit of a dossier is reached', () => {
  it('documents over its life', () => {
    const room = LIMITS.dossier_pieces_max - form().pieces.length;
    const add = (count: number): Command => ({
      type: 'completer', arrivee: MONDAY, pieces: Array.from({ length: count }, (_, i) => piece(100 + i)),
    });
    given(FILED, SENT).when({ by: 'angela', does: add(room) }).thenEvents('PiecesRecues');
    given(FILED, SENT).when({ by: 'angela', does: add(room + 1) }).thenRefuses('PIECES_TROP_NOMBREUSES');
  });

  it('messages to the applicant', () => {
    const say = (length: number): Command =>
      ({ type: 'demanderPiece', besoin: 'ADRESSE', motif: 'ILLISIBLE', message: 'a'.repeat(length) });
    given(FILED, SENT).when({ by: 'agent', does: say(LIMITS.message_chars_max) }).thenState('A_COMPLETER');
    given(FILED, SENT).when({ by: 'agent', does: say(LIMITS.message_chars_max + 1) }).thenRefuses('MESSAGE_TROP_LONG');
  });

  it('letters that an address refused', () => {
    const refusals = Array.from({ length: LIMITS.refused_mails_max + 1 }, (_, i): Command => ({ type: 'constaterRejet',
      lettre: { sorte: 'DEPOT', mots: { numero: String(i) }, courriel: form().contact.courriel! } }));
    const { rejets } = given(FILED, SENT, ...refusals.map((does) => ({ by: 'systeme' as const, does }))).story.state;
    assert.deepEqual([rejets.length, rejets.at(-1)!.mots.numero], [LIMITS.refused_mails_max, String(LIMITS.refused_mails_max)]);
  });

  it('a waiting-room ticket', () => {
    const retained = (wait: number): number =>
      given().when({ by: 'angela', at: MONDAY + wait,
        does: deposit(form(), { arrivee: MONDAY + wait, ticket: MONDAY }) })
        .story.state.retenu;
    assert.equal(retained(LIMITS.ticket_grace_ms), MONDAY);
    assert.equal(retained(LIMITS.ticket_grace_ms + 1), MONDAY + LIMITS.ticket_grace_ms + 1);
  });
});

describe('every limit of what comes from outside is reached', () => {
  it('a message of the register', () => {
    const code = (size: number): string => {
      const parsed = parseState('1'.padEnd(size));
      return parsed.ok ? '' : parsed.erreurs[0]!.code;
    };
    assert.equal(code(LIMITS.exchange_bytes_max), 'TYPE');
    assert.equal(code(LIMITS.exchange_bytes_max + 1), 'TROP_LONG');
  });

  it('a batch of the register', () => {
    const many = (count: number): string => Array.from({ length: count }, () => '{}').join('\n');
    const max = LIMITS.exchange_batch_messages_max;
    assert.equal(parseStateBatch(many(max)).length, max);
    assert.deepEqual(parseStateBatch(many(max + 1)), [{ ok: false, erreurs: [{ chemin: '', code: 'TROP_LONG' }] }]);
    assert.equal(parseAnswers(many(max + 1)).length, max, 'we never sent more');
    const blank = ' '.repeat(LIMITS.exchange_page_bytes_max);
    assert.deepEqual(parseStateBatch(blank), []);
    assert.equal(parseStateBatch(`${blank} `).length, 1);
  });

  it('a search', () => {
    const { search } = communes();
    assert.equal(search('saint', 1_000).length, LIMITS.search_results_max);
    const typed = 'Nantes'.padEnd(LIMITS.search_chars_max);
    assert.equal(search(`${typed}zzz`, 1)[0]?.nom, 'Nantes');
  });
});
