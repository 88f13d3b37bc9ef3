import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { pivotIdentity, type PivotClaims } from './france-connect.ts';

type Example = { cas: string; userinfo: PivotClaims };

const ANGELA: PivotClaims = {
  given_name: 'Angela Claire Louise', given_name_array: ['Angela', 'Claire', 'Louise'], family_name: 'DUBOIS',
  birthdate: '1962-08-24', gender: 'female', birthplace: '75107', birthcountry: '99100', email: 'angela@example.org',
};

describe('FranceConnect claims', () => {
  it('become the civil status, locked but for the usage name', () => {
    const { etatCivil, courriel, verrouilles, absents } = pivotIdentity({ ...ANGELA, preferred_username: 'MARTIN' });
    assert.deepEqual(etatCivil, {
      nomNaissance: 'DUBOIS', nomUsage: 'MARTIN', prenoms: ['Angela', 'Claire', 'Louise'], sexe: 'F',
      dateNaissance: '1962-08-24', precision: 'JOUR', communeNaissance: '75107', paysNaissance: '99100',
    });
    assert.equal(courriel, 'angela@example.org');
    assert.ok(verrouilles.includes('/etatCivil/nomNaissance') && !verrouilles.includes('/etatCivil/nomUsage'));
    assert.deepEqual(absents, []);
  });

  it('given_name_array keeps a compound given name whole; without it the text is cut at spaces', () => {
    assert.deepEqual(pivotIdentity({ ...ANGELA, given_name_array: ['Jean Marie', 'Luc'] }).etatCivil.prenoms,
      ['Jean Marie', 'Luc']);
    const { given_name_array: _array, ...plain } = ANGELA;
    assert.deepEqual(pivotIdentity({ ...plain, given_name: 'Anne-Laure  Angélique ' }).etatCivil.prenoms,
      ['Anne-Laure', 'Angélique']);
  });

  it('presumed dates keep their precision; 1977-00-03 is left to be asked', () => {
    assert.equal(pivotIdentity({ ...ANGELA, birthdate: '1992-11-00' }).etatCivil.precision, 'MOIS');
    assert.equal(pivotIdentity({ ...ANGELA, birthdate: '1992-00-00' }).etatCivil.precision, 'ANNEE');
    assert.deepEqual(pivotIdentity({ ...ANGELA, birthdate: '1977-00-03' }).absents, ['/etatCivil/dateNaissance']);
  });

  it('a birth abroad has no commune, and keeps a place written in words', () => {
    const abroad = { ...ANGELA, birthcountry: '99352' };
    assert.equal(pivotIdentity({ ...abroad, birthplace: '' }).etatCivil.communeNaissance, undefined);
    assert.equal(pivotIdentity({ ...abroad, birthplace: '90900' }).etatCivil.libelleLieuNaissance, undefined);
    assert.equal(pivotIdentity({ ...abroad, birthplace: 'Alger' }).etatCivil.libelleLieuNaissance, 'Alger');
  });

  it('what is missing or unusable is asked, never invented', () => {
    const { etatCivil, absents } = pivotIdentity({ ...ANGELA, gender: 'unspecified', family_name: ' ',
      birthcountry: 'AZERTY' });
    assert.equal(etatCivil.sexe, undefined);
    assert.deepEqual(absents, ['/etatCivil/nomNaissance', '/etatCivil/sexe', '/etatCivil/paysNaissance']);
    assert.deepEqual(pivotIdentity({ gender: 'constructor' }).etatCivil, {});
  });

  it('a usage name equal to the birth name is not kept', () => {
    assert.equal(pivotIdentity({ ...ANGELA, preferred_username: 'Dubois' }).etatCivil.nomUsage, undefined);
  });

  it('every example of the reference folder gives a usable identity', (t) => {
    const path = referenceData(t, 'voter-registration/franceconnect/userinfo-exemples.json');
    if (!path) return;
    const examples = JSON.parse(readFileSync(path, 'utf8')) as Example[];
    assert.ok(examples.length >= 8);
    for (const { cas, userinfo } of examples) {
      const { etatCivil, absents } = pivotIdentity(userinfo);
      assert.deepEqual(absents, [], cas);
      assert.deepEqual(etatCivil.prenoms, userinfo.given_name_array, cas);
    }
    const corsican = pivotIdentity(examples.find(({ cas }) => cas === 'test_CORSE_2B')!.userinfo);
    assert.equal(corsican.etatCivil.communeNaissance, '2B050');
  });
});
