import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ACCEPTED, CHECKED, DAY, deposit, FILED, given, MONDAY, NANTES, NUMERO, OTHER_NUMERO, PROPOSED, REF_REU, REFUSED,
  REGISTERED, SENT, type Step,
} from './fixtures/scenario.ts';
import { form, piece } from './fixtures/form.ts';

const ASKED: Step = { by: 'agent', does: { type: 'demanderPiece', besoin: 'ADRESSE', motif: 'ILLISIBLE' } };
const complete = (n: number, type: 'FACTURE_EAU' | 'CNI' = 'FACTURE_EAU', at = MONDAY): Step =>
  ({ by: 'angela', does: { type: 'completer', pieces: [piece(n, type)], arrivee: at }, at });

describe('L.9, R.5: filing a request', () => {
  it('a complete request is filed, with its number and its author', () => {
    const { state } = given().when(FILED).thenState('DEPOSEE').thenEvents('DemandeDeposee').story;
    assert.equal(state.numero, NUMERO);
    assert.equal(state.deposant, 'usager-angela');
    assert.equal(state.commune, NANTES);
    assert.equal(state.dateComplet, MONDAY);
  });

  it('an incomplete one is filed too: what is missing is awaited', () => {
    const { state } = given().when({ by: 'angela', does: deposit(form({ pieces: [piece(1)] })) }).thenState('DEPOSEE')
      .story;
    assert.equal(state.dateComplet, null);
    assert.deepEqual(state.attendues.map(({ besoin, echeance }) => [besoin, echeance]), [['ADRESSE', '2026-12-03']]);
  });

  it('cannot be filed twice in one dossier', () => given(FILED).when(FILED).thenRefuses('TRANSITION_IMPOSSIBLE'));

  it('online, people file for themselves; paper is entered by the town hall of the commune, with its day', () => {
    const paper = deposit(form(), { canal: 'GUICHET', recueLe: '2026-11-20' });
    given().when({ by: 'agent', does: deposit() }).thenRefuses('CANAL_REFUSE');
    given().when({ by: 'angela', does: paper }).thenRefuses('CANAL_REFUSE');
    given().when({ by: 'agentReze', does: paper }).thenRefuses('DOSSIER_INTROUVABLE');
    given().when({ by: 'agent', does: deposit(form(), { canal: 'COURRIER' }) }).thenRefuses('DATE_DEPOT_INVALIDE');
    const tomorrow = deposit(form(), { canal: 'COURRIER', recueLe: '2026-11-24' });
    given().when({ by: 'agent', does: tomorrow }).thenRefuses('DATE_DEPOT_INVALIDE');
    const { state } = given().when({ by: 'agent', does: paper }).thenState('DEPOSEE').story;
    assert.equal(state.decisionAttendue, '2026-11-25',
      'five days from the reception of the paper, not from its typing');
  });
});

describe('R.5: what counts for the closings is the arrival, never the processing', () => {
  const lastMs = Date.parse('2027-03-10T22:59:59.999Z');
  const verdict = (arrivee: number, at: number, ticket?: number): string | undefined => given().when({
    by: 'angela', at, does: deposit(form(), { arrivee, ...(ticket === undefined ? {} : { ticket }) }),
  }).story.state.scrutins.find(({ scrutin }) => scrutin === 'pre-2027')?.verdict;

  it('arrived at 23:59:59.999 and stored after midnight: in time, with both instants', () => {
    assert.equal(verdict(lastMs, lastMs + 5_000), 'A_TEMPS');
    const { state } = given().when({ by: 'angela', at: lastMs + 5_000, does: deposit(form(), { arrivee: lastMs }) })
      .story;
    assert.deepEqual([state.dateArrivee, state.dateDepot], [lastMs, lastMs + 5_000]);
  });

  it('arrived at 00:00:00.000: accepted, and qualified after the ballot', () => {
    assert.equal(verdict(lastMs + 1, lastMs + 1), 'HORS_DELAI');
  });

  it('a waiting-room ticket taken before the closing dates the request for two hours', () => {
    const twoHours = 2 * 60 * 60 * 1000;
    assert.equal(verdict(lastMs + twoHours, lastMs + twoHours, lastMs), 'A_TEMPS');
    assert.equal(verdict(lastMs + twoHours + 1, lastMs + twoHours + 1, lastMs), 'HORS_DELAI');
    assert.equal(verdict(lastMs + 10, lastMs + 10, lastMs + 1), 'HORS_DELAI',
      'a ticket after the closing dates nothing');
    assert.equal(verdict(lastMs, lastMs, lastMs + 60_000), 'A_TEMPS', 'a ticket after the arrival is not looked at');
  });

  it('an arrival later than the commit is a wrong clock: the commit counts', () => {
    assert.equal(verdict(lastMs + 60_000, lastMs), 'A_TEMPS');
  });

  it('L.30: late, with a motive, it counts as a late case', () => {
    const demande = form({ nature: 'L30', motifL30: '3' });
    const { state } = given()
      .when({ by: 'angela', at: lastMs + DAY, does: deposit(demande, { arrivee: lastMs + DAY }) }).story;
    assert.equal(state.scrutins.find(({ scrutin }) => scrutin === 'pre-2027')?.verdict, 'L30');
    assert.equal(state.decisionAttendue, '2027-03-14', 'three days, not five');
  });

  it('an incomplete request is requalified when completed', () => {
    const story = given({ by: 'angela', does: deposit(form({ pieces: [piece(1)] })) });
    assert.equal(story.story.state.scrutins[0]?.verdict, 'A_COMPLETER');
    assert.equal(story.when(complete(2)).story.state.scrutins[0]?.verdict, 'A_TEMPS');
    const late = story.when(complete(2, 'FACTURE_EAU', lastMs + 1)).story.state;
    assert.equal(late.scrutins.find(({ scrutin }) => scrutin === 'pre-2027')?.verdict, 'HORS_DELAI');
  });

  it('a by-election stays out of the sealed facts: it would tell the commune', () => {
    const demande = form({
      communeDemandee: '04070', adresseRattachement: { voie: 'rue du Lac', codePostal: '04000', commune: '04070' },
    });
    const [event] = given().when({ by: 'angela', does: deposit(demande) }).story.events;
    const facts = JSON.stringify(event!.facts);
    assert.doesNotMatch(facts, /par-demo|04070|DUBOIS|DOMICILE|CNI|1962/);
    assert.match(JSON.stringify(event!.content), /par-demo-04/);
  });
});

describe('transmission to the town hall (arrêté of 8 March 2019)', () => {
  it('the register takes the request in: the town hall has it', () => {
    given(FILED).when(SENT).thenState('TRANSMISE');
    given(FILED, CHECKED).when(SENT).thenState('TRANSMISE');
  });

  it('what is missing at that moment is asked of the applicant', () => {
    given({ by: 'angela', does: deposit(form({ pieces: [] })) }).when(SENT).thenState('A_COMPLETER');
  });

  it('the acknowledgement may come twice; another reference is refused', () => {
    given(FILED, SENT).when(SENT).thenState('TRANSMISE').thenEvents();
    const other: Step = { by: 'registre', does: { type: 'transmettre', refReu: 'REU-AUTRE' } };
    given(FILED, SENT).when(other).thenRefuses('REFERENCE_DISCORDANTE');
  });

  it('it may come after a withdrawal: the reference is kept, the state stays', () => {
    const { state } = given(FILED, { by: 'angela', does: { type: 'retirer' } }).when(SENT).thenState('ABANDONNEE')
      .story;
    assert.equal(state.refReu, REF_REU);
  });

  it('the identity look-up may come before or after: it never holds the citizen back', () => {
    given(FILED).when(CHECKED).thenState('CONTROLE_AUTO');
    const { state } = given(FILED, SENT, PROPOSED).when(CHECKED).thenState('INSTRUITE').story;
    assert.equal(state.identite, 'IDENTIFIEE');
    given(FILED, SENT, CHECKED).when(CHECKED).thenEvents();
  });
});

describe('L.18 I: the agent proposes, the mayor decides', () => {
  it('an acceptance goes to the register, with the polling station if known', () => {
    given(FILED, SENT).when(PROPOSED).thenState('INSTRUITE');
    const { state } = given(FILED, SENT, PROPOSED)
      .when({ by: 'maire', does: { type: 'viser', sens: 'ACCEPTER', bureau: '44109_12' } }).thenState('VISEE_ACCEPTEE')
        .story;
    assert.equal(state.decision?.bureau, '44109_12');
    assert.equal(state.decision?.recoursAvant, null);
  });

  it('a refusal needs a motive, and opens the preliminary appeal counted from the latest notification', () => {
    given(FILED, SENT, PROPOSED).when({ by: 'maire', does: { type: 'viser', sens: 'REFUSER' } })
      .thenRefuses('MOTIF_REQUIS');
    const { state } = given(FILED, SENT, PROPOSED).when(REFUSED).thenState('VISEE_REFUSEE').story;
    assert.equal(state.decision?.recoursAvant, '2026-11-30');
    given(FILED, SENT).when({ by: 'agent', does: { type: 'instruire', sens: 'ACCEPTER', motif: 'AGE' } })
      .thenRefuses('MOTIF_SANS_OBJET');
  });

  it('the mayor may decide otherwise than proposed, but not without a proposal', () => {
    given(FILED, SENT, PROPOSED).when(REFUSED).thenState('VISEE_REFUSEE');
    given(FILED, SENT).when(ACCEPTED).thenRefuses('TRANSITION_IMPOSSIBLE');
  });

  it('the agent’s proposal is not the decision: an agent cannot sign', () => {
    given(FILED, SENT, PROPOSED).when({ ...ACCEPTED, by: 'agent' }).thenRefuses('ROLE_REFUSE');
  });

  it('the motive is personal: it is in the encrypted content, not in the sealed facts', () => {
    const event = given(FILED, SENT, PROPOSED).when(REFUSED).story.events.at(-1)!;
    assert.doesNotMatch(JSON.stringify(event.facts), /ATTACHE/);
    assert.match(JSON.stringify(event.content), /ATTACHE_NON_PROUVEE/);
  });

  it('a document asked for while the mayor has the file sends it back and drops the proposal', () => {
    const { state } = given(FILED, SENT, PROPOSED).when(ASKED).thenState('A_COMPLETER').story;
    assert.equal(state.proposition, null);
  });
});

describe('L.16 I: the register has the last word on the roll', () => {
  const unknown: Step = { by: 'registre',
    does: { type: 'nonInscriteReu', refReu: REF_REU, motif: 'IDENTITE_NON_ETABLIE' } };

  it('confirms the registration once, however often it says so', () => {
    const { state } = given(FILED, SENT, PROPOSED, ACCEPTED).when(REGISTERED).thenState('INSCRITE').story;
    assert.deepEqual(state.inscription, { nne: '412087365', bureau: '44109_12', effetLe: '2026-11-27',
      le: MONDAY, origine: 'MAIRE' });
    given(FILED, SENT, PROPOSED, ACCEPTED, REGISTERED).when(REGISTERED).thenEvents();
    given(FILED, SENT, PROPOSED).when(REGISTERED).thenRefuses('TRANSITION_IMPOSSIBLE');
  });

  it('may not know the person: the town hall checks, then it registers', () => {
    given(FILED, SENT, PROPOSED, ACCEPTED).when(unknown).thenState('NON_INSCRITE_REU');
    given(FILED, SENT, PROPOSED, ACCEPTED, unknown).when(unknown).thenEvents();
    given(FILED, SENT, PROPOSED, ACCEPTED, unknown).when(REGISTERED).thenState('INSCRITE');
    given(FILED, SENT, PROPOSED, ACCEPTED, unknown).when(ASKED).thenState('A_COMPLETER');
  });

  it('an answer for another reference is refused', () => {
    given(FILED, SENT, PROPOSED, ACCEPTED)
      .when({ by: 'registre', does: { ...REGISTERED.does, refReu: 'REU-AUTRE' } as Step['does'] })
        .thenRefuses('REFERENCE_DISCORDANTE');
  });

  it('a later move elsewhere ends the registration by itself; the echo of a withdrawal changes nothing', () => {
    const ended: Step = { by: 'registre',
      does: { type: 'annulerReu', refReu: REF_REU, motif: 'INSCRIPTION_AUTRE_COMMUNE' } };
    const { state } = given(FILED, SENT, PROPOSED, ACCEPTED, REGISTERED).when(ended).thenState('INSCRITE').story;
    assert.equal(state.radiation, 'INSCRIPTION_AUTRE_COMMUNE');
    given(FILED, SENT, { by: 'angela', does: { type: 'retirer' } }).when({ by: 'registre',
      does: { type: 'annulerReu', refReu: REF_REU, motif: 'RETRAIT' } }).thenEvents();
  });
});

describe('L.10: two requests that look alike', () => {
  const link: Step = { by: 'systeme',
    does: { type: 'signalerDoublon', autre: OTHER_NUMERO, raisons: ['MEME_ETAT_CIVIL'] } };
  const keep: Step = { by: 'agent', does: { type: 'retenirDoublon', autre: OTHER_NUMERO } };
  const discard: Step = { by: 'agent', does: { type: 'ecarterDoublon', autre: OTHER_NUMERO } };

  it('are linked, and both go on: nothing is merged or deleted', () => {
    given(FILED, SENT).when(link).thenState('TRANSMISE').thenEvents('DoublonSignale');
    given(FILED, SENT, link).when(link).thenEvents();
    given(FILED, SENT).when({ ...link, does: { ...link.does, autre: NUMERO } as Step['does'] })
      .thenRefuses('DOUBLON_INVALIDE');
  });

  it('an agent keeps the other one, or sets the link aside', () => {
    given(FILED, SENT, link).when(keep).thenState('DOUBLON');
    given(FILED, SENT).when(keep).thenRefuses('DOUBLON_INVALIDE');
    given(FILED, SENT, link).when(discard).thenState('TRANSMISE');
    given(FILED, SENT, link, discard).when(discard).thenEvents();
  });

  it('a request marked too soon comes back to the state that it had', () => {
    given(FILED, SENT, ASKED, link, keep).when(discard).thenState('A_COMPLETER');
    given(FILED, SENT, PROPOSED, link, keep).when(discard).thenState('INSTRUITE');
  });
});

describe('withdrawing, closing, erasing', () => {
  it('L.9: the person withdraws until the mayor has decided', () => {
    given(FILED).when({ by: 'angela', does: { type: 'retirer' } }).thenState('ABANDONNEE');
    given(FILED, SENT, PROPOSED).when({ by: 'angela', does: { type: 'retirer' } }).thenState('ABANDONNEE');
    given(FILED, SENT, PROPOSED, ACCEPTED).when({ by: 'angela', does: { type: 'retirer' } })
      .thenRefuses('TRANSITION_IMPOSSIBLE');
    given(FILED).when({ by: 'paul', does: { type: 'retirer' } }).thenRefuses('DOSSIER_INTROUVABLE');
  });

  it('L.18 III: a refusal is closed only after the term of the preliminary appeal', () => {
    const close = (at: number): Step => ({ by: 'systeme', does: { type: 'clore' }, at });
    given(FILED, SENT, PROPOSED, REFUSED).when(close(Date.parse('2026-11-30T22:59:59Z'))).thenRefuses('DELAI_EN_COURS');
    given(FILED, SENT, PROPOSED, REFUSED).when(close(Date.parse('2026-11-30T23:00:00Z'))).thenState('CLOSE');
    given(FILED, SENT).when(close(MONDAY)).thenRefuses('TRANSITION_IMPOSSIBLE');
    const event = given(FILED, SENT, PROPOSED, ACCEPTED, REGISTERED).when(close(MONDAY)).thenState('CLOSE')
      .story.events.at(-1)!;
    assert.equal(event.facts['conserveJusquau'], '2027-12-31');
  });

  it('arrêté of 8 March 2019: the portal’s copy goes once acknowledged, or on the tenth day with an export', () => {
    const purge = (at: number, preuveExportee?: string): Step =>
      ({ by: 'systeme', does: { type: 'purgerContenu', ...(preuveExportee ? { preuveExportee } : {}) }, at });
    given(FILED, SENT).when(purge(MONDAY)).thenEvents('ContenuPurge');
    given(FILED, SENT, purge(MONDAY)).when(purge(MONDAY)).thenEvents();
    given(FILED).when(purge(MONDAY + 10 * DAY)).thenRefuses('ACCUSE_ABSENT');
    given(FILED).when(purge(MONDAY + 10 * DAY - 1, 'export-1')).thenRefuses('ACCUSE_ABSENT');
    given(FILED).when(purge(MONDAY + 10 * DAY, 'export-1')).thenEvents('ContenuPurge');
  });
});
