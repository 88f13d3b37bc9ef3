import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DemandeDeposee } from '../events.ts';
import { form, piece } from '../fixtures/form.ts';
import { deposit, FILED, given, MONDAY } from '../fixtures/scenario.ts';
import { receiptModel, type ReceiptWords } from './receipt-model.ts';

const WORDS: ReceiptWords = {
  service: 'Service des élections', nomCommune: 'Nantes',
  contact: { mail: 'elections@example.org', phone: '01 99 00 00 01', address: '2 rue du Port, 44000 Nantes' },
  scrutin: (id) => ({ fr: `Scrutin ${id}`, en: `Ballot ${id}` }),
};
const incomplete = given({ by: 'angela', at: MONDAY + 500,
  does: deposit(form({ pieces: [piece(1)] }), { arrivee: MONDAY }) }).story;

const lines = (lang: 'fr' | 'en'): string =>
  receiptModel(incomplete.state, WORDS, lang).blocs
    .map((bloc) => (bloc.sorte === 'CHAMP' ? `${bloc.nom}: ${bloc.valeur}` : bloc.texte)).join('\n');

describe('CRPA R.112-11-1: the receipt of a deposit', () => {
  it('tells the number, both instants in the commune’s time, the service, the delay, and what silence means', () => {
    const text = lines('fr');
    assert.match(text, /Numéro: IEL-2026-07K3P9QXAB2-C/);
    assert.match(text, /Reçue le: 23 novembre 2026 à 10:00:00 \(heure de Paris\)/);
    assert.match(text, /Réponse du maire attendue au plus tard le: 28 novembre 2026/);
    assert.match(text, /Service des élections, elections@example\.org\nTéléphone du service: 01 99 00 00 01\nAdresse du service: 2 rue/);
    assert.match(text, /silence ne vaut ni accord ni refus/);
    assert.match(text, /Pièce à fournir: Adresse, au plus tard le 3 décembre 2026/);
    assert.match(text, /Scrutin pre-2027: à temps si elle est complète au plus tard le 10 mars 2027/);
    assert.match(text, /L\.113/);
  });

  it('is there in English, without a hole', () => {
    assert.match(lines('en'), /Mayor’s answer expected by: 28 November 2026/);
    assert.doesNotMatch(lines('en') + lines('fr'), /undefined|null|\{/);
  });

  it('at a consular post speaks of the post, of no commune and no mayor', () => {
    const model = receiptModel({ ...incomplete.state, commune: '9B019' }, { ...WORDS, nomCommune: 'Londres' }, 'fr');
    const text = JSON.stringify(model);
    assert.match(text, /Poste consulaire demandé.*Lien avec le poste.*Réponse du poste/s);
    assert.match(text, /Le chef du poste consulaire doit vous répondre/);
    assert.doesNotMatch(text, /maire|[Cc]ommune/);
  });

  it('stays readable when the content is erased', () => {
    const { state } = given(FILED).story;
    const model = receiptModel({ ...state, demande: null, commune: null }, WORDS, 'fr');
    assert.equal(model.numero, state.numero);
    assert.doesNotMatch(JSON.stringify(model), /DUBOIS/);
  });
});

describe('what a deposit seals in the clear', () => {
  const { facts } = incomplete.events[0] as unknown as DemandeDeposee;

  it('is a closed list of facts', () => {
    assert.deepEqual(Object.keys(facts).sort(), ['arrivee', 'calendrier', 'canal', 'complete', 'completerAvant',
      'contactService', 'decisionAttendue', 'declaration', 'loi', 'numero', 'pieces', 'retenu', 'scrutins', 'service',
      'silence', 'typeListe']);
  });

  it('names nobody and no place', () => {
    assert.doesNotMatch(JSON.stringify(facts), /DUBOIS|Angela|1962|44109|Strasbourg|angela@|DOMICILE|ADRESSE|CNI/);
  });
});
