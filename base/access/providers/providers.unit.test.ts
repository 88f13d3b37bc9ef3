import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { readPivot } from './france-connect.ts';
import { readAgent } from './pro-connect.ts';
import { readHealthProfessional } from './pro-sante-connect.ts';
import type { Claims } from './profile.ts';

const PIVOT = { given_name: 'Louise Anaïs', family_name: 'VERNAZ', birthdate: '1992-04-17', gender: 'female',
  birthplace: '04112', birthcountry: '99100', email: 'louise@demo.example' };

describe('FranceConnect’s claims', () => {
  it('are read alike with and without the array of given names', () => {
    const plain = readPivot(PIVOT);
    const withArray = readPivot({ ...PIVOT, given_name_array: ['Louise', 'Anaïs'] });
    assert.deepEqual(plain, withArray);
    assert.deepEqual(plain.notices, []);
  });

  it('are normalised to NFC', () => {
    const { person } = readPivot({ ...PIVOT, family_name: 'DUBOIS\u0302' });
    assert.equal(person.kind === 'citizen' && person.familyName, 'DUBOIŜ'.normalize('NFC'));
  });

  for (const [claim, value] of [['birthplace', '2A1155'], ['birthplace', 'AAAAA'], ['birthcountry', 'AZERTY'],
    ['birthplace', ''],
    ['birthdate', '1977-00-03'], ['gender', 'x'], ['family_name', ' ']] as const) {
    it(`leave out ${claim} when it is "${value}", and say so`, () => {
      const { notices } = readPivot({ ...PIVOT, [claim]: value });
      assert.deepEqual(notices, [`unreadable:${claim}`]);
    });
  }

  it('agree with the published examples', (t) => {
    const path = referenceData(t, 'voter-registration/franceconnect/userinfo-exemples.json');
    if (path === undefined) return;
    const examples = JSON.parse(readFileSync(path, 'utf8')) as { cas: string; userinfo: Claims }[];
    assert.equal(examples.length, 8);
    for (const { cas, userinfo } of examples) assert.deepEqual(readPivot(userinfo).notices, [], cas);
  });
});

describe('ProConnect’s claims', () => {
  it('are read from the published example', (t) => {
    const path = referenceData(t, 'voter-registration/franceconnect/proconnect-userinfo-exemple.json');
    if (path === undefined) return;
    const read = readAgent(JSON.parse(readFileSync(path, 'utf8')) as Claims);
    assert.deepEqual(read?.person, { kind: 'agent', givenName: 'Claude', usualName: 'AGENT', uid: 'exemple-uid-1',
      siret: '11002001300097', unit: 'Service elections', population: 'agent', phone: '+33102030405' });
  });

  const agent = { given_name: 'C', usual_name: 'A', email: 'c@a.example', uid: 'u', siret: '11002001300097' };
  for (const claim of Object.keys(agent)) {
    it(`are refused without ${claim}`, () => assert.equal(readAgent({ ...agent, [claim]: undefined }), undefined));
  }
  it('are refused with a SIRET that has not 14 digits', () =>
    assert.equal(readAgent({ ...agent, siret: '123' }), undefined));
});

describe('Pro Santé Connect’s claims', () => {
  it('are refused without a national identifier', () =>
    assert.equal(readHealthProfessional({ family_name: 'FERRAND', given_name: 'Élise' }), undefined));

  it('list the structures of each exercise', () => {
    const read = readHealthProfessional({ SubjectNameID: '8', family_name: 'F', SubjectRefPro: { exercices: [
      { activities: [{ numeroFinessSite: '040000010' }] },
      { activities: [{ identifiantTechniqueDeLaStructure: 'R1' }] }, {}] } });
    assert.deepEqual(read?.person.kind === 'health' && read.person.structures, ['040000010', 'R1']);
  });
});
