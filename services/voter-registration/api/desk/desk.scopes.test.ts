import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Command } from '../../domain/commands.ts';
import type { DossierState } from '../../domain/state.ts';
import { ACTIONS, type ActionName, type DossierDetail } from '../../web/desk/model.ts';
import { deskClient, type DeskClient } from './fixtures/desk-client.ts';
import { signIn } from './fixtures/desk-login.ts';
import { deskSite, type DeskSite } from './fixtures/desk-site.ts';
import { giveCommands, personForm, transmitted } from './fixtures/transmitted.ts';

const PEOPLE = {
  visitor: undefined, citizen: ['franceconnect', 'louise-vernaz'], support: ['proconnect', 'soutien-dila'],
  nobody: ['proconnect', 'prefecture-04'], otherClerk: ['proconnect', 'yann-forcalquier'],
    clerk: ['proconnect', 'claire-manosque'],
  mayorOneFactor: ['proconnect', 'maire-sans-mfa'], mayor: ['proconnect', 'maire-manosque'],
} as const;
type Person = keyof typeof PEOPLE;

const OTHER = 'IEL-2026-0ABCDEFGHJK-K';
const PROPOSED: Command = { type: 'instruire', sens: 'ACCEPTER' };
const DUPLICATE: Command = { type: 'signalerDoublon', autre: OTHER, raisons: ['MEME_COMMUNE'] };

/** Each action: what must have happened before, what is sent, who may. */
const CASES: { readonly [Name in ActionName]: { before?: Command; role?: 'systeme'; body: (state: DossierState) =>
  unknown; may: Person[] } } = {
  'demander-piece': { body: () => ({ besoin: 'ADRESSE', motif: 'ILLISIBLE' }),
    may: ['clerk', 'mayorOneFactor', 'mayor'] },
  'juger-piece': { body: ({ pieces }) => ({ piece: pieces[0]!.id, statut: 'ACCEPTEE' }),
    may: ['clerk', 'mayorOneFactor', 'mayor'] },
  'instruire': { body: () => ({ sens: 'ACCEPTER' }), may: ['clerk', 'mayorOneFactor', 'mayor'] },
  'viser': { before: PROPOSED, body: () => ({ sens: 'ACCEPTER' }), may: ['mayor'] },
  'retenir-doublon': { before: DUPLICATE, role: 'systeme', body: () => ({ autre: OTHER }),
    may: ['clerk', 'mayorOneFactor', 'mayor'] },
  'ecarter-doublon': { before: DUPLICATE, role: 'systeme', body: () => ({ autre: OTHER }),
    may: ['clerk', 'mayorOneFactor', 'mayor'] },
};

/** The answer to each person who may not. */
const REFUSED: Record<Exclude<Person, 'mayor'>, [number, string]> = {
  visitor: [401, 'ACCESS_SESSION_REQUIRED'], citizen: [403, 'ACCESS_DENIED'], support: [403, 'ACCESS_DENIED'],
    nobody: [403,
    'ACCESS_DENIED'],
  otherClerk: [404, 'DOSSIER_INTROUVABLE'], clerk: [403, 'ACCESS_DENIED'],
    mayorOneFactor: [403, 'ACCESS_SECOND_FACTOR'],
};

describe('who may do what at the town hall', () => {
  let site: DeskSite;
  const clients = {} as Record<Person, DeskClient>;
  const stops: (() => unknown)[] = [];
  let next = 0;

  before(async () => {
    site = await deskSite({ name: 'desk scopes',
      after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    for (const [person, door] of Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]) {
      clients[person] = deskClient(site.web.app, site.origin, door && await signIn(site.web.app, door[0], door[1]));
    }
  });
  after(async () => { for (const stop of stops) await stop(); });

  const dossierFor = async (name: ActionName): Promise<{ numero: string; state: DossierState; version: number }> => {
    const { before: first, role = 'agent-mairie' } = CASES[name];
    const numero = await transmitted(site.register, personForm(next++));
    const loaded = await giveCommands(site.register, numero, role, ...(first ? [first] : []));
    return { numero, state: loaded.state, version: loaded.version };
  };
  const refusals = async (): Promise<number> => {
    const { rows } = await site.db.admin.query<{ n: number }>(
      "select count(*)::int4 as n from access_audit where decision = 'deny'");
    return rows[0]!.n;
  };
  const answerOf = (response: { statusCode: number; json(): { code?: string } }) =>
    [response.statusCode, response.json().code];

  for (const name of ACTIONS) {
    it(`${name}: refused to everybody else first, each refusal written down, then allowed`, async () => {
      const { numero, state, version } = await dossierFor(name);
      const body = CASES[name].body(state);
      const refused = (Object.keys(PEOPLE) as Person[]).filter((person) => !CASES[name].may.includes(person));
      for (const person of refused) {
        const written = await refusals();
        const answer = await clients[person].act(numero, name, body, version);
        assert.deepEqual(answerOf(answer), REFUSED[person as keyof typeof REFUSED], `${person} ${name}`);
        assert.equal(await refusals(), person === 'visitor' ? written : written + 1,
          `${person} ${name}: one line of refusal`);
      }
      const unchanged = (await clients.clerk.get(`demandes/${numero}`)).json() as DossierDetail;
      assert.equal(unchanged.version, version, 'no refusal changed anything');
      const allowed = await clients[CASES[name].may[0]!].act(numero, name, body, version);
      assert.equal(allowed.statusCode, 200, allowed.body);
      assert.equal((allowed.json() as { version: number }).version, version + 1);
    });
  }

  for (const person of CASES.instruire.may) {
    it(`instruire: open to ${person}`, async () => {
      const { numero, version } = await dossierFor('instruire');
      assert.equal((await clients[person].act(numero, 'instruire', { sens: 'ACCEPTER' }, version)).statusCode, 200);
    });
  }

  it('reading: a dossier, its documents, the lists, the counters, the search', async () => {
    const { numero, state } = await dossierFor('instruire');
    const paths = [`demandes/${numero}`, `demandes/${numero}/pieces/${state.pieces[0]!.id}/pages/1`];
    const lists = ['me', 'queue', 'counts', 'queue?q=DUBOIS', 'reference', 'stream'];
    for (const person of ['visitor', 'citizen', 'support', 'nobody'] as const) {
      for (const path of [...paths, ...lists]) {
        assert.deepEqual(answerOf(await clients[person].get(path)), REFUSED[person], `${person} ${path}`);
      }
    }
    for (const path of [...paths, 'queue?commune=04112', 'counts?commune=04112']) {
      assert.deepEqual(answerOf(await clients.otherClerk.get(path)), REFUSED.otherClerk, path);
    }
    for (const path of [...paths, ...lists.slice(0, 5)]) assert.ok((await clients.clerk.get(path)).statusCode < 300,
      path);
  });

  it('a guessed number that leads nowhere answers the same as one of another commune', async () => {
    const { numero } = await dossierFor('instruire');
    const before = await refusals();
    const [guess, elsewhere] = [await clients.otherClerk.get(`demandes/${OTHER}`),
      await clients.otherClerk.get(`demandes/${numero}`)];
    assert.deepEqual([guess.statusCode, elsewhere.statusCode], [404, 404]);
    assert.equal(await refusals(), before + 2, 'each is written down');
    const shape = ({ trace_id: _trace, instance: _instance, ...rest }: Record<string, unknown>) => rest;
    assert.deepEqual(shape(guess.json()), shape(elsewhere.json()));
    for (const person of ['citizen', 'support', 'otherClerk'] as const) {
      const [none, some] = [await clients[person].act(OTHER, 'viser', { sens: 'ACCEPTER' }, 1),
        await clients[person].act(numero, 'viser', { sens: 'ACCEPTER' }, 1)];
      assert.equal(none.statusCode, some.statusCode, person);
    }
  });

  it('a paper request: only the town hall of the commune, and never from another site', async () => {
    const body = { canal: 'GUICHET', recueLe: '2026-11-20', demande: { ...personForm(500), pieces: [] } };
    const key = { 'idempotency-key': 'papier-1' };
    for (const person of ['visitor', 'citizen', 'support', 'nobody'] as const) {
      assert.deepEqual(answerOf(await clients[person].post('demandes', body, key)), REFUSED[person]);
    }
    assert.deepEqual(answerOf(await clients.otherClerk.post('demandes?commune=04112', body, key)), REFUSED.otherClerk);
    assert.equal((await clients.clerk.post('demandes', body,
      { ...key, origin: 'https://ailleurs.example' })).statusCode, 403);
    assert.equal((await clients.clerk.post('demandes', body, key)).statusCode, 202);
  });

  it('signing many: a mayor with two factors only, and never a dossier of elsewhere', async () => {
    const { numero, version } = await dossierFor('viser');
    const body = { demandes: [{ numero, version }] };
    for (const person of ['visitor', 'citizen', 'support', 'clerk', 'mayorOneFactor'] as const) {
      assert.deepEqual(answerOf(await clients[person].post('visas', body)), REFUSED[person]);
    }
    const elsewhere = await transmitted(site.register, personForm(600, '04088'), PROPOSED);
    const mixed = await clients.mayor.post('visas',
      { demandes: [{ numero: elsewhere, version: 4 }, { numero, version }] });
    const { results } = mixed.json() as { results: { ok: boolean; code?: string }[] };
    assert.deepEqual(results.map(({ ok, code }) => [ok, code]), [[false, 'DOSSIER_INTROUVABLE'], [true, undefined]]);
  });
});
