import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { ownerContext } from './fixtures/own-requests.ts';
import { deskClient } from '../desk/fixtures/desk-client.ts';
import { giveCommands } from '../desk/fixtures/transmitted.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';

type Fields = Readonly<Record<string, string>>;
const ADDRESS: Fields = { 'adresseRattachement.numero': '12', 'adresseRattachement.voie': 'rue de Strasbourg',
  'adresseRattachement.codePostal': '44000' };
const DECLARED: Fields = { declarationHonneur: '1', 'declarationHonneur.version': '2026-1' };

describe('lists and links, without JavaScript', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  let evening: DeskSite;
  before(async () => {
    const t = { name: 'lists', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t);
    // Ten minutes before the closing of 10 March 2027.
    evening = await deskSite(t, { clockOffset: Date.parse('2027-03-10T22:50:00Z') - Date.now() });
  });
  after(async () => { for (const stop of stops) await stop(); });

  const browser = async (person: string, lang = 'fr', at: DeskSite = site) => {
    const cookie = await signIn(at.web.app, 'franceconnect', person);
    const headers = { cookie, accept: 'text/html', 'accept-language': lang };
    const get = (url: string): Promise<LightMyRequestResponse> => at.web.app.inject({ url, headers });
    const post = (url: string, fields: Fields): Promise<LightMyRequestResponse> => at.web.app.inject({ method: 'POST', url,
      payload: new URLSearchParams(fields).toString(),
      headers: { ...headers, origin: at.origin, 'content-type': 'application/x-www-form-urlencoded' } });
    /** Posts and must go on to the page expected. */
    const goOn = async (url: string, fields: Fields, to: string | RegExp): Promise<string> => {
      const answer = await post(url, fields);
      assert.equal(answer.statusCode, 303, `${url}: ${/<li><a href="#[^"]*">[^<]*/.exec(answer.body)?.[0] ?? ''}`);
      assert.match(String(answer.headers.location), new RegExp(to));
      return String(answer.headers.location);
    };
    return { get, post, goOn };
  };

  it('a citizen of another Member State asks for both lists: two requests, the second filled from the first', async () => {
    const { get, post, goOn } = await browser('ines-duarte', 'en');
    await goOn('/demande/nationalite', { nationalite: 'UE' }, '^/demande/listes-europeennes');
    assert.ok((await get('/demande/listes-europeennes')).body.includes('At which elections'));
    const wrong = await post('/demande/listes-europeennes', { listeUE: 'MUNICIPALE', 'etatCivil.nationalite': 'GB' });
    assert.equal(wrong.statusCode, 422);
    assert.ok(wrong.body.includes('Choose a Member State'), 'the United Kingdom is none');
    await goOn('/demande/listes-europeennes', { listeUE: 'LES_DEUX', 'etatCivil.nationalite': 'PT',
      'ancienneInscription.libelle': 'Porto' }, '^/demande/situation');
    assert.doesNotMatch((await get('/demande/situation')).body, /consular list/);
    await goOn('/demande/situation', { nature: 'PREMIERE' }, '^/demande/identite');
    await goOn('/demande/identite', {}, '^/demande/naissance');
    await goOn('/demande/naissance', {}, '^/demande/commune');
    await goOn('/demande/commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }, '^/demande/attache$');
    const links = (await get('/demande/attache')).body;
    assert.match(links, /value="CONTRIBUABLE"/);
    assert.doesNotMatch(links, /value="ENFANT_MOINS_26"|value="AUTRE"/);
    assert.equal((await post('/demande/attache', { attache: 'MILITAIRE' })).statusCode, 422);
    await goOn('/demande/attache', { attache: 'DOMICILE' }, '^/demande/adresse');
    await goOn('/demande/adresse', ADDRESS, '^/demande/pieces');
    assert.match((await get('/demande/pieces')).body, /passport of your country/);
    await goOn('/demande/contact', {}, '^/demande/verifier');
    assert.match((await get('/demande/verifier')).body, /Supplementary list, municipal elections/);
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    const statement = (await get('/demande/declaration')).body;
    assert.match(statement, /not lost the right to vote in the State of which I am a national/);
    const declared: Fields = { ...DECLARED,
      'declarationHonneur.version': /name="declarationHonneur.version" value="([^"]+)"/.exec(statement)![1]! };
    const first = await goOn('/demande/declaration', declared, '^/demandes/IEL-');
    const receipt = (await get(first)).body;
    const second = /action="([^"]+autre-liste)"/.exec(receipt)![1]!;
    await goOn(second, {}, '^/demande/pieces');
    assert.match((await get('/demande/verifier')).body, /Supplementary list, European elections/);
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    const other = await goOn('/demande/declaration', declared, '^/demandes/IEL-');
    assert.notEqual(other, first);
    const filed = await ownerContext(site, [first, other]);
    assert.deepEqual(filed.map(({ typeListe, etatCivil, ancienneInscription, declarationHonneur }) =>
      [typeListe, etatCivil.nationalite, ancienneInscription?.libelle, declarationHonneur.version]),
      [['COMPLEMENTAIRE_MUNICIPALE', 'PT', 'Porto', '2026-1-UE'], ['COMPLEMENTAIRE_EUROPEENNE', 'PT', 'Porto', '2026-1-UE']]);
  });

  it('a French person abroad registers in the commune of a grandparent: no address there, letters where they live', async () => {
    const { get, post, goOn } = await browser('paul-vernaz');
    await goOn('/demande/nationalite', { nationalite: 'FR' }, '^/demande/situation');
    await goOn('/demande/situation', { nature: 'RETOUR_ETRANGER' }, '^/demande/identite');
    await goOn('/demande/identite', {}, '^/demande/naissance');
    await goOn('/demande/naissance', {}, '^/demande/commune');
    await goOn('/demande/commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }, '^/demande/attache$');
    await goOn('/demande/attache', { attache: 'AUTRE' }, '^/demande/attache/autre');
    const others = (await get('/demande/attache/autre')).body;
    assert.match(others, /Je vis à l’étranger ; un parent ou grand-parent/);
    assert.doesNotMatch(others, /L\.12|value="DETENU"/, 'questions, not legal codes');
    assert.equal((await post('/demande/attache/autre', {})).statusCode, 422);
    await goOn('/demande/attache/autre', { attache: 'ETRANGER_ASCENDANT' }, '^/demande/adresse');
    assert.match((await get('/demande/adresse')).body, /Où habitez-vous/);
    assert.equal((await post('/demande/adresse', {})).statusCode, 422);
    await goOn('/demande/adresse', { 'adresseContact.voie': 'Baker Street 1', 'adresseContact.commune': 'Londres',
      'adresseContact.pays': 'Royaume-Uni' }, '^/demande/pieces');
    await goOn('/demande/contact', {}, '^/demande/verifier');
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    const [demande] = await ownerContext(site, [await goOn('/demande/declaration', DECLARED, '^/demandes/IEL-')]);
    assert.deepEqual([demande!.attache, demande!.adresseRattachement.lieuDit, demande!.adresseContact?.commune],
      ['ETRANGER_ASCENDANT', 'Nantes', 'Londres']);
  });

  it('a French person abroad asks for a consular list; the post examines and decides as a town hall does, others see nothing', async () => {
    const { get, post, goOn } = await browser('adele-roumieu');
    await goOn('/demande/nationalite', { nationalite: 'FR_ETRANGER' }, '^/demande/situation');
    await goOn('/demande/situation', { nature: 'CHANGEMENT_COMMUNE' }, '^/demande/identite');
    await goOn('/demande/identite', {}, '^/demande/naissance');
    await goOn('/demande/naissance', {}, '^/demande/poste-consulaire');
    assert.match((await get('/?commune=londres')).body, /Dates limites à Londres/);
    assert.match((await get('/demande/poste-consulaire')).body, /Royaume-Uni – Londres/);
    for (const code of ['', '44109', '9B999']) {
      assert.equal((await post('/demande/poste-consulaire', { communeDemandee: code })).statusCode, 422, code);
    }
    await goOn('/demande/poste-consulaire', { communeDemandee: '9B019' }, '^/demande/adresse');
    assert.match((await get('/demande/adresse')).body, /Poste consulaire[^]*Londres[^]*href="\/demande\/poste-consulaire"/);
    assert.equal((await post('/demande/adresse', {})).statusCode, 422);
    await goOn('/demande/adresse', { 'adresseContact.voie': 'Harrington Road 1', 'adresseContact.codePostal': 'SW7 3HG',
      'adresseContact.commune': 'London', 'adresseContact.pays': 'Royaume-Uni' }, '^/demande/pieces');
    assert.match((await get('/demande/pieces')).body, /Résidence dans la circonscription/);
    await goOn('/demande/contact', {}, '^/demande/verifier');
    assert.match((await get('/demande/verifier')).body, /Liste consulaire[^]*Poste consulaire[^]*Londres/);
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    assert.match((await get('/demande/declaration')).body, /au poste consulaire de Londres/);
    const receipt = await goOn('/demande/declaration', DECLARED, '^/demandes/IEL-');
    const [demande] = await ownerContext(site, [receipt]);
    assert.deepEqual([demande!.typeListe, demande!.attache, demande!.adresseRattachement.codePostal],
      ['CONSULAIRE', 'CIRCONSCRIPTION', 'SW7 3HG']);
    const numero = receipt.split('/')[2]!;
    await giveCommands(site.register, numero, 'registre', { type: 'transmettre', refReu: 'REU-0G5T2M9QXAB-7' });
    const desk = async (person: string) => deskClient(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', person));
    const [consul, clerk] = [await desk('consule-londres'), await desk('claire-manosque')];
    assert.deepEqual((await consul.get('me')).json().communes, [{ code: '9B019', nom: 'Londres' }]);
    assert.ok((await consul.get('queue?commune=9B019&liste=a-completer')).body.includes(numero));
    assert.equal((await clerk.get(`demandes/${numero}`)).statusCode, 404);
    const { version } = (await consul.get(`demandes/${numero}`)).json();
    const proposed = await consul.act(numero, 'instruire', { sens: 'ACCEPTER' }, version);
    const signed = await consul.act(numero, 'viser', { sens: 'ACCEPTER' }, proposed.json().version);
    assert.equal(signed.json().etat, 'VISEE_ACCEPTEE');
    const looks = (await get(`/demandes/${numero}/consultations`)).body;
    assert.match(looks, /Poste consulaire de Londres/);
  });

  it('L.30: between the closing and the tenth day before the ballot, the reason is asked, and none is a fair answer', async (t) => {
    const late = await deskSite(t, { clockOffset: Date.parse('2027-03-20T10:00:00Z') - Date.now() });
    const { get, post, goOn } = await browser('karim-haddou', 'fr', late);
    await goOn('/demande/nationalite', { nationalite: 'FR' }, '^/demande/situation');
    await goOn('/demande/situation', { nature: 'CHANGEMENT_COMMUNE' }, '^/demande/identite');
    await goOn('/demande/identite', {}, '^/demande/naissance');
    await goOn('/demande/naissance', {}, '^/demande/commune');
    await goOn('/demande/commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }, '^/demande/apres-cloture');
    assert.match((await get('/demande/apres-cloture')).body, /motif professionnel/);
    assert.equal((await post('/demande/apres-cloture', {})).statusCode, 422);
    await goOn('/demande/apres-cloture', { motifL30: '2bis' }, '^/demande/attache$');
    await goOn('/demande/attache', { attache: 'DOMICILE' }, '^/demande/adresse');
    await goOn('/demande/adresse', ADDRESS, '^/demande/pieces');
    await goOn('/demande/contact', {}, '^/demande/verifier');
    assert.match((await get('/demande/verifier')).body, /Motif tardif/);
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    const [demande] = await ownerContext(late, [await goOn('/demande/declaration', DECLARED, '^/demandes/IEL-')]);
    assert.deepEqual([demande!.nature, demande!.motifL30], ['L30', '2bis']);
  });

  it('L.30: a draft begun before the closing is asked for its late reason after it, and loses nothing', async () => {
    const { get, post, goOn } = await browser('louise-vernaz', 'fr', evening);
    await goOn('/demande/nationalite', { nationalite: 'FR' }, '^/demande/situation');
    await goOn('/demande/situation', { nature: 'CHANGEMENT_COMMUNE' }, '^/demande/identite');
    await goOn('/demande/identite', {}, '^/demande/naissance');
    await goOn('/demande/naissance', {}, '^/demande/commune');
    await goOn('/demande/commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }, '^/demande/attache$');
    await goOn('/demande/attache', { attache: 'DOMICILE' }, '^/demande/adresse');
    await goOn('/demande/adresse', ADDRESS, '^/demande/pieces');
    await goOn('/demande/contact', {}, '^/demande/verifier');
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    const { register } = evening.web;
    const before = register.clock;
    Object.assign(register, { clock: () => before() + 20 * 60_000 });
    assert.equal((await get('/demande/declaration')).headers.location, '/demande/verifier');
    const { body } = await get('/demande/verifier');
    assert.match(body, /href="\/demande\/apres-cloture"/);
    assert.match(body, /rue de Strasbourg/);
    assert.equal((await post('/demande/verifier', {})).statusCode, 422);
    await goOn('/demande/apres-cloture', { motifL30: '2bis' }, '^/demande/attache$');
    assert.match((await get('/demande/adresse')).body, /rue de Strasbourg/);
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    const [demande] = await ownerContext(evening, [await goOn('/demande/declaration', DECLARED, '^/demandes/IEL-')]);
    assert.deepEqual([demande!.nature, demande!.motifL30], ['L30', '2bis']);
  });

  it('L.30: what is sent from a page opened before the closing is taken, out of time and without a question', async () => {
    const { register } = evening.web;
    const late = register.clock;
    Object.assign(register, { clock: () => late() - 20 * 60_000 });
    const { goOn } = await browser('karim-haddou', 'fr', evening);
    await goOn('/demande/nationalite', { nationalite: 'FR' }, '^/demande/situation');
    await goOn('/demande/situation', { nature: 'PREMIERE' }, '^/demande/identite');
    await goOn('/demande/commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }, '^/demande/attache$');
    await goOn('/demande/attache', { attache: 'DOMICILE' }, '^/demande/adresse');
    await goOn('/demande/adresse', ADDRESS, '^/demande/pieces');
    await goOn('/demande/contact', {}, '^/demande/verifier');
    await goOn('/demande/verifier', {}, '^/demande/declaration');
    Object.assign(register, { clock: late });
    const [demande] = await ownerContext(evening, [await goOn('/demande/declaration', DECLARED, '^/demandes/IEL-')]);
    assert.deepEqual([demande!.nature, demande!.motifL30], ['PREMIERE', undefined]);
  });
});
