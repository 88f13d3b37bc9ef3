import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { roleCatalogue } from '#base/access/roles.ts';
import { assertDescribed } from '#test/described-api.ts';
import { isShut, refusalsWritten, sendAs, sentAway, unclassified, verdictOf } from '#test/route-access.ts';
import { ACCESS_RULES, SERVICE_ROLES } from './access-rules.ts';
import { callsSite, type CallsSite } from './fixtures/calls-site.ts';
import { canaryCase, sings } from './fixtures/canary.ts';
import { CAST, extraPeople, HERE, PLAYERS, signInCast, THERE, type PlayerName } from './fixtures/cast.ts';
import { INNER_ACTIONS, ROUTE_ACCESS, STREAMS, type Facts, type RouteAccess } from './fixtures/route-access.ts';

/** What somebody comes for, by role: their purposes (domain §1). */
const purposesOf = (role: string): readonly string[] => roleCatalogue(SERVICE_ROLES).get(role)?.purposes ?? [];
/** Whoever may break a glass has broken it when its dossier is read: the line that opens it stands before. */
const verdict = (name: PlayerName, line: string): ReturnType<typeof verdictOf> => {
  const { action, place } = ROUTE_ACCESS[line] as RouteAccess & { to: 'rule' };
  return verdictOf(ACCESS_RULES, CAST[name], { action, purposes: purposesOf(CAST[name].role),
    places: place === 'service' ? 'anywhere' : [HERE], underGlass: true });
};

describe('every route, for everybody', () => {
  const stops: (() => unknown)[] = [];
  let site: CallsSite;
  let cookies: Record<PlayerName, string>;
  let facts: Facts;

  before(async () => {
    const t = { name: 'routes', after: (stop: () => unknown) => { stops.unshift(stop); } };
    site = await callsSite(t as never, { people: extraPeople });
    cookies = await signInCast(site);
    facts = await canaryCase(site);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const call = (line: string, who: PlayerName, change = (url: string): string => url): Promise<LightMyRequestResponse> => {
    const sent = ROUTE_ACCESS[line]!.send(facts);
    return sendAs(site.web.app, site.origin, line, { ...sent, url: change(sent.url) }, cookies[who]);
  };
  const refusals = (): Promise<number> => refusalsWritten(site.db.admin);
  const lines = (to: RouteAccess['to']): string[] => Object.keys(ROUTE_ACCESS).filter((line) => ROUTE_ACCESS[line]!.to === to);

  it('is written down: no route without its line, no line without its route', async () => {
    const { missing, stale } = await unclassified(site.web.app, ROUTE_ACCESS);
    assert.deepEqual(missing, [], `say in api/fixtures/route-access.ts who these routes are for: ${missing.join(', ')}`);
    assert.deepEqual(stale, [], `these lines of api/fixtures/route-access.ts have no route: ${stale.join(', ')}`);
  });

  it('is told to programs, if it is no page', () => assertDescribed(site.web.app));

  it('has a cell for every rule and every role', () => {
    const tried = new Set([...Object.values(ROUTE_ACCESS).flatMap((access) => (access.to === 'rule' ? [access.action] : [])),
      ...INNER_ACTIONS]);
    assert.deepEqual([...new Set(ACCESS_RULES.flatMap(({ actions }) => [...actions]))].filter((action) => !tried.has(action)), []);
    const known = new Set(ACCESS_RULES.flatMap(({ actions }) => [...actions]));
    assert.deepEqual([...tried].filter((action) => !known.has(action)), [], 'actions that no rule gives to anybody');
    const played = new Set<string>(PLAYERS.map((name) => CAST[name].role));
    assert.deepEqual([...roleCatalogue(SERVICE_ROLES).keys(), 'visitor'].filter((role) => !played.has(role)), []);
  });

  for (const line of lines('rule')) {
    const refused = PLAYERS.filter((name) => verdict(name, line) !== 'allowed');

    it(`${line}: refused to ${refused.length}, each refusal written down`, async () => {
      for (const name of refused) {
        const [before, answer] = [await refusals(), await call(line, name)];
        assert.ok(isShut(answer) && !sings(answer.body), `${name}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
        if (name === 'visitor') {
          assert.ok(sentAway(answer) || answer.statusCode === 401, `${name}: asked to sign in, not ${answer.statusCode}`);
          continue;
        }
        assert.ok(await refusals() > before, `${name}: nothing written down`);
        assert.equal(answer.statusCode, verdict(name, line) === 'place' ? 404 : 403, `${name}: ${answer.body.slice(0, 200)}`);
      }
    });

    it(`${line}: open to those whom a rule allows`, async (t) => {
      const allowed = PLAYERS.filter((name) => verdict(name, line) === 'allowed');
      assert.ok(allowed.length > 0, 'a route that nobody may use');
      if (STREAMS.includes(line)) return t.diagnostic('a stream does not end: its opening is tested apart');
      for (const name of allowed) {
        const [before, answer] = [await refusals(), await call(line, name)];
        // "No such thing" is also said of what is not there: then nobody was refused.
        const nothingThere = answer.statusCode === 404 && await refusals() === before;
        assert.ok((!isShut(answer) || nothingThere) && answer.statusCode < 500,
          `${name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
        if (line.startsWith('GET')) assert.match(String(answer.headers['cache-control']), /no-store/, 'kept by no cache');
      }
    });
  }

  it('says nothing of another centre’s dossier to somebody who asks in the name of their own', async () => {
    const elsewhere = PLAYERS.filter((name) => (CAST[name].territories as readonly string[]).includes(THERE));
    for (const line of lines('rule').filter((one) => !STREAMS.includes(one))) {
      for (const name of elsewhere) {
        const answer = await call(line, name, (url) => url.replace(`centre=${HERE}`, `centre=${THERE}`));
        assert.ok(!sings(answer.body) && answer.statusCode < 500, `${line} ${name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
      }
    }
  });

  it('asks a visitor to sign in where a session is needed', async () => {
    for (const line of lines('session')) {
      // Signing out is tried by a visitor only: the others are needed.
      for (const name of line === 'POST /deconnexion' ? ['visitor'] as const : PLAYERS) {
        const answer = await call(line, name);
        assert.ok(answer.statusCode < 500 && !sings(answer.body), `${line} ${name}`);
        if (name === 'visitor') assert.ok(answer.statusCode === 303 || answer.statusCode === 401, `${line}: ${answer.statusCode}`);
      }
    }
  });

  it('answers everybody alike where there is nothing to protect', async () => {
    for (const line of lines('everybody')) {
      const statuses = new Set<number>();
      for (const name of ['visitor', 'nobody', 'arm', 'auditor'] as const) {
        const answer = await call(line, name);
        statuses.add(answer.statusCode);
        assert.ok(!sings(answer.body), line);
      }
      assert.ok(statuses.size === 1 && !statuses.has(401) && !statuses.has(403), `${line}: ${[...statuses].join()}`);
    }
  });

  it('takes nothing from a machine without a signature', async () => {
    for (const line of lines('partner')) {
      for (const name of PLAYERS) assert.ok([401, 403].includes((await call(line, name)).statusCode), `${line} ${name}`);
    }
  });
});
