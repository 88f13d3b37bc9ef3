import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { LIMITS } from '../../limits.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { ownerContext } from './fixtures/own-requests.ts';

type Fields = Readonly<Record<string, string>>;
const CHECK = '/demande/pieces/adresse';
const ASK: Fields = { fournisseur: 'EDF', accordFournisseur: '1' };
const FORM: readonly (readonly [string, Fields])[] = [['nationalite', { nationalite: 'FR' }], ['situation', { nature: 'PREMIERE' }],
  ['identite', {}], ['naissance', {}], ['commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }],
  ['attache', { attache: 'DOMICILE' }]];
const SENDING: readonly (readonly [string, Fields])[] = [['contact', {}], ['verifier', {}],
  ['declaration', { declarationHonneur: '1', 'declarationHonneur.version': '2026-1' }]];
const street = (voie: string): Fields => ({ 'adresseRattachement.voie': voie, 'adresseRattachement.codePostal': '44000' });

describe('an energy supplier confirms the address', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  before(async () => {
    const t = { name: 'address check', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const browser = async (person: string) => {
    const headers = { cookie: await signIn(site.web.app, 'franceconnect', person), accept: 'text/html', 'accept-language': 'fr' };
    const post = (url: string, fields: Fields) => site.web.app.inject({ method: 'POST', url,
      payload: new URLSearchParams(fields).toString(),
      headers: { ...headers, origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } });
    const fill = async (steps: typeof FORM): Promise<string> => {
      let location = '';
      for (const [step, fields] of steps) {
        const answer = await post(`/demande/${step}`, fields);
        assert.equal(answer.statusCode, 303, step);
        location = String(answer.headers.location);
      }
      return location;
    };
    return { post, fill, pieces: async () => (await site.web.app.inject({ url: '/demande/pieces', headers })).body };
  };

  it('is offered, needs the consent, spares the proof, and goes with the request', async () => {
    const louise = await browser('louise-vernaz');
    await louise.fill([...FORM, ['adresse', street('rue de Strasbourg')]]);
    assert.match(await louise.pieces(), /Prouver votre adresse sans document/);
    const refused = await louise.post(CHECK, { fournisseur: 'NUCLEAIRE' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Choisissez votre fournisseur/);
    assert.match(refused.body, /Donnez votre accord/);
    assert.equal((await louise.post(CHECK, ASK)).headers.location, '/demande/pieces#adresse');
    const page = await louise.pieces();
    assert.match(page, /Adresse confirmée par EDF/);
    assert.doesNotMatch(page, /piece-ADRESSE/, 'no document is asked for');
    const receipt = await louise.fill(SENDING);
    const [demande] = await ownerContext(site, [receipt]);
    assert.deepEqual([demande!.verificationAdresse?.reponse, demande!.verificationAdresse?.fournisseur], ['CONFIRMEE', 'EDF']);
  });

  it('an answer about another address does not count; the tries of a draft have an end', async () => {
    const karim = await browser('karim-haddou');
    await karim.fill([...FORM, ['adresse', street('rue Inconnue')]]);
    await karim.post(CHECK, ASK);
    assert.match(await karim.pieces(), /Adresse non confirmée par EDF/);
    await karim.fill([['adresse', street('rue en panne')]]);
    assert.doesNotMatch(await karim.pieces(), /non confirmée/);
    await karim.post(CHECK, ASK);
    assert.match(await karim.pieces(), /EDF n’a pas répondu/);
    await karim.fill([['adresse', street('rue de Strasbourg')]]);
    for (let n = 2; n < LIMITS.address_checks_max; n += 1) await karim.post(CHECK, ASK);
    await karim.fill([['adresse', street('rue Crébillon')]]);
    await karim.post(CHECK, ASK);
    const page = await karim.pieces();
    assert.doesNotMatch(page, /Adresse confirmée|Vérifier mon adresse/);
    assert.match(page, /piece-ADRESSE/);
  });

  it('is not offered where the service has no answer: overseas, or a link that asks for no address', async () => {
    const paul = await browser('paul-vernaz');
    await paul.fill([...FORM.slice(0, 4), ['commune', { 'communeDemandee.texte': 'Saint-Denis', communeDemandee: '97411' }],
      ['attache', { attache: 'DOMICILE' }], ['adresse', { 'adresseRattachement.voie': 'rue de Paris',
        'adresseRattachement.codePostal': '97400' }]]);
    assert.doesNotMatch(await paul.pieces(), /Prouver votre adresse sans document/);
    await paul.post(CHECK, ASK);
    assert.doesNotMatch(await paul.pieces(), /Adresse confirmée/);
  });
});
