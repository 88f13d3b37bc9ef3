import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { form, piece } from './fixtures/form.ts';
import { ACCEPTED, DAY, deposit, FILED, given, MONDAY, PROPOSED, SENT, type Step } from './fixtures/scenario.ts';

const ASKED: Step = { by: 'agent', does: { type: 'demanderPiece', besoin: 'ADRESSE', motif: 'ILLISIBLE' } };
const complete = (n: number, type: 'FACTURE_EAU' | 'CNI' = 'FACTURE_EAU', at = MONDAY): Step =>
  ({ by: 'angela', does: { type: 'completer', pieces: [piece(n, type)], arrivee: at }, at });

describe('L.18 I: documents asked for, received, examined', () => {
  it('a document is asked for with a coded motive and a date, then received: the request is complete', () => {
    const asked = given(FILED, SENT).when(ASKED).thenState('A_COMPLETER').story.state;
    assert.deepEqual(asked.attendues, [{ besoin: 'ADRESSE', motif: 'ILLISIBLE', echeance: '2026-12-03' }]);
    assert.equal(asked.dateComplet, null);
    const { state } = given(FILED, SENT, ASKED).when(complete(3, 'FACTURE_EAU', MONDAY + DAY)).thenState('COMPLETE')
      .story;
    assert.equal(state.dateComplet, MONDAY + DAY);
    assert.equal(state.pieces.length, 3);
  });

  it('another document than the one asked for does not complete the request', () => {
    given(FILED, SENT, ASKED).when(complete(3, 'CNI')).thenState('A_COMPLETER');
  });

  it('the same file sent twice counts once; nothing is not a document', () => {
    given(FILED, SENT, ASKED, complete(3)).when(complete(3)).thenState('COMPLETE').thenEvents();
    given(FILED, SENT).when({ by: 'angela', does: { type: 'completer', pieces: [], arrivee: MONDAY } })
      .thenRefuses('PIECES_ABSENTES');
  });

  it('an infected file is quarantined and another one asked for in neutral words; the dossier is kept', () => {
    const infected: Step = { by: 'systeme', does: { type: 'constaterPiece', piece: piece(2).id, statut: 'INFECTEE' } };
    const { state, events } = given(FILED, SENT).when(infected).thenEvents('PieceExaminee', 'PieceDemandee')
      .thenState('A_COMPLETER').story;
    assert.equal(state.attendues[0]?.motif, 'FICHIER_INUTILISABLE');
    assert.doesNotMatch(JSON.stringify(events.at(-1)), /virus|infect/i);
    given(FILED, SENT, infected)
      .when({ by: 'agent', does: { type: 'jugerPiece', piece: piece(2).id, statut: 'ACCEPTEE' } })
      .thenRefuses('PIECE_EN_QUARANTAINE');
    given(FILED, SENT, infected).when(complete(4)).thenState('COMPLETE');
    given(FILED).when(infected).thenState('DEPOSEE');
    given(FILED, infected).when(SENT).thenState('A_COMPLETER');
  });

  it('an infected file that another one replaces already asks for nothing', () => {
    const twice = deposit(form({ pieces: [piece(1), piece(2, 'FACTURE_EAU'), piece(3, 'FACTURE_ENERGIE')] }));
    given({ by: 'angela', does: twice }, SENT)
      .when({ by: 'systeme', does: { type: 'constaterPiece', piece: piece(2).id, statut: 'INFECTEE' } })
        .thenEvents('PieceExaminee');
  });

  it('a late clean scan never undoes what an agent has judged; an infection always shows', () => {
    const judged: Step = { by: 'agent', does: { type: 'jugerPiece', piece: piece(1).id, statut: 'ACCEPTEE' } };
    const scan = (statut: 'SAINE' | 'INFECTEE'): Step =>
      ({ by: 'systeme', does: { type: 'constaterPiece', piece: piece(1).id, statut } });
    given(FILED, SENT, judged).when(scan('SAINE')).thenEvents();
    given(FILED, SENT, judged).when(scan('INFECTEE')).thenState('A_COMPLETER');
    given(FILED, SENT, scan('INFECTEE')).when(scan('SAINE')).thenEvents();
  });

  it('a document refused by an agent needs a motive and asks for another', () => {
    const refuse = { type: 'jugerPiece', piece: piece(2).id, statut: 'REFUSEE' } as const;
    given(FILED, SENT).when({ by: 'agent', does: refuse }).thenRefuses('MOTIF_REQUIS');
    given(FILED, SENT).when({ by: 'agent', does: { ...refuse, motif: 'PERIMEE' } }).thenState('A_COMPLETER');
    given(FILED, SENT).when({ by: 'agent', does: { ...refuse, piece: piece(99).id, motif: 'PERIMEE' } })
      .thenRefuses('PIECE_INCONNUE');
  });

  it('arrêté of 16 November 2018: an agent cannot accept a document that was too old on the day of deposit', () => {
    const judge = (n: number, dateDocument: string): Step => ({
      by: 'agent', does: { type: 'jugerPiece', piece: piece(n).id, statut: 'ACCEPTEE', dateDocument },
    });
    given(FILED, SENT).when(judge(1, '2021-11-24')).thenEvents('PieceExaminee');
    given(FILED, SENT).when(judge(1, '2021-11-23')).thenRefuses('PIECE_PERIMEE');
    given(FILED, SENT).when(judge(2, '2026-08-24')).thenEvents('PieceExaminee');
    given(FILED, SENT).when(judge(2, '2026-08-23')).thenRefuses('PIECE_PERIMEE');
  });

  it('once decided, a bad file no longer asks for anything', () => {
    given(FILED, SENT, PROPOSED, ACCEPTED)
      .when({ by: 'systeme', does: { type: 'constaterPiece', piece: piece(2).id, statut: 'INFECTEE' } })
      .thenState('VISEE_ACCEPTEE').thenEvents('PieceExaminee');
  });

  it('no answer after the term: the request lapses, never before its last day has ended', () => {
    const lapse = (at: number): Step => ({ by: 'systeme', does: { type: 'abandonner' }, at });
    given(FILED, SENT, ASKED).when(lapse(Date.parse('2026-12-03T22:59:59Z'))).thenRefuses('DELAI_EN_COURS');
    given(FILED, SENT, ASKED).when(lapse(Date.parse('2026-12-03T23:00:00Z'))).thenState('ABANDONNEE');
  });

  it('a social security number in a message is masked', () => {
    const say = (message: string): Step => ({ by: 'agent', does: { ...ASKED.does, message } as Step['does'] });
    const { events } = given(FILED, SENT).when(say('vu 2620875107005 ici')).story;
    assert.match(JSON.stringify(events.at(-1)!.content), /\[numéro masqué\]/);
  });
});
