import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import { applyOrders, SYSTEME } from '../work/apply-orders.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';

type Fields = Readonly<Record<string, string>>;
const MINOR = { id: 'lou-dixsept', kind: 'citizen', label: { fr: 'Lou', en: 'Lou' }, level: 'eidas1', amr: ['pwd'],
  claims: { given_name: 'Lou', given_name_array: ['Lou'], family_name: 'DIXSEPT', gender: 'female', birthdate: '2009-11-10',
    birthplace: '44109', birthcountry: '99100', email: 'lou@example.org' } } as const;
const STEPS: readonly (readonly [string, Fields])[] = [
  ['nationalite', { nationalite: 'FR' }], ['situation', { nature: 'PREMIERE' }], ['identite', {}]];

describe('before the age, and an address that takes no mail', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  before(async () => {
    const t = { name: 'minor', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, { clockOffset: Date.parse('2026-11-23T10:00:00Z') - Date.now() },
      [{ ...MINOR, amr: [...MINOR.amr] }]);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const browser = async (person: string) => {
    const headers = { cookie: await signIn(site.web.app, 'franceconnect', person), accept: 'text/html', 'accept-language': 'fr' };
    return {
      get: async (url: string) => (await site.web.app.inject({ url, headers })).body,
      post: (url: string, fields: Fields) => site.web.app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(),
        headers: { ...headers, origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } }),
    };
  };

  it('at 17 the page says when the registration comes by itself; what was answered stays, and opens again where it stopped', async () => {
    const lou = await browser('lou-dixsept');
    for (const [step, fields] of STEPS) assert.equal((await lou.post(`/demande/${step}`, fields)).statusCode, 303, step);
    assert.equal((await lou.post('/demande/naissance', {})).headers.location, '/demande/commune');
    const commune = await lou.post('/demande/commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' });
    assert.deepEqual([commune.statusCode, commune.headers.location], [303, '/demande/moins-de-18-ans']);
    const page = await lou.get('/demande/moins-de-18-ans');
    assert.match(page, /Vous aurez 18 ans le 10 novembre 2027/);
    assert.match(page, /inscrit\(e\) d’office/);
    assert.match(page, /Vos réponses sont gardées jusqu’au 23 décembre 2026/);
    const mine = await lou.get('/demandes');
    assert.match(mine, /Demande commencée, pas encore envoyée/);
    assert.match(mine, /\/demande\/reprendre/);
    const again = await browser('lou-dixsept');
    assert.match(await again.get('/demande/situation'), /value="PREMIERE"[^>]*checked|checked[^>]*value="PREMIERE"/, 'kept');
  });

  it('the follow-up says that mail does not arrive; a wrong address is told beside its field, the right one is kept', async () => {
    const paul = await browser('paul-vernaz');
    const numero = await filedBy(paul);
    assert.doesNotMatch(await paul.get(`/demandes/${numero}`), /ne vous parviennent pas/);
    await refuseMail(site, numero);
    assert.match(await paul.get(`/demandes/${numero}`), /Nos courriels ne vous parviennent pas/);
    const wrong = await paul.post(`/demandes/${numero}/courriel`, { 'contact.courriel': 'paul@' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /prenom\.nom@exemple\.fr/);
    assert.match(wrong.body, /value="paul@"/, 'what was typed stays');
    const right = await paul.post(`/demandes/${numero}/courriel`, { 'contact.courriel': 'paul@exemple.fr' });
    assert.deepEqual([right.statusCode, right.headers.location], [303, `/demandes/${numero}?fait=courriel`]);
    const after = await paul.get(`/demandes/${numero}?fait=courriel`);
    assert.match(after, /Votre adresse électronique est enregistrée/);
    assert.doesNotMatch(after, /ne vous parviennent pas/);
    assert.match(await paul.get(`/demandes/${numero}/courriel`), /value="paul@exemple\.fr"/);
  });

  const filedBy = async (person: Awaited<ReturnType<typeof browser>>): Promise<string> => {
    const answers: readonly (readonly [string, Fields])[] = [...STEPS, ['naissance', {}],
      ['commune', { 'communeDemandee.texte': 'Nantes', communeDemandee: '44109' }], ['attache', { attache: 'DOMICILE' }],
      ['adresse', { 'adresseRattachement.voie': 'rue de Strasbourg', 'adresseRattachement.codePostal': '44000' }],
      ['contact', { 'contact.courriel': 'paul@exmaple.fr', 'consentements.courriel': '1' }], ['verifier', {}],
      ['declaration', { declarationHonneur: '1', 'declarationHonneur.version': '2026-1' }]];
    let location = '';
    for (const [step, fields] of answers) {
      const answer = await person.post(`/demande/${step}`, fields);
      assert.equal(answer.statusCode, 303, step);
      location = String(answer.headers.location);
    }
    return location.split('/')[2]!;
  };
});

/** What the work does when a mail server says 550. */
const refuseMail = async ({ register }: DeskSite, numero: string): Promise<void> => {
  const { partition, text } = parsePublicNumber(numero)!;
  await inContext(register.jobs, systemContext('test', 'essai'), async (tx) => {
    const { rows: [row] } = await tx.query<{ dossier_id: string }>(
      'select dossier_id from dossier where partition = $1 and reference = $2', [partition, text]);
    await applyOrders(tx, register, partition, [{ id: row!.dossier_id, actor: SYSTEME, purpose: 'essai',
      command: { type: 'constaterRejet', lettre: { sorte: 'DEPOT', mots: {}, courriel: 'paul@exmaple.fr' } } }], register.clock());
  });
};
