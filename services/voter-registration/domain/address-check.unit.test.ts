import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayCheckAddress, type VerificationAdresse } from './address-check.ts';
import { form, piece } from './fixtures/form.ts';
import { deposit, given, SENT, type Step } from './fixtures/scenario.ts';

const answered = (reponse: VerificationAdresse['reponse']): VerificationAdresse =>
  ({ reponse, fournisseur: 'EDF', le: '2026-11-23T08:55:00Z', reference: 'JA-1' });
const filedWith = (reponse: VerificationAdresse['reponse'], pieces = [piece(1, 'CNI')]): Step =>
  ({ by: 'angela', does: deposit(form({ pieces, verificationAdresse: answered(reponse) })) });

describe('§5.4: an energy supplier may confirm the address', () => {
  it('confirmed, it spares the proof: the request is complete at its deposit, and the receipt says so', () => {
    const { state, events } = given().when(filedWith('CONFIRMEE')).thenState('DEPOSEE').story;
    assert.deepEqual(state.attendues, []);
    assert.ok(state.dateComplet !== null);
    assert.deepEqual([events[0]!.facts['adresse'], events[0]!.facts['complete']], ['CONFIRMEE', true]);
  });

  it('whatever else it answers asks for the document as before', () => {
    for (const reponse of ['NON_CONFIRMEE', 'INDISPONIBLE'] as const) {
      const { state } = given().when(filedWith(reponse)).story;
      assert.deepEqual(state.attendues.map(({ besoin }) => besoin), ['ADRESSE'], reponse);
      assert.equal(given().when(filedWith(reponse, [piece(1, 'CNI'), piece(2, 'FACTURE_EAU')])).story.state.attendues.length, 0);
    }
  });

  it('the town hall may still ask for a proof, which then completes the request', () => {
    const asked: Step = { by: 'agent', does: { type: 'demanderPiece', besoin: 'ADRESSE', motif: 'ILLISIBLE' } };
    const sent: Step = { by: 'angela', does: { type: 'completer', pieces: [piece(3, 'FACTURE_EAU')],
      arrivee: Date.parse('2026-11-23T09:00:00Z') } };
    given(filedWith('CONFIRMEE'), SENT, asked).when(sent).thenState('COMPLETE');
  });

  it('another document than the identity that is refused is not asked for again when it is spared', () => {
    const refused: Step = { by: 'systeme', does: { type: 'constaterPiece', piece: piece(2).id, statut: 'ILLISIBLE' } };
    given(filedWith('CONFIRMEE', [piece(1, 'CNI'), piece(2, 'FACTURE_EAU')]), SENT).when(refused).thenState('TRANSMISE');
  });

  it('is for who must prove an address in a metropolitan département', () => {
    assert.ok(mayCheckAddress('DOMICILE', 'PRINCIPALE', '44109') && mayCheckAddress('DOMICILE', 'COMPLEMENTAIRE_MUNICIPALE', '2A004'));
    assert.ok(!mayCheckAddress('DOMICILE', 'PRINCIPALE', '97411') && !mayCheckAddress('DOMICILE', 'PRINCIPALE', '98818'));
    assert.ok(!mayCheckAddress('CONTRIBUABLE', 'PRINCIPALE', '44109') && !mayCheckAddress('CIRCONSCRIPTION', 'CONSULAIRE', '99132'));
  });
});
