import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { memoryStore } from './memory-store.ts';
import { citizensFromCsv, peopleOf, readPeople } from './people.ts';

const DEMO = new URL('./data/people.json', import.meta.url);

const luhn = (digits: string): boolean => [...digits].toReversed().reduce((sum, digit, i) => {
  const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2);
  return sum + (doubled > 9 ? doubled - 9 : doubled);
}, 0) % 10 === 0;

describe('the demo people', () => {
  const people = readPeople(DEMO);

  it('have distinct ids and a label in both languages', () => {
    assert.equal(new Set(people.map((person) => person.id)).size, people.length);
    assert.ok(people.every((person) => person.label.fr && person.label.en));
  });

  it('cover the difficult cases of a civil status', () => {
    const citizens = people.filter((person) => person.kind === 'citizen').map((person) => person.claims);
    const some = (test: (claims: Record<string, unknown>) => boolean): void => assert.ok(citizens.some(test));
    some((claims) => claims.birthdate === '1958-00-00');
    some((claims) => /^\d{4}-\d{2}-00$/.test(String(claims.birthdate)) && claims.birthdate !== '1958-00-00');
    some((claims) => claims.birthplace === '' && claims.birthcountry !== '99100');
    some((claims) => String(claims.birthplace).startsWith('2B'));
    some((claims) => claims.email === undefined);
    some((claims) => String(claims.family_name).length > 50);
    some((claims) => claims.gender === 'unspecified');
  });

  it('give agents a valid SIRET, two communes and people with and without a second factor', () => {
    const agents = people.filter((person) => person.kind === 'agent');
    assert.ok(agents.every((agent) => luhn(String(agent.claims.siret)) && /^\d{14}$/.test(String(agent.claims.siret))));
    assert.ok(new Set(agents.map((agent) => agent.claims.siret)).size >= 4);
    assert.ok(agents.some((agent) => agent.amr.includes('mfa')) && agents.some((agent) => !agent.amr.includes('mfa')));
  });

  it('reads FranceConnect’s own table of fictitious people', (t) => {
    const path = referenceData(t, 'voter-registration/franceconnect/citoyens-fictifs.csv');
    if (path === undefined) return;
    const citizens = citizensFromCsv(readFileSync(path, 'utf8'));
    const byId = peopleOf([citizens]);
    assert.ok(citizens.length > 30);
    assert.equal(byId.find('test_CORSE_2B')?.claims.birthplace, '2B050');
    assert.equal(byId.find('étranger_présumé_né_jour')?.claims.birthdate, '1992-11-00');
    assert.equal(byId.find('sans_mail')?.claims.email, undefined);
    assert.equal(byId.find('naissance_Portugal')?.claims.birthplace, '');
  });

  it('forgets the oldest made-up person at the limit', () => {
    const all = peopleOf([], 2);
    const [first, second, third] = ['A', 'B', 'C'].map((name) => all.invent('citizen', { family_name: name }));
    assert.equal(all.find(first!.id), undefined);
    assert.ok(all.find(second!.id) && all.find(third!.id));
  });
});

describe('the memory store', () => {
  it('drops the oldest entry at the limit and every entry of a revoked grant', async () => {
    const codes = memoryStore(2)('AuthorizationCode');
    await codes.upsert('1', { grantId: 'g' }, 30);
    await codes.upsert('2', { grantId: 'g' }, 30);
    await codes.upsert('3', { grantId: 'h' }, 30);
    assert.equal(await codes.find('1'), undefined);
    await codes.revokeByGrantId('g');
    assert.equal(await codes.find('2'), undefined);
    assert.ok(await codes.find('3'));
  });

  it('does not give what has expired', async (t) => {
    const sessions = memoryStore(10)('Session');
    await sessions.upsert('1', { uid: 'u' }, 30);
    assert.ok(await sessions.findByUid('u'));
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 30_000 });
    assert.equal(await sessions.findByUid('u'), undefined);
  });
});
