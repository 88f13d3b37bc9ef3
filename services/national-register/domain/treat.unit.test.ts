import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demoCases } from '../data/demo-cases.ts';
import type { Message, TypeListe } from '../exchange/messages.ts';
import { decision, inscription, NOW, retrait } from '../exchange/fixtures/portal.ts';
import { applyMessage } from './apply-message.ts';
import { formerRegistration } from './former-registration.ts';
import { simulatedLookUp } from '../exchange/civil-registry.ts';
import { identify, type LookUpRules } from './identify.ts';
import { register, type Registration } from './roll.ts';
import { treat, type Treatment } from './treat.ts';

const rules: LookUpRules = { cases: demoCases(), anomaliesPer1000: 0, draw: () => 0.5 };

/** Given these messages, what the register does. */
const lookUp = simulatedLookUp(rules);
const after = (messages: readonly Message[], asked = lookUp): Treatment => {
  let demande;
  for (const message of messages) {
    const effect = applyMessage(demande, message, 'REU-1', NOW);
    if (effect.kind !== 'unknown') demande = effect.demande;
  }
  return treat(demande!, asked);
};
const told = ({ announcements }: Treatment): (string | null)[][] =>
  announcements.map(({ etat, motif }) => (motif === null ? [etat] : [etat, motif]));
const named = (nomNaissance: string) => inscription('a', { etatCivil: { nomNaissance } });

test('L18 I: a request is told as received, with the last day of the mayor’s decision, and identified', () => {
  const treatment = after([inscription('a')]);
  assert.deepEqual(told(treatment), [['RECUE'], ['IDENTIFIEE']]);
  // 22:59 UTC is 23:59 in Paris, the same day.
  assert.deepEqual(treatment.announcements.map(({ echeance }) => echeance), ['2026-02-09', '2026-02-09']);
  assert.equal(treatment.register, false);
});

test('L30: a late request is decided within three days', () => {
  const late = inscription('a', { demande: { nature: 'L30', motifL30: '1' } });
  assert.deepEqual(after([late]).announcements.map(({ echeance }) => echeance), ['2026-02-07', '2026-02-07']);
});

test('the day of a deposit is that of Paris', () => {
  const late = inscription('a', { demande: { dateDepot: '2026-02-04T23:00:00.000Z' } });
  assert.equal(after([late]).announcements[0]!.echeance, '2026-02-10');
});

test('treating again tells nothing new', () => {
  for (const messages of [[inscription('a')], [inscription('a'), decision('a', 'REFUSEE')],
    [inscription('a'), retrait('a')]]) {
    assert.deepEqual(treat(after(messages).demande, lookUp).announcements, []);
  }
});

test('each case of the civil look-up is told with its motive', () => {
  const cases: [string, (string | null)[]][] = [['RECTIFIER', ['DIVERGENCE', 'RECTIFIEE']],
    ['A peu près', ['IDENTIFIEE']], ['Apeuprès', ['NON_IDENTIFIEE', 'UN_ECHO']],
    ['HOMONYME', ['NON_IDENTIFIEE', 'PLUSIEURS_ECHOS']], ['MARITAL', ['NON_IDENTIFIEE', 'NOM_MARITAL']],
    ['INTROUVABLE', ['NON_IDENTIFIEE', 'AUCUN_ECHO']], ['FEUTESTATEUR', ['NON_IDENTIFIEE', 'DECES']],
    ['CODENEUF', ['NON_IDENTIFIEE', 'REPONSE_INCONNUE']]];
  for (const [nom, state] of cases) assert.deepEqual(told(after([named(nom)])), [['RECUE'], state], nom);
  assert.deepEqual(after([named('RECTIFIER')]).announcements[1]!.divergences,
    [{ trait: 'PRENOMS', propose: 'ANGELA CLAIRE' }]);
});

test('without an answer of the civil registry a request waits as it is, even decided; a question that it finds wrong is an alarm', () => {
  for (const [nom, kind] of [['MUET', 'again'], ['MALFORME', 'fault']] as const) {
    const waiting = after([named(nom), decision('a', 'ACCEPTEE')]);
    assert.deepEqual([told(waiting), waiting.register, waiting.lookUpAgain, waiting.demande.identite], [[['RECUE']], false, kind, null]);
    const answered = treat(waiting.demande, () => ({ kind: 'answer', found: { answer: 'TROUVEE', divergences: [] } }));
    assert.deepEqual([told(answered), answered.register], [[['IDENTIFIEE']], true], 'goes on once it is answered');
  }
});

test('an accepted request of an identified person is to be registered', () => {
  for (const nom of ['DUBOIS', 'RECTIFIER']) {
    assert.equal(after([named(nom), decision('a', 'ACCEPTEE')]).register, true, nom);
  }
});

test('an accepted request of a person who is not established is not registered', () => {
  const treatment = after([named('HOMONYME'), decision('a', 'ACCEPTEE')]);
  assert.deepEqual(told(treatment).at(-1), ['NON_INSCRITE', 'IDENTITE_NON_ETABLIE']);
  assert.equal(treatment.register, false);
});

test('a refused request is not registered', () => {
  assert.deepEqual(told(after([inscription('a'), decision('a', 'REFUSEE')])).at(-1), ['NON_INSCRITE', 'REFUS_MAIRE']);
});

test('a withdrawn request is cancelled, whatever was decided before it was treated', () => {
  for (const messages of [[inscription('a'), retrait('a')],
    [inscription('a'), decision('a', 'ACCEPTEE'), retrait('a', 3)]]) {
    assert.deepEqual(told(after(messages)), [['RECUE'], ['ANNULEE', 'RETRAIT']]);
  }
});

test('a decision on a request that has ended, or was never received, has no effect', () => {
  const { demande } = after([inscription('a'), decision('a', 'ACCEPTEE'), retrait('a', 3)]);
  assert.equal(applyMessage(demande, decision('a', 'ACCEPTEE', 4), 'REU-1', NOW).kind, 'unchanged');
  assert.equal(applyMessage(undefined, decision('a', 'ACCEPTEE'), 'REU-1', NOW).kind, 'unknown');
});

test('the commission or the court may order what the mayor refused (L.19, L.20); a second refusal changes nothing', () => {
  const { demande } = after([inscription('a'), decision('a', 'REFUSEE')]);
  assert.equal(applyMessage(demande, decision('a', 'REFUSEE', 3), 'REU-1', NOW).kind, 'unchanged');
  const reversed = applyMessage(demande, decision('a', 'ACCEPTEE', 3), 'REU-1', NOW);
  assert.ok(reversed.kind === 'changed' && treat(reversed.demande, lookUp).register);
});

test('the same person gets the same answer, and anomalies come at their rate', () => {
  const count = new Map<string, number>();
  for (let i = 0; i < 10_000; i++) {
    const drawing = { ...rules, anomaliesPer1000: 100, draw: () => i / 10_000 };
    const { answer } = identify(inscription('a').demande.etatCivil, drawing);
    count.set(answer, (count.get(answer) ?? 0) + 1);
  }
  assert.equal(count.get('TROUVEE'), 9000);
  assert.equal(count.get('RECTIFIEE'), 500);
  assert.equal(count.size, 7);
});

const wanted = (typeListe: TypeListe, commune: string) =>
  ({ id: commune + typeListe, typeListe, commune, bureau: '1', numero: 'n' });

test('L10: a new registration ends the former one', () => {
  const first = register([], wanted('PRINCIPALE', '04112'), 1).active;
  const { active, ended } = register([first], wanted('PRINCIPALE', '04070'), 2);
  assert.deepEqual([active.commune, active.au], ['04070', null]);
  assert.deepEqual(ended.map(({ commune, au, motif }) => [commune, au, motif]),
    [['04112', 2, 'INSCRIPTION_AUTRE_COMMUNE']]);
});

test('L16 II: a move inside the commune ends the former registration under its own motive', () => {
  const first = register([], wanted('PRINCIPALE', '04112'), 1).active;
  const { ended } = register([first], { ...wanted('PRINCIPALE', '04112'), bureau: '7' }, 2);
  assert.deepEqual(ended.map(({ motif }) => motif), ['INSCRIPTION_MEME_COMMUNE']);
});

test('at most one is active among main and consular, and one a list, whatever the order', () => {
  const lists: TypeListe[] = ['PRINCIPALE', 'CONSULAIRE', 'COMPLEMENTAIRE_MUNICIPALE', 'COMPLEMENTAIRE_EUROPEENNE'];
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...lists), fc.constantFrom('04070', '04112', '13201'))),
    (moves) => {
    let all: Registration[] = [];
    moves.forEach(([list, commune], i) => {
      const { active, ended } = register(all, { ...wanted(list, commune), id: String(i) }, i);
      all = [...all.map((row) => ended.find(({ id }) => id === row.id) ?? row), active];
    });
    const open = all.filter(({ au }) => au === null);
    const exclusive = open.filter(({ typeListe }) => typeListe === 'PRINCIPALE' || typeListe === 'CONSULAIRE');
    return exclusive.length <= 1 && new Set(open.map(({ typeListe }) => typeListe)).size === open.length;
  }));
});

test('who says to move was registered before, who registers first was not', () => {
  const from = (change: object) => formerRegistration({ ...inscription('a').demande, ...change } as never, 'id', 0);
  assert.equal(from({ nature: 'PREMIERE' }), undefined);
  assert.equal(from({ nature: 'CHANGEMENT_COMMUNE', ancienneInscription: '13201' })!.commune, '13201');
  assert.equal(from({ nature: 'MEME_COMMUNE' })!.commune, '44109');
  assert.equal(from({ nature: 'RETOUR_ETRANGER' })!.typeListe, 'CONSULAIRE');
});
