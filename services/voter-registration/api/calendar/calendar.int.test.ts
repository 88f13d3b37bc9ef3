import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import pino from 'pino';
import { putInForce } from '../../data/calendar.ts';
import { LIMITS } from '../../limits.ts';
import { agentPages, type AgentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { watchCalendar } from './calendar-watch.ts';
import { ballotFrom } from './change-form.ts';

const DESK = '/calendrier/gestion';
const OVERRIDE = { scrutin: 'pre-2027', canaux: 'EN_LIGNE PAPIER', date: '2027-03-01', texte: 'Décret n° 2027-12', motif: 'Dissolution',
  motifEn: 'Dissolution', l30: '1' };

describe('the calendar: two people, their text, a simulation', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  let [one, other, hall]: AgentPages[] = [];
  const pages = async (person: string): Promise<AgentPages> =>
    agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', person));
  const closing = async (place = '44109'): Promise<{ version: string; lastDay: string; origin: string; ground: string }> => {
    const answer = await site.web.app.inject({ url: `/v1/voter-registration/calendar?place=${place}` });
    const { ballots } = answer.json() as { ballots: { id: string; online: never }[] };
    return ballots.find(({ id }) => id === 'pre-2027')!.online;
  };
  const proposalIn = (html: string): string => /name="id" value="([^"]+)"/.exec(html)![1]!;
  before(async () => {
    site = await deskSite({ name: 'calendar', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    [one, other, hall] = [await pages('exploitation'), await pages('securite'), await pages('maire-manosque')];
  });
  after(async () => {
    putInForce([]);
    for (const stop of stops) await stop();
  });

  it('is closed to a mayor, and to nobody in particular', async () => {
    assert.equal((await hall!.get(DESK)).statusCode, 403);
    assert.equal((await hall!.send(DESK, `${DESK}/proposer`, OVERRIDE)).statusCode, 403);
    assert.equal((await agentPages(site.web.app, site.origin).get(DESK)).statusCode, 303);
  });

  it('an earlier closing without its legal text is refused, with what was typed', async () => {
    const refused = await one!.send(DESK, `${DESK}/simuler`, { ...OVERRIDE, texte: '' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /texte légal/);
    assert.match(refused.body, /value="2027-03-01"/);
    assert.equal((await one!.send(DESK, `${DESK}/proposer`, { ...OVERRIDE, texte: '' })).statusCode, 422);
  });

  it('the simulation says who is affected and changes nothing', async () => {
    const simulated = await one!.send(DESK, `${DESK}/simuler`, OVERRIDE);
    assert.equal(simulated.statusCode, 200);
    assert.match(simulated.body, /en ligne, papier, clôture le\s1[^]*Clôtures changées/, 'no code is shown');
    assert.match(simulated.body, /perdent des jours/);
    assert.match(simulated.body, /Papeete|Nouméa/);
    assert.equal((await closing()).origin, 'REGLE');
  });

  it('proposed, it is not in force; the same person cannot sign it, not even past the service', async () => {
    assert.equal((await one!.send(DESK, `${DESK}/proposer`, OVERRIDE)).statusCode, 303);
    assert.equal((await closing()).lastDay, '2027-03-10');
    const home = (await one!.get(DESK)).body;
    assert.doesNotMatch(home, /Signer et mettre en vigueur/);
    const id = proposalIn((await other!.get(DESK)).body);
    assert.equal((await one!.send(DESK, `${DESK}/signer`, { id })).statusCode, 403);
    await assert.rejects(site.db.admin.query(`insert into calendar_signature (partition, proposal_id, version, signed_by, signed_at)
      select partition, proposal_id, 1, proposed_by, now() from calendar_proposal`), /second person/);
  });

  it('signed by another, it is in force here at once, in another process at its next look, and in the log', async () => {
    const id = proposalIn((await other!.get(DESK)).body);
    assert.equal((await other!.send(DESK, `${DESK}/signer`, { id })).statusCode, 303);
    assert.deepEqual([(await closing()).lastDay, (await closing()).origin, (await closing()).ground],
      ['2027-03-01', 'DEROGATION', 'Décret n° 2027-12']);
    const start = await site.web.app.inject({ url: '/?commune=Nantes&code=44109', headers: { accept: 'text/html' } });
    assert.match(start.body, /Décret n° 2027-12/, 'the screen of citizens');
    const { rows } = await site.db.admin.query<{ body: string }>("select body from access_fact where type = 'Service.CalendrierModifie'");
    assert.match(rows[0]!.body, /2027-12/);
    putInForce([]);
    const elsewhere = watchCalendar(site.register, 'jobs', pino({ level: 'silent' }));
    await elsewhere.look();
    elsewhere.close();
    assert.equal((await closing()).lastDay, '2027-03-01');
    assert.equal((await other!.send(DESK, `${DESK}/signer`, { id })).statusCode, 422, 'settled once: the screen comes back and says so');
  });

  it('a by-election is on the screens of its communes only', async () => {
    const form = { labelFr: 'Municipale partielle', labelEn: 'By-election', communes: '04070, 04112', premierTour: '2027-09-05',
      secondTour: '', listes: 'PRINCIPALE', texte: 'Arrêté préfectoral du 1er juin 2027' };
    assert.equal((await one!.send(DESK, `${DESK}/scrutin`, { ...form, premierTour: '2027-09-31' })).statusCode, 422);
    assert.equal((await one!.send(DESK, `${DESK}/scrutin`, form)).statusCode, 303);
    await other!.send(DESK, `${DESK}/signer`, { id: proposalIn((await other!.get(DESK)).body) });
    const names = async (place: string): Promise<string[]> => {
      const answer = await site.web.app.inject({ url: `/v1/voter-registration/calendar?place=${place}` });
      return (answer.json() as { ballots: { label: { fr: string } }[] }).ballots.map(({ label }) => label.fr);
    };
    assert.ok((await names('04070')).includes('Municipale partielle'));
    assert.ok(!(await names('44109')).includes('Municipale partielle'));
  });

  it('a dissolution: a national ballot, then its closing, each signed by two, are on every place’s screen', async () => {
    const form = { type: 'LEG', labelFr: 'Législatives anticipées', labelEn: 'Snap legislative election', partout: '1', communes: '',
      premierTour: '2027-11-28', secondTour: '2027-12-05', samedi: '1', listes: 'PRINCIPALE CONSULAIRE',
      texte: 'Décret de convocation n° 2027-900' };
    const nowhere = await one!.send(DESK, `${DESK}/scrutin`, { ...form, partout: '' });
    assert.equal(nowhere.statusCode, 422);
    assert.equal((await one!.send(DESK, `${DESK}/scrutin`, form)).statusCode, 303);
    await other!.send(DESK, `${DESK}/signer`, { id: proposalIn((await other!.get(DESK)).body) });
    const held = async (place: string) => ((await site.web.app.inject({ url: `/v1/voter-registration/calendar?place=${place}` }))
      .json() as { ballots: { id: string; label: { fr: string }; firstRound: string; paper: { lastDay: string; hour?: string } }[] })
      .ballots.find(({ label }) => label.fr === form.labelFr)!;
    assert.deepEqual([(await held('44109')).firstRound, (await held('97209')).firstRound, (await held('9B028')).firstRound],
      ['2027-11-28', '2027-11-27', '2027-11-27']);
    const override = { scrutin: (await held('44109')).id, canaux: 'EN_LIGNE PAPIER', date: '2027-11-07', l30: '1', minuit: '1',
      texte: 'Décret de convocation n° 2027-900', motif: 'Dissolution', motifEn: 'Dissolution' };
    const simulated = await one!.send(DESK, `${DESK}/simuler`, override);
    assert.match(simulated.body, /Paris/);
    assert.match(simulated.body, /Londres/);
    assert.equal((await one!.send(DESK, `${DESK}/proposer`, override)).statusCode, 303);
    await other!.send(DESK, `${DESK}/signer`, { id: proposalIn((await other!.get(DESK)).body) });
    for (const place of ['44109', '97209', '9B019']) assert.equal((await held(place)).paper.lastDay, '2027-11-07', place);
    assert.equal((await held('9B019')).paper.hour, undefined, 'midnight at the posts too');
  });

  it('the open calendar: whole, by commune, by post; an unknown place is none', async () => {
    const get = async (query: string) => (await site.web.app.inject({ url: `/v1/voter-registration/calendar${query}` }));
    assert.ok((await get('')).json().ballots.length > 8);
    const london = (await get('?place=9B019')).json() as { list: string; ballots: { paper: { hour: string; zone: string } }[] };
    assert.deepEqual([london.list, london.ballots[0]!.paper.hour, london.ballots[0]!.paper.zone], ['CONSULAIRE', '18:00', 'Europe/London']);
    assert.equal((await get('?place=75056')).statusCode, 404);
  });
});

it('a by-election names so many communes at most', () => {
  const communes = Array.from({ length: LIMITS.by_election_communes_max + 5 }, (_, i) => String(10_000 + i)).join(' ');
  const change = ballotFrom(new Map([['communes', [communes]]]), 'x') as unknown as { ballot: { perimetre: { communes: string[] } } };
  assert.equal(change.ballot.perimetre.communes.length, LIMITS.by_election_communes_max);
});
