import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { ADMINISTRATION_RULES } from '#base/access/administration-rules.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import type { AccessRule } from '#base/access/decide.ts';
import { assertDescribed } from '#test/described-api.ts';
import { codeOf, isShut, refusalsWritten, sendAs, sentAway, unclassified, verdictOf } from '#test/route-access.ts';
import { ACCESS_RULES, SERVICE_ROLES } from './access-rules.ts';
import { deskSite, type DeskSite } from './desk/fixtures/desk-site.ts';
import { giveCommands, LONDRES, MANOSQUE, personForm, transmitted } from './desk/fixtures/transmitted.ts';
import { CAST, extraPeople, PLAYERS, signInCast, type Player, type PlayerName, type SignedInCast } from './fixtures/cast.ts';
import { INNER_ACTIONS, ROUTE_ACCESS, type Facts, type RouteAccess } from './fixtures/route-access.ts';

const SECRETS = { oidc: 's'.repeat(40), register: 'r'.repeat(40) };
const RULES: readonly AccessRule[] = [...ACCESS_RULES, ...ADMINISTRATION_RULES];
const STREAM = 'GET /api/desk/stream';
type RuleRoute = RouteAccess & { to: 'rule' };

/** The territories of what the route is about, from the dossier's commune up. */
const PLACES: Readonly<Record<RuleRoute['place'], readonly string[]>> = { own: [MANOSQUE], commune: [MANOSQUE],
  poste: [LONDRES], departement: [MANOSQUE, '04'], service: ['*'], anywhere: [] };

/** For what people come to each part of the service. */
const PURPOSE_OF: readonly (readonly [prefix: string, purposes: readonly string[]])[] = [['/demandes', ['demarche']], ['/v1', ['demarche']],
  ['/api/desk', ['instruction']], ['/commission', ['controle']], ['/prefecture', ['tutelle']], ['/assistance', ['assistance',
    'instruction']],
  ['/liste', ['instruction']], ['/jugements', ['instruction']], ['/signaux', ['instruction']], ['/radiations', ['instruction']],
  ['/courriers', ['instruction']], ['/delegations', ['instruction']], ['/calendrier', ['operation']],
  ['/nuit', ['operation']], ['/administration', ['rights', 'operation', 'break-glass-review']]];
const purposesOf = (line: string): readonly string[] => PURPOSE_OF.find(([prefix]) => line.split(' ')[1]!.startsWith(prefix))![1];

const verdict = (player: Player, line: string): ReturnType<typeof verdictOf> => {
  const { action, place } = ROUTE_ACCESS[line] as RuleRoute;
  return verdictOf(RULES, player, { action, purposes: purposesOf(line),
    places: place === 'own' || place === 'anywhere' ? place : PLACES[place] });
};

describe('every route, for everybody', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  let cast: SignedInCast;
  let facts: Facts;

  before(async () => {
    const t = { name: 'routes', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, { secrets: SECRETS }, extraPeople);
    cast = await signInCast(site);
    const numero = await transmitted(site.register, personForm(1), { by: cast.owner });
    const { state, version } = await giveCommands(site.register, numero, 'registre');
    facts = { numero, version, piece: state.pieces[0]!.id, other: await transmitted(site.register, personForm(2)) };
  });
  after(async () => { for (const stop of stops) await stop(); });

  const call = (line: string, who: PlayerName): Promise<LightMyRequestResponse> =>
    sendAs(site.web.app, site.origin, line, ROUTE_ACCESS[line]!.send(facts), cast.cookies[who]);
  const refusals = (): Promise<number> => refusalsWritten(site.db.admin);
  const lines = (to: RouteAccess['to']): string[] => Object.keys(ROUTE_ACCESS).filter((line) => ROUTE_ACCESS[line]!.to === to);

  it('is written down: no route without its line, no line without its route', async () => {
    const { missing, stale } = await unclassified(site.web.app, ROUTE_ACCESS);
    assert.deepEqual(missing, [], 'routes that nobody classified');
    assert.deepEqual(stale, [], 'lines without a route');
  });

  it('is told to programs, if it is no page', () => assertDescribed(site.web.app));

  it('has a cell for every rule and every role', () => {
    const tried = new Set([...Object.values(ROUTE_ACCESS).flatMap((access) => (access.to === 'rule' ? [access.action] : [])),
      ...INNER_ACTIONS]);
    assert.deepEqual(RULES.filter(({ actions }) => !actions.some((action) => tried.has(action))).map(({ id }) => id), []);
    assert.deepEqual([...new Set(RULES.flatMap(({ actions }) => [...actions]))].filter((action) => !tried.has(action)), []);
    const played = new Set<string>(PLAYERS.map((name) => CAST[name].role));
    assert.deepEqual([...roleCatalogue(SERVICE_ROLES).keys(), 'citizen', 'visitor'].filter((role) => !played.has(role)), []);
  });

  for (const line of lines('rule')) {
    const access = ROUTE_ACCESS[line] as RuleRoute;
    const refused = PLAYERS.filter((name) => verdict(CAST[name], line) !== 'allowed');
    const citizens = access.place === 'own';

    it(`${line}: refused to ${refused.length}, each refusal written down`, async () => {
      for (const name of refused) {
        const [before, answer] = [await refusals(), await call(line, name)];
        assert.ok(isShut(answer), `${name}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
        assert.ok(!answer.body.includes(personForm(1).etatCivil.nomNaissance), name);
        const player: Player = CAST[name];
        if (player.role === 'visitor' || (citizens && player.role !== 'citizen')) {
          assert.ok(sentAway(answer) || answer.statusCode === 401, `${name}: asked to sign in, not ${answer.statusCode}`);
          continue;
        }
        if (access.action === 'demande:deposer') continue;
        assert.ok(await refusals() > before, `${name}: nothing written down`);
        // Who reads elsewhere only is told that there is no such dossier, before what they would do with it is looked at.
        const readsElsewhere = /\/demandes\/:numero|POST \/radiations/.test(line) && verdict(player,
          'GET /api/desk/demandes/:numero') === 'place';
        const wanted = citizens || readsElsewhere || verdict(player, line) === 'place' ? 404 : 403;
        if (access.place === 'own' || access.place === 'commune') assert.equal(answer.statusCode, wanted,
          `${name}: ${answer.body.slice(0, 200)}`);
      }
    });

    it(`${line}: open to those whom a rule allows`, async (t) => {
      const allowed = PLAYERS.filter((name) => verdict(CAST[name], line) === 'allowed');
      if (access.action === 'demande:lire-exception') assert.deepEqual(allowed, [], 'only while a glass is open');
      else assert.ok(allowed.length > 0, 'a route that nobody may use');
      if (line === STREAM) return t.diagnostic('a stream does not end: its opening is tested beside it');
      for (const name of allowed) {
        const [before, answer] = [await refusals(), await call(line, name)];
        // "No such dossier" is also said of an empty list: then nobody was refused.
        const nothingThere = codeOf(answer) === 'DOSSIER_INTROUVABLE' && await refusals() === before;
        assert.ok((!isShut(answer) || nothingThere) && answer.statusCode < 500,
          `${name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
        if (line.startsWith('GET')) assert.match(String(answer.headers['cache-control']), /no-store/, 'kept by no cache');
      }
    });
  }

  it('a form that is sent as JSON is told so, and breaks nothing', async () => {
    const refusedAs = new Map<number, number>();
    for (const [line, access] of Object.entries(ROUTE_ACCESS)) {
      const sent = line.startsWith('POST') && !/deconnexion/.test(line) ? access.send(facts) : undefined;
      if (sent?.form === undefined) continue;
      for (const name of PLAYERS) {
        const { statusCode, body } = await sendAs(site.web.app, site.origin, line, { url: sent.url, json: { commune: 7, numero: [] },
          ...(sent.headers ? { headers: sent.headers } : {}) }, cast.cookies[name]);
        assert.ok(statusCode < 500 || body.includes('ENQUETE_INDISPONIBLE'), `${line} ${name}: ${body}`);
        refusedAs.set(statusCode, (refusedAs.get(statusCode) ?? 0) + 1);
      }
    }
    assert.ok(refusedAs.get(415)! > 20, JSON.stringify([...refusedAs]));
  });

  it('shows a citizen’s own pages to citizens only', async () => {
    for (const line of lines('citizens')) {
      for (const name of PLAYERS) {
        const answer = await call(line, name);
        const citizen = CAST[name].role === 'citizen';
        assert.ok(answer.statusCode < 500 || codeOf(answer) === 'ENQUETE_INDISPONIBLE', `${line} ${name}: ${answer.body.slice(0, 200)}`);
        if (!citizen) assert.ok(sentAway(answer), `${line} ${name}: ${answer.statusCode} ${answer.body.slice(0, 100)}`);
      }
    }
  });

  it('asks a visitor to sign in where a session is needed, and never shows more than one’s own', async () => {
    for (const line of lines('session')) {
      // Signing out is tried by a visitor only: the others are needed.
      for (const name of line === 'POST /deconnexion' ? ['visitor'] as const : PLAYERS) {
        const answer = await call(line, name);
        assert.ok(answer.statusCode < 500, `${line} ${name}`);
        if (name === 'visitor') assert.ok(answer.statusCode === 303 || answer.statusCode === 401, `${line}: ${answer.statusCode}`);
      }
    }
  });

  it('answers everybody alike where there is nothing to protect', async () => {
    for (const line of lines('everybody')) {
      const statuses = new Set<number>();
      for (const name of ['visitor', 'otherCitizen', 'clerk', 'administrator'] as const) statuses.add((await call(line, name)).statusCode);
      assert.ok(statuses.size === 1 && !statuses.has(401) && !statuses.has(403), `${line}: ${[...statuses].join()}`);
    }
  });

  it('takes nothing from a partner without a signature', async () => {
    for (const line of lines('partner')) {
      for (const name of PLAYERS) assert.ok([401, 403].includes((await call(line, name)).statusCode), `${line} ${name}`);
    }
  });
});
