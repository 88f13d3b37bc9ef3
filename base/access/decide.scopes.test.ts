import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accessMatrix, allowedLines, axesOf, holderOf } from '#test/access-matrix.ts';
import { CITIZEN_GRANTS, VISITOR, type Actor } from './actor.ts';
import { createAuthoriser, NO_RULE, rowContextOf, type AccessRule, type Decision, type Resource } from './decide.ts';
import { refusal } from './refusal.ts';

const rules: AccessRule[] = [
  { id: 'clerk-reads', roles: ['clerk', 'mayor'], actions: ['read'], territory: 'same', purposes: ['instruction'],
    effect: 'allow', obligations: ['mask:phone'] },
  { id: 'mayor-decides', roles: ['mayor'], actions: ['decide'], states: ['instructed'], territory: 'same',
    purposes: ['instruction'], secondFactor: true, effect: 'allow' },
  { id: 'holder-reads', roles: ['citizen'], actions: ['read'], territory: 'own', purposes: ['follow-up'],
    assurance: 'email', effect: 'allow' },
  { id: 'support-finds', roles: ['support'], actions: ['find'], territory: 'any', purposes: ['support'],
    effect: 'allow' },
  { id: 'support-never-reads', roles: ['support'], actions: ['read'], territory: 'any',
    purposes: ['support', 'instruction'],
    effect: 'deny' },
  { id: 'glass', roles: ['clerk'], actions: ['read'], territory: 'any', purposes: ['emergency'], breakGlass: true,
    secondFactor: true, effect: 'allow', obligations: ['notify:data-officer'] },
];
const authorise = createAuthoriser(rules);
const AT = 1_000;
const dossier: Resource = { dossier: 'd', state: 'instructed', territories: ['commune:04112', 'departement:04'],
  owner: 'me' };

const agent = (role: string, territories: string[], more: Partial<Actor> = {}): Actor => ({
  ...holderOf(role), territories, grants: [{ role, territories, purposes: ['*'] }], ...more });
const refused = (decision: Decision, rule: string, reason: string): void =>
  assert.deepEqual(decision, { allow: false, rule, reason });

describe('who may not', () => {
  it('a visitor, anything', () => refused(authorise(VISITOR, 'read', dossier, 'follow-up', AT), NO_RULE, 'role'));

  it('anybody, an action that no rule knows', () =>
    refused(authorise(agent('mayor', ['commune:04112']), 'erase', dossier, 'instruction', AT), NO_RULE, 'action'));

  it('a clerk, in another commune', () =>
    refused(authorise(agent('clerk', ['commune:04088']), 'read', dossier, 'instruction', AT), 'clerk-reads',
      'territory'));

  it('a clerk, for another purpose', () =>
    refused(authorise(agent('clerk', ['commune:04112']), 'read', dossier, 'curiosity', AT), 'clerk-reads', 'purpose'));

  it('an agent whose grant leaves that purpose out', () => {
    const narrow = agent('clerk', [],
      { grants: [{ role: 'clerk', territories: ['commune:04112'], purposes: ['statistics'] }] });
    refused(authorise(narrow, 'read', dossier, 'instruction', AT), 'clerk-reads', 'purpose');
  });

  it('a clerk whose right ended a moment ago, in the session that is still open', () => {
    const delegate = agent('clerk', [], { grants: [{ role: 'clerk', territories: ['commune:04112'], purposes: ['instruction'],
      until: AT }] });
    refused(authorise(delegate, 'read', dossier, 'instruction', AT), 'deny-by-default', 'role');
    assert.ok(authorise(delegate, 'read', dossier, 'instruction', AT - 1).allow);
  });

  it('a mayor, before the file was instructed', () => refused(
    authorise(agent('mayor', ['commune:04112']), 'decide', { ...dossier, state: 'filed' }, 'instruction', AT),
    'mayor-decides', 'state'));

  it('a mayor with one factor', () => refused(
    authorise(agent('mayor', ['commune:04112'], { secondFactor: false }), 'decide', dossier, 'instruction', AT),
    'mayor-decides', 'second-factor'));

  it('a citizen, the dossier of somebody else', () => {
    const other: Actor = { ...VISITOR, id: 'other', roles: ['citizen'], grants: CITIZEN_GRANTS, assurance: 'eidas1' };
    refused(authorise(other, 'read', dossier, 'follow-up', AT), 'holder-reads', 'territory');
  });

  it('a citizen who proved nothing', () => {
    const me: Actor = { ...VISITOR, id: 'me', roles: ['citizen'], grants: CITIZEN_GRANTS };
    refused(authorise(me, 'read', dossier, 'follow-up', AT), 'holder-reads', 'assurance');
  });

  it('support, even where another role of theirs could: a prohibition wins', () => {
    const both = agent('clerk', [], { grants: [
      { role: 'clerk', territories: ['commune:04112'], purposes: ['*'] },
      { role: 'support', territories: [], purposes: ['*'] }] });
    refused(authorise(both, 'read', dossier, 'instruction', AT), 'support-never-reads', 'prohibited');
  });

  it('a mayor of one commune who is clerk of another, decide in the other', () => {
    const mixed = agent('mayor', [], { grants: [
      { role: 'mayor', territories: ['commune:04088'], purposes: ['*'] },
      { role: 'clerk', territories: ['commune:04112'], purposes: ['*'] }] });
    refused(authorise(mixed, 'decide', dossier, 'instruction', AT), 'mayor-decides', 'territory');
    assert.equal(authorise(mixed, 'read', dossier, 'instruction', AT).allow, true);
  });

  describe('through a break-glass', () => {
    const open = (changes: object): Actor =>
      agent('clerk', ['commune:04088'], { breakGlass: { id: 'b', dossier: 'd', until: AT + 1, ...changes } });
    it('on another dossier', () =>
      refused(authorise(open({ dossier: 'e' }), 'read', dossier, 'emergency', AT), 'glass', 'break-glass'));
    it('after its end', () => refused(authorise(open({ until: AT }), 'read', dossier, 'emergency', AT), 'glass',
      'break-glass'));
    it('with one factor', () => refused(
      authorise({ ...open({}), secondFactor: false }, 'read', dossier, 'emergency', AT), 'glass', 'second-factor'));
    it('but on this dossier until the end, with the notification', () =>
      assert.deepEqual(authorise(open({}), 'read', dossier, 'emergency', AT),
        { allow: true, rule: 'glass', role: 'clerk', obligations: ['notify:data-officer'],
          territories: ['commune:04088'] }));
  });
});

describe('who may', () => {
  it('a clerk reads in the commune, with what must be masked', () => {
    const clerk = agent('clerk', ['commune:04112']);
    const decision = authorise(clerk, 'read', dossier, 'instruction', AT);
    assert.deepEqual(decision, { allow: true, rule: 'clerk-reads', role: 'clerk', obligations: ['mask:phone'],
      territories: ['commune:04112'] });
    assert.deepEqual(decision.allow && rowContextOf(clerk, decision, 'instruction', dossier),
      { actor: clerk.id, kind: 'agent',
      roles: ['clerk'], territories: ['commune:04112'], purpose: 'instruction', dossier: 'd' });
  });

  it('a citizen’s row context names no territory, whatever the dossier’s', () => {
    const me: Actor = { ...VISITOR, id: 'me', roles: ['citizen'], grants: CITIZEN_GRANTS, assurance: 'eidas1' };
    const decision = authorise(me, 'read', dossier, 'follow-up', AT);
    assert.deepEqual(decision.allow && rowContextOf(me, decision, 'follow-up', dossier).territories, []);
  });

  it('an agent of the département reads in each of its communes', () =>
    assert.equal(authorise(agent('clerk', ['departement:04']), 'read', dossier, 'instruction', AT).allow, true));
});

describe('the whole matrix', () => {
  const rows = accessMatrix(authorise, axesOf(rules, ['filed']));

  it('allows exactly this table; everything else is refused', () => {
    assert.deepEqual(allowedLines(rows), [
      'citizen read filed own follow-up → holder-reads',
      'citizen read instructed own follow-up → holder-reads',
      'citizen read unknown-state own follow-up → holder-reads',
      'clerk read filed same instruction → clerk-reads',
      'clerk read instructed same instruction → clerk-reads',
      'clerk read unknown-state same instruction → clerk-reads',
      'mayor decide instructed same instruction → mayor-decides',
      'mayor read filed same instruction → clerk-reads',
      'mayor read instructed same instruction → clerk-reads',
      'mayor read unknown-state same instruction → clerk-reads',
      ...['filed', 'instructed', 'unknown-state'].flatMap((state) =>
        ['other', 'own', 'same'].map((place) => `support find ${state} ${place} support → support-finds`)),
    ]);
    assert.equal(rows.length, 5 * 4 * 3 * 3 * 5);
  });

  it('gives each refusal a reason', () => assert.ok(rows.every((row) => row.allow || (row.rule && row.reason))));

  it('decides in less than 50 µs', () => {
    const clerk = agent('clerk', ['commune:04112']);
    const started = process.hrtime.bigint();
    for (let i = 0; i < 20_000; i += 1) authorise(clerk, 'read', dossier, 'instruction', AT);
    assert.ok(Number(process.hrtime.bigint() - started) / 20_000 < 50_000);
  });

  it('refuses two rules of one id', () => assert.throws(() => createAuthoriser([rules[0]!, rules[0]!]), RangeError));
});

describe('the answer to a refusal', () => {
  it('hides that the dossier exists when only the place is wrong', () => {
    const wrongPlace = { allow: false, rule: 'clerk-reads', reason: 'territory' } as const;
    assert.equal(refusal(wrongPlace, { hide: true }).status, 404);
    assert.equal(refusal(wrongPlace, { hide: false }).status, 403);
  });

  it('names the rule and the condition', () =>
    assert.deepEqual(refusal({ allow: false, rule: 'mayor-decides', reason: 'second-factor' }, { hide: true })
      .toDocument('fr').rule,
      'mayor-decides'));
});
