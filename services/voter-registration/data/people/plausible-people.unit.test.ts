import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duplicateKeys } from '../../domain/duplicates/keys.ts';
import { validateDemande } from '../../domain/demande/validate-demande.ts';
import { leastCpuMs } from '#test/cpu-time.ts';
import { REFERENCE } from '../../domain/fixtures/form.ts';
import { missingNeeds } from '../../domain/pieces.ts';
import { communes } from '../communes.ts';
import { bearing, digitsOf } from './distinct-digits.ts';
import { plausiblePeople } from './plausible-people.ts';
import { mix32, randomOf, runningSums, weighted } from './random.ts';

const people = plausiblePeople(communes());

describe('plausible people', () => {
  it('are the same for the same seed and index, and others for another seed', () => {
    assert.deepEqual(people.personAt(1, 42), plausiblePeople(communes()).personAt(1, 42));
    assert.notDeepEqual(people.personAt(1, 42), people.personAt(2, 42));
    assert.notDeepEqual(people.personAt(1, 42), people.personAt(1, 43));
  });

  it('give valid forms, now and two years later', () => {
    for (const today of ['2026-01-02', '2026-11-22', '2028-12-31']) {
      for (let i = 0; i < 1_000; i++) {
        const result = validateDemande(people.personAt(3, i * 977), { ...REFERENCE, today });
        assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.errors));
        assert.deepEqual(result.ignores, []);
      }
    }
  });

  it('bring the documents that their attachment asks for, when asked to', () => {
    const attachments = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const { attache, pieces } = people.personAt(4, i, { pieces: true });
      attachments.add(attache);
      assert.deepEqual(missingNeeds({ attache, typeListe: 'PRINCIPALE' }, pieces.map(({ type }) => type)), []);
      assert.equal(people.personAt(4, i).pieces.length, 0);
    }
    assert.equal(attachments.size, 3);
    assert.ok(validateDemande(people.personAt(4, 1, { pieces: true }), REFERENCE).ok);
  });

  it('share no name, given name, birth date and place over fifty thousand indices', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 50_000; i++) seen.add(duplicateKeys(people.personAt(5, i).etatCivil)[0]!.texte);
    assert.equal(seen.size, 50_000);
  });

  it('cannot, over a million: the digits that they bear are a bijection', () => {
    for (const seed of [1, mix32(20_270_418)]) {
      const seen = new Uint8Array(1 << 20);
      for (let i = 0; i < 1 << 20; i++) {
        const { sexe, prenom, nom, jour, lieu } = digitsOf(seed, i);
        seen[sexe + 2 * (prenom + 8 * (nom + 32 * (jour + 64 * lieu)))] = 1;
      }
      assert.ok(seen.every((taken) => taken === 1));
    }
    assert.equal(bearing(100, 32, 5), 101);
  });

  it('live where people live, and are as old as late applicants are', () => {
    const all = Array.from({ length: 5_000 }, (_, i) => people.personAt(6, i));
    const years = all.map(({ etatCivil }) => Number(etatCivil.dateNaissance.slice(0, 4)));
    const under35 = years.filter((year) => year > 1991).length / all.length;
    assert.ok(under35 > 0.55 && under35 < 0.75, String(under35));
    assert.ok(Math.max(...years) <= 2008 && Math.min(...years) >= 1929);
    const parisians = all.filter(({ communeDemandee }) => communeDemandee.startsWith('751')).length;
    assert.ok(parisians > 80 && parisians < 250, String(parisians));
    assert.ok(new Set(all.map(({ communeDemandee }) => communeDemandee)).size > 2_000);
    assert.ok(all.some(({ etatCivil }) => etatCivil.paysNaissance !== '99100'));
  });

  it('can all be put in one commune', () => {
    const one = people.personAt(1, 1, { commune: '04070' });
    assert.equal(one.communeDemandee, '04070');
    assert.equal(one.adresseRattachement.codePostal, '04000');
  });

  it('use an address and numbers kept for fiction: nobody is ever written to', () => {
    for (let i = 0; i < 300; i++) {
      const { courriel, telephone } = people.personAt(8, i).contact;
      assert.match(courriel!, /^[\x21-\x7e]+\.8-\d+@example\.org$/);
      if (telephone) assert.match(telephone, /^\+3363998\d{4}$/);
    }
  });

  it('are made faster than 50,000 a second of processor', () => {
    const least = leastCpuMs(4, () => {
      for (let i = 0; i < 20_000; i++) people.personAt(9, i);
    });
    assert.ok(least < 400, `20,000 people in ${least} ms`);
  });
});

describe('the random numbers', () => {
  it('depend on their seeds only and stay in their range', () => {
    const random = randomOf(1, 2);
    const first = [random.next(), random.unit(), random.below(7)];
    const again = randomOf(1, 2);
    assert.deepEqual(first, [again.next(), again.unit(), again.below(7)]);
    for (let i = 0; i < 1_000; i++) assert.ok(random.below(7) >= 0 && random.below(7) < 7 && random.unit() < 1);
  });

  it('a weighted choice follows its weights', () => {
    const counts = [0, 0, 0];
    const sums = runningSums([1, 0, 3]);
    const random = randomOf(3, 4);
    for (let i = 0; i < 8_000; i++) counts[weighted(sums, random)]! += 1;
    assert.equal(counts[1], 0);
    assert.ok(counts[0]! > 1_800 && counts[0]! < 2_200, String(counts));
  });
});
