import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leastCpuMs } from '#test/cpu-time.ts';
import { communes, loadCommunes } from './communes.ts';
import { communeOfStructure } from './structures.ts';

const directory = communes();
const names = (typed: string, limit = 8): string[] => directory.search(typed, limit).map(({ nom }) => nom);
const reason = (code: string): string => {
  const resolved = directory.resolve(code);
  return resolved.ok ? `${resolved.commune.nom}` : resolved.raison;
};

describe('the communes of 2026', () => {
  it('are all there', () => {
    assert.equal(directory.size, 34_969);
    assert.equal(directory.withRoll().length, 34_969 - 3 + 45 - 6,
      'arrondissements instead of cities, deserts left out');
  });

  it('load in less than 300 ms of processor and answer in less than 5', () => {
    const loading = leastCpuMs(4, () => loadCommunes());
    assert.ok(loading < 300, `loaded in ${loading} ms`);
    names('nantes');
    for (const typed of ['nnates', 'saint', 'st herblian', 'a', 'paris', 'x'.repeat(40)]) {
      const answering = leastCpuMs(8, () => directory.search(typed, 8));
      assert.ok(answering < 5, `${typed}: ${answering} ms`);
    }
  });
});

describe('where one can register', () => {
  it('L.16 I: an arrondissement has a roll, the whole city does not', () => {
    assert.equal(reason('75115'), 'Paris 15e Arrondissement');
    for (const code of ['75056', '69123', '13055']) assert.equal(reason(code), 'ARRONDISSEMENT_A_CHOISIR');
    const paris = directory.resolve('75056');
    assert.ok(!paris.ok && paris.raison === 'ARRONDISSEMENT_A_CHOISIR' && paris.choix.length === 20);
  });

  it('a part of a commune is answered with its commune, nothing is guessed', () => {
    assert.equal(reason('01120'), 'PARTIE_DE_COMMUNE');
    assert.equal(reason('99999'), 'INCONNUE');
    assert.equal(reason('98411'), 'SANS_ELECTEURS');
    assert.equal(reason('98735'), 'Papeete');
  });

  it('a postal code may serve several communes: all are proposed, the largest first', () => {
    const found = directory.communesOf('51300');
    assert.equal(found.length, 46);
    assert.equal(found[0]!.nom, 'Vitry-le-François');
    assert.deepEqual(directory.communesOf('75015').map(({ code }) => code), ['75115']);
    assert.deepEqual(directory.communesOf('00000'), []);
  });
});

describe('structures', () => {
  it('a town hall is known by the SIREN of its commune, at the head of its SIRET', () => {
    assert.equal(directory.ofSiren('214401093'), '44109');
    assert.deepEqual(communeOfStructure('214 401 093 00015'), ['44109']);
    assert.deepEqual(communeOfStructure('00000000000000'), []);
  });
});

describe('places of birth', () => {
  it('today’s, former and delegated communes are known; other well-formed codes are only possible', () => {
    assert.deepEqual(directory.birthPlace('75107'), { connu: true, nom: 'Paris 7e Arrondissement' });
    assert.deepEqual(directory.birthPlace('75056'), { connu: true, nom: 'Paris' });
    assert.deepEqual(directory.birthPlace('91352'), { connu: false });
    assert.deepEqual(directory.birthPlace('98729'), { connu: true, nom: 'Moorea-Maiao' });
    assert.deepEqual(directory.birthPlace('20004'), { connu: true, nom: 'Ajaccio' }, 'its code before 1976');
    for (const code of ['AAAAA', '', '7510', '751077', '00001', '99100']) {
      assert.equal(directory.birthPlace(code), undefined, code);
    }
  });
});

describe('autocomplete', () => {
  it('finds names without accents, with St and Ste, apostrophes and hyphens', () => {
    assert.equal(names('st etienne')[0], 'Saint-Étienne');
    assert.equal(names('ste-marie')[0], 'Sainte-Marie');
    assert.equal(names('l’hay les roses')[0], 'L\'Haÿ-les-Roses');
    assert.equal(names('oeuf en ternois')[0], 'Œuf-en-Ternois');
    assert.equal(names('nantes')[0], 'Nantes');
  });

  it('finds a word inside a name, an arrondissement, a postal code', () => {
    assert.equal(names('herblain')[0], 'Saint-Herblain');
    assert.equal(names('paris 15')[0], 'Paris 15e Arrondissement');
    assert.deepEqual(names('44800'), ['Saint-Herblain']);
  });

  it('forgives one typing error', () => {
    assert.equal(names('nnates')[0], 'Nantes');
    assert.equal(names('marsielle')[0], 'Marseille');
    assert.equal(names('st herblian')[0], 'Saint-Herblain');
    assert.equal(names('toulose')[0], 'Toulouse');
    assert.equal(names('bordeauxx')[0], 'Bordeaux');
  });

  it('gives at most the number asked for, and nothing for nothing', () => {
    assert.equal(directory.search('saint', 5).length, 5);
    assert.deepEqual(names('   '), []);
    assert.deepEqual(names('!!!'), []);
    assert.deepEqual(names('zzzzzzzz'), []);
    assert.ok(names('a'.repeat(100_000)).length === 0);
  });
});
