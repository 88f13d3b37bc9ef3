import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  ACCEPTED, CHECKED, FILED, given, MONDAY, NANTES, PROPOSED, REFUSED, REF_REU, SENT,
} from '../domain/fixtures/scenario.ts';
import { cpuMs } from '#test/cpu-time.ts';
import { piece } from '../domain/fixtures/form.ts';
import {
  buildAccuse, buildDecision, buildInscription, buildRefus, buildRetrait, emit, type Stamp,
} from './build-messages.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { EtatMessage } from './messages.ts';
import { parseAnswers, readAnswer } from './parse-answer.ts';
import { parseState, parseStatesPage } from './parse-state.ts';
import { commandOfState } from './state-command.ts';

const STAMP: Stamp = { id: '0194cf3a-7c1e-7a33-9d2e-3f1f4c1f0001', rang: 1, emis: MONDAY };
const SHA = 'a'.repeat(64);
const DIGESTS = new Map([[piece(1).id, SHA], [piece(2).id, SHA]]);

const STATE: EtatMessage = {
  v: 1, id: '0194cf3b-0000-7a33-9d2e-3f1f4c1f0004', rang: 2, emis: '2026-02-04T23:00:05.000Z', type: 'demande.etat',
  numero: 'IEL-2026-07K3P9QXAB2-C', refReu: REF_REU, etat: 'IDENTIFIEE', le: '2026-02-04T23:00:04.900Z', motif: null,
  echeance: '2026-02-09',
};
const faults = (change: Record<string, unknown>): string[] => {
  const parsed = parseState(JSON.stringify({ ...STATE, ...change }));
  return parsed.ok ? [] : parsed.erreurs.map(({ chemin, code }) => `${chemin} ${code}`);
};
const command = (change: Partial<EtatMessage>): string => {
  const made = commandOfState({ ...STATE, ...change }, NANTES);
  return made ? JSON.stringify(made) : 'nothing';
};

describe('portal → register', () => {
  const filed = given(FILED).story.state;

  it('arrêté of 8 March 2019: the complete request, with civil status, address, place asked for and documents', () => {
    const message = buildInscription(STAMP, filed, DIGESTS)!;
    assert.equal(message.type, 'demande.inscription');
    assert.deepEqual(message.demande.etatCivil, filed.demande!.etatCivil);
    assert.deepEqual(message.demande.adresseRattachement, filed.demande!.adresseRattachement);
    assert.deepEqual(message.demande.pieces, [
      { type: 'CNI', sha256: SHA, octets: 812_345, mime: 'image/jpeg' },
      { type: 'FACTURE_ENERGIE', sha256: SHA, octets: 812_345, mime: 'image/jpeg' }]);
    assert.equal(message.demande.dateDepot, '2026-11-23T09:00:00.000Z');
  });

  it('contact data, consents and object names stay at the portal: the register does not need them', () => {
    assert.doesNotMatch(emit(buildInscription(STAMP, filed, DIGESTS)!),
      /angela@|consentements|0194cf3a-7c1e-7a33-9d2e-000/);
  });

  it('an infected document does not leave; an erased request cannot', () => {
    const infected = given(FILED,
      { by: 'systeme', does: { type: 'constaterPiece', piece: piece(2).id, statut: 'INFECTEE' } }).story;
    assert.equal(buildInscription(STAMP, infected.state, DIGESTS)!.demande.pieces.length, 1);
    assert.equal(buildInscription(STAMP, { ...filed, demande: null }, DIGESTS), undefined);
  });

  it('the decision carries a motive only when refused', () => {
    const accepted = buildDecision(STAMP, given(FILED, SENT, PROPOSED, ACCEPTED).story.state)!;
    assert.deepEqual([accepted.decision, accepted.motif], ['ACCEPTEE', null]);
    const refused = buildDecision(STAMP, given(FILED, SENT, PROPOSED, REFUSED).story.state)!;
    assert.deepEqual([refused.decision, refused.motif], ['REFUSEE', 'ATTACHE_NON_PROUVEE']);
    assert.equal(buildDecision(STAMP, filed), undefined);
  });

  it('the same message always has the same bytes and fingerprint; rank and fingerprint are not in the fingerprint',
    () => {
    const [one, two] = [buildInscription(STAMP, filed, DIGESTS)!, buildInscription(STAMP, filed, DIGESTS)!];
    assert.equal(emit(one), emit(two));
    assert.equal(one.empreinte, fingerprintOf({ ...one, rang: 99 }));
    assert.match(one.empreinte!, /^sha256:[0-9a-f]{64}$/);
    assert.notEqual(buildRetrait(STAMP, 'IEL-2026-07K3P9QXAB2-C', MONDAY).empreinte,
      buildRetrait(STAMP, 'IEL-2026-07K3P9QXAB2-C', MONDAY + 1).empreinte);
    assert.doesNotMatch(emit(one), /\n/, 'one message, one line');
  });
});

describe('register → portal', () => {
  it('a state is read as it is written', () => {
    const parsed = parseState(JSON.stringify(STATE));
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.message, STATE);
    assert.deepEqual(faults({ divergences: [{ trait: 'NOM', propose: 'Dubois' }], nne: '412087365',
      bureau: '44109_12' }), []);
  });

  it('all that is wrong is said at once, with pointers; unknown members are refused', () => {
    assert.deepEqual(faults({ v: 2, id: 'x', emis: 'hier', numero: 'IEL-1', refReu: undefined, autre: 1,
      echeance: '2026-02-30',
      divergences: [{ trait: 'nom',
        propose: 3 }], rang: 0 }), ['/autre INCONNU', '/v CODE_INCONNU', '/rang FORME', '/id FORME',
      '/emis FORME', '/numero FORME', '/refReu MANQUANT', '/divergences/0/trait FORME', '/echeance FORME']);
    assert.deepEqual(faults({ divergences: Array.from({ length: 11 }, () => ({ trait: 'NOM', propose: null })) }),
      ['/divergences TROP_LONG']);
    assert.deepEqual(faults({ nne: '1'.repeat(13) }), ['/nne TROP_LONG']);
  });

  it('a fingerprint that is there must be that of the message', () => {
    assert.deepEqual(faults({ empreinte: fingerprintOf(STATE) }), []);
    assert.deepEqual(faults({ empreinte: fingerprintOf({ ...STATE, etat: 'INSCRITE' }) }), ['/empreinte EMPREINTE_FAUSSE']);
    assert.deepEqual(faults({ empreinte: 1 }), ['/empreinte EMPREINTE_FAUSSE']);
  });

  it('a code that we do not know yet does not break the reader, and asks for nothing', () => {
    assert.deepEqual(faults({ etat: 'NOUVEL_ETAT', motif: 'NOUVEAU_MOTIF' }), []);
    assert.equal(command({ etat: 'NOUVEL_ETAT' }), 'nothing');
  });

  it('the registration that ended elsewhere travels with the new one, and is read strictly', () => {
    const ancienne = { typeListe: 'PRINCIPALE', commune: '04070', bureau: '04070_1', motif: 'INSCRIPTION_AUTRE_COMMUNE' };
    const more = { etat: 'INSCRITE', nne: '412087365', bureau: '44109_12' };
    assert.match(command({ ...more, ancienne }), /"ancienne":\{"typeListe":"PRINCIPALE","commune":"04070"/);
    assert.deepEqual(faults({ ...more, ancienne: { ...ancienne, commune: 'Digne' } }), ['/ancienne/commune FORME']);
    assert.deepEqual(faults({ ...more, ancienne: { ...ancienne, nom: 'DUBOIS' } }), ['/ancienne/nom INCONNU']);
    assert.deepEqual(faults({ ...more, ancienne: 'x' }), ['/ancienne TYPE']);
  });

  it('each state asks for its command', () => {
    assert.match(command({ etat: 'RECUE' }), /transmettre.*REU-0G5T/);
    assert.match(command({}), /IDENTIFIEE/);
    assert.match(command({ etat: 'DIVERGENCE', motif: 'RECTIFIEE', divergences: [{ trait: 'NOM', propose: 'X' }] }),
      /RECTIFIEE.*"propose":"X"/);
    for (const [motif, controle] of Object.entries({ UN_ECHO: 'A_VERIFIER', PLUSIEURS_ECHOS: 'A_VERIFIER',
      NOM_MARITAL: 'A_VERIFIER',
      AUCUN_ECHO: 'ACTE_A_DEMANDER', DECES: 'DECES_SIGNALE', toString: 'A_VERIFIER' })) {
      assert.match(command({ etat: 'NON_IDENTIFIEE', motif }), new RegExp(controle), motif);
    }
    assert.match(command({ etat: 'INSCRITE', nne: '1', bureau: 'B' }), /inscrire.*"effetLe":"2026-02-05"/);
    assert.equal(command({ etat: 'INSCRITE' }), 'nothing', 'without number or station it is no confirmation');
    assert.match(command({ etat: 'NON_INSCRITE', motif: 'IDENTITE_NON_ETABLIE' }), /nonInscriteReu/);
    assert.equal(command({ etat: 'NON_INSCRITE', motif: 'REFUS_MAIRE' }), 'nothing', 'an echo of our own decision');
    assert.match(command({ etat: 'ANNULEE', motif: 'INSCRIPTION_AUTRE_COMMUNE' }),
      /annulerReu.*INSCRIPTION_AUTRE_COMMUNE/);
    assert.match(command({ etat: 'ANNULEE', motif: 'NOUVEAU' }), /INCONNU/);
  });

  it('the commands are those that the dossier accepts, in the order of the ranks', () => {
    const first = commandOfState({ ...STATE, etat: 'RECUE' }, NANTES)!;
    const second = commandOfState(STATE, NANTES)!;
    const story = given(FILED, { by: 'registre', does: first }, { by: 'registre', does: second }, PROPOSED, ACCEPTED);
    const third = commandOfState({ ...STATE, etat: 'INSCRITE', nne: '412087365', bureau: '44109_12' }, NANTES)!;
    story.when({ by: 'registre', does: third }).thenState('INSCRITE').thenEvents('ElecteurInscrit');
    given(FILED, CHECKED).when({ by: 'registre', does: first }).thenState('TRANSMISE');
  });

  it('a page of the feed is right as a whole or refused as a whole', () => {
    const page = { v: 1, etats: [STATE], suite: 'c2', reste: false };
    const parsed = parseStatesPage(JSON.stringify(page));
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.message, page);
    const wrong = parseStatesPage(JSON.stringify({ ...page, etats: [STATE, { ...STATE, id: 1 }] }));
    assert.deepEqual(wrong, { ok: false, erreurs: [{ chemin: '/etats/1/id', code: 'TYPE' }] });
    assert.ok(!parseStatesPage('[]').ok && !parseStatesPage('{').ok);
    assert.ok(!parseStatesPage(JSON.stringify({ ...page, etats: Array.from({ length: 501 }, () => STATE) })).ok);
  });
});

describe('answers', () => {
  it('an acknowledgement and a refusal are read back as written', () => {
    const ack = { ...buildAccuse(STATE, MONDAY), refReu: REF_REU };
    const refusal = buildRefus(STATE.id, 'MESSAGE_INVALIDE', true, [{ chemin: '/etat', code: 'CODE_INCONNU' }]);
    const parsed = parseAnswers(`${emit(ack)}\n${emit(refusal)}\n`);
    assert.deepEqual(parsed, [{ ok: true, message: ack }, { ok: true, message: refusal }]);
    assert.deepEqual(readAnswer(buildRefus(null, 'MESSAGE_INVALIDE', true)).ok, true);
  });

  it('a line that cannot be read does not lose the others', () => {
    const parsed = parseAnswers(`${emit(buildAccuse(STATE, MONDAY))}\nnon\n{"type":"autre"}`);
    assert.deepEqual(parsed.map(({ ok }) => ok), [true, false, false]);
  });
});

describe('the parsers', () => {
  it('never throw, whatever comes', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
      parseState(text);
      parseStatesPage(text);
      parseAnswers(text);
    }));
    fc.assert(fc.property(fc.json(), (text) => {
      parseState(text);
      parseStatesPage(`{"v":1,"etats":[${text}],"suite":"","reste":false}`);
      parseAnswers(text);
    }));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(STATE)), fc.string(), (key, value) =>
      void commandOfState({ ...STATE, [key]: value } as EtatMessage, NANTES)));
  });

  it('a mutated message is refused or read, and what is read is what was written', () => {
    const text = JSON.stringify(STATE);
    fc.assert(fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, part) => {
      const mutated = text.slice(0, at) + part + text.slice(at + 1);
      const parsed = parseState(mutated);
      if (parsed.ok) assert.deepEqual(parsed.message, JSON.parse(mutated));
    }));
  });

  it('are bounded in size and time', () => {
    const long = JSON.stringify({ ...STATE, motif: 'A'.repeat(70_000) });
    assert.deepEqual(parseState(long), { ok: false, erreurs: [{ chemin: '', code: 'TROP_LONG' }] });
    for (const text of ['['.repeat(60_000), `{"v":${'1'.repeat(60_000)}}`, '{"'.repeat(30_000)]) {
      assert.ok(cpuMs(() => parseState(text)) < 300, text.slice(0, 10));
    }
    const page = `{"v":1,"etats":[${'{},'.repeat(400)}{}],"suite":"","reste":false}`;
    assert.ok(cpuMs(() => parseStatesPage(page)) < 300);
  });
});
