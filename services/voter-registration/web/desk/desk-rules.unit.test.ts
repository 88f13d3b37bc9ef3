import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueOf } from './due.ts';
import { emptyPaper, paperRequest } from './paper-request.ts';
import { askChoices, pieceChoices, refusalChoices } from './quick-choices.ts';
import { ATTACHMENTS, type Attache } from '../../domain/codes/attachments.ts';
import { form } from '../../domain/fixtures/form.ts';

describe('the five-day clock', () => {
  for (const [due, tone, days] of [['2026-11-20', 'late', -2], ['2026-11-22', 'now', 0], ['2026-11-24', 'soon', 2],
    ['2026-11-25', 'calm', 3]] as const) {
    it(`${due} seen on 22 November is ${tone}`, () => assert.deepEqual(dueOf('2026-11-22', due), { tone, days }));
  }
  it('counts civil days across the change of hour', () => assert.equal(dueOf('2026-10-24', '2026-10-26').days, 2));
});

describe('questions that one key answers', () => {
  const distinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length
    && keys.every((key) => /^[1-9a-z]$/.test(key));
  it('gives each choice its own key, for every attachment', () => {
    for (const attache of Object.keys(ATTACHMENTS) as Attache[]) {
      const choices = askChoices({ demande: form({ attache }) }, 'fr');
      assert.ok(distinct(choices.map(({ key }) => key)), attache);
      const asked = new Set(choices.map(({ value }) => value.besoin));
      assert.deepEqual([...asked], [...ATTACHMENTS[attache].besoins], attache);
    }
    assert.ok(distinct(refusalChoices('fr').map(({ key }) => key)));
    assert.ok(pieceChoices('en').every(({ value }) => value !== 'MANQUANTE'));
  });
});

describe('a paper request', () => {
  it('leaves out what was not typed, and splits the given names', () => {
    const { demande } = paperRequest({ ...emptyPaper('2026-11-22', '04100'), prenoms: 'Anne, Lise ,',
      voie: 'rue du Lavoir' }, '04112') as
      { demande: { etatCivil: { prenoms: string[]; nomUsage?: string }; adresseRattachement: object; precisionsAttache?: object } };
    assert.deepEqual(demande.etatCivil.prenoms, ['Anne', 'Lise']);
    assert.ok(!('nomUsage' in demande.etatCivil) && !('precisionsAttache' in demande));
    assert.deepEqual(demande.adresseRattachement, { voie: 'rue du Lavoir', codePostal: '04100', commune: '04112' });
  });
});
