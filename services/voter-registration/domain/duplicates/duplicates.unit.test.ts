import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { communes } from '../../data/communes.ts';
import { plausiblePeople } from '../../data/people/plausible-people.ts';
import type { EtatCivil } from '../identity/civil-status.ts';
import { compare, type DuplicateSide } from './compare.ts';
import { duplicateKeys } from './keys.ts';

const LEA: EtatCivil = {
  nomNaissance: 'LEFÈVRE', prenoms: ['Léa', 'Marie'], sexe: 'F', dateNaissance: '1999-03-04', precision: 'JOUR',
  communeNaissance: '44109', paysNaissance: '99100',
};
const side = (change: Partial<EtatCivil> = {}, commune = '44109'): DuplicateSide =>
  ({ etatCivil: { ...LEA, ...change }, commune });
const verdict = (change: Partial<EtatCivil>, commune?: string): string =>
  compare(side(), side(change, commune)).verdict;
const meet = (change: Partial<EtatCivil>): boolean => {
  const mine = new Set(duplicateKeys(LEA).map(({ texte }) => texte));
  return duplicateKeys({ ...LEA, ...change }).some(({ texte }) => mine.has(texte));
};

describe('two requests that look alike', () => {
  it('the same civil status, however it is typed, is the same person', () => {
    assert.deepEqual(compare(side(), side()), { verdict: 'same', raisons: ['MEME_ETAT_CIVIL', 'MEME_COMMUNE'] });
    assert.equal(verdict({ nomNaissance: 'Lefevre', prenoms: ['LEA'] }), 'same');
    assert.deepEqual(compare(side(), side({}, '75115')).raisons, ['MEME_ETAT_CIVIL', 'AUTRE_COMMUNE']);
  });

  it('twins share all but the given name: they are different people', () => {
    assert.equal(verdict({ prenoms: ['Chloé', 'Marie'] }), 'different');
    assert.equal(verdict({ prenoms: ['Paul'], sexe: 'M' }), 'different');
  });

  it('a typing error is proposed to an agent, never merged', () => {
    const near: readonly [Partial<EtatCivil>, string][] = [
      [{ nomNaissance: 'LEFEBVRE' }, 'NOM_PROCHE'], [{ prenoms: ['Lea', 'Anne'] }, 'AUTRES_PRENOMS'],
      [{ dateNaissance: '1999-04-03' }, 'DATE_PROCHE'], [{ dateNaissance: '1998-03-04' }, 'DATE_PROCHE'],
      [{ dateNaissance: '1999-00-00', precision: 'ANNEE' }, 'DATE_PROCHE'], [{ communeNaissance: '44162' },
        'LIEU_DIFFERENT'],
      [{ sexe: 'M' }, 'SEXE_DIFFERENT'], [{ nomNaissance: 'MARTIN', nomUsage: 'Lefèvre' }, 'NOM_USAGE'],
    ];
    for (const [change, raison] of near) {
      const result = compare(side(), side(change));
      assert.equal(result.verdict, 'propose', raison);
      assert.ok(result.raisons.includes(raison as never), raison);
    }
  });

  it('twins of near names are different people: a slip of the pen keeps the other given names', () => {
    assert.equal(verdict({ prenoms: ['Léo', 'Arnaud'] }), 'different');
    assert.equal(verdict({ prenoms: ['Léo', 'Marie'] }), 'propose');
    assert.equal(compare(side({ prenoms: ['Lucie'] }), side({ prenoms: ['Lucas'] })).verdict, 'different');
    assert.equal(compare(side({ prenoms: ['Lucie'] }), side({ prenoms: ['Lucia'] })).verdict, 'propose');
  });

  it('born far apart, homonyms of one birth date are different people unless all their given names agree', () => {
    assert.equal(verdict({ communeNaissance: '75107' }), 'propose');
    assert.equal(verdict({ communeNaissance: '75107', prenoms: ['Léa'] }), 'different');
    assert.equal(verdict({ communeNaissance: '44162', prenoms: ['Léa'] }), 'propose');
  });

  it('too many small differences are another person', () => {
    assert.equal(verdict({ nomNaissance: 'LEFEBVRE', dateNaissance: '1999-04-03', communeNaissance: '44162' }),
      'different');
    assert.equal(verdict({ nomNaissance: 'MARTIN' }), 'different');
    assert.equal(verdict({ dateNaissance: '1975-11-30' }), 'different');
  });

  it('the comparison does not depend on the order', () => {
    const word = fc.constantFrom('LEFEVRE', 'LEFEBVRE', 'MARTIN', 'N’Diaye', 'Lé');
    const civil = fc.record({ nomNaissance: word, prenoms: fc.array(word, { minLength: 1, maxLength: 3 }),
      dateNaissance: fc.constantFrom('1999-03-04', '1999-04-03', '1999-00-00', '1980-01-01'),
      sexe: fc.constantFrom('M' as const, 'F' as const), communeNaissance: fc.constantFrom('44109', '75107',
        undefined) });
    fc.assert(fc.property(civil, civil, (a, b) => {
      const [left, right] = [side(a as Partial<EtatCivil>), side(b as Partial<EtatCivil>)];
      assert.deepEqual(compare(left, right), compare(right, left));
    }));
  });
});

describe('candidate keys', () => {
  it('meet for the same person and for one wrong trait of any sort', () => {
    for (const change of [{}, { nomNaissance: 'LEFEBVRE' }, { prenoms: ['Lia'] }, { communeNaissance: '44162' },
      { dateNaissance: '1998-03-04' }, { nomNaissance: 'lefevre' }]) assert.ok(meet(change), JSON.stringify(change));
  });

  it('do not meet for strangers: a thousand people make no candidate pair on the whole key', () => {
    const people = plausiblePeople(communes());
    const keys = Array.from({ length: 1_000 }, (_, i) => duplicateKeys(people.personAt(7, i).etatCivil)[0]!.texte);
    assert.equal(new Set(keys).size, 1_000);
  });

  it('a birth abroad uses the country and the place in words', () => {
    const abroad = { paysNaissance: '99352', communeNaissance: undefined,
      libelleLieuNaissance: 'Alger' } as unknown as Partial<EtatCivil>;
    assert.ok(duplicateKeys({ ...LEA, ...abroad })[0]!.texte.endsWith('99352 ALGER'));
  });
});
