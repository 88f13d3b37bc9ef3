import { declarationFor } from '#services/voter-registration/domain/demande/declaration.ts';
import type { PersonForm } from '#services/voter-registration/data/people/plausible-people.ts';
import { CITIZEN_PAGES, type CitizenPage } from '#services/voter-registration/web/citizen/pages.ts';
import { locationOf, type RawBrowser } from './raw-browser.ts';

type Fields = Readonly<Record<string, string>>;

/** What one journey left behind. */
export type Journeyed = { autosaveMs: number[]; receipt: Buffer };

/** The claims that FranceConnect would give of this person, as fields of the stand-in's screen. */
const claimsOf = ({ etatCivil, contact }: PersonForm): Fields => ({
  action: 'invent', family_name: etatCivil.nomNaissance, given_name: etatCivil.prenoms.join(' '),
  gender: etatCivil.sexe === 'F' ? 'female' : 'male', birthdate: etatCivil.dateNaissance,
  birthplace: etatCivil.communeNaissance ?? '', birthcountry: etatCivil.paysNaissance, email: contact.courriel ?? '',
  ...(etatCivil.nomUsage ? { preferred_username: etatCivil.nomUsage } : {}),
});

/** Ten automatic saves, page by page, as somebody types who comes back twice to a page. */
const autosavesOf = (person: PersonForm): [CitizenPage, Fields][] => {
  const { etatCivil, adresseRattachement: address, contact, precisionsAttache: details } = person;
  const [year = '', month = '', day = ''] = etatCivil.dateNaissance.split('-');
  const [sinceYear = '', sinceMonth = '', sinceDay = ''] = (details?.residentDepuis ?? '').split('-');
  const street = Object.fromEntries(Object.entries(address).filter(([name]) => name !== 'commune')
    .map(([name, value]) => [`adresseRattachement.${name}`, String(value)]));
  return [
    ['nationality', { nationalite: 'FR' }],
    ['situation', { nature: person.nature }],
    ['identity', { 'etatCivil.nomNaissance': etatCivil.nomNaissance, 'etatCivil.nomUsage': etatCivil.nomUsage ?? '',
      'etatCivil.prenoms': etatCivil.prenoms.join(', '), 'etatCivil.sexe': etatCivil.sexe }],
    ['birth', { 'etatCivil.dateNaissance.jour': day, 'etatCivil.dateNaissance.mois': month, 'etatCivil.dateNaissance.annee': year,
      'etatCivil.paysNaissance': etatCivil.paysNaissance, 'etatCivil.communeNaissance': etatCivil.communeNaissance ?? '' }],
    ['commune', { communeDemandee: person.communeDemandee }],
    ['attachment', { attache: person.attache }],
    ['attachment-details', { 'precisionsAttache.residentDepuis.jour': sinceDay, 'precisionsAttache.residentDepuis.mois': sinceMonth,
      'precisionsAttache.residentDepuis.annee': sinceYear, 'precisionsAttache.parent.nomNaissance': details?.parent?.nomNaissance ?? '',
      'precisionsAttache.parent.prenom': details?.parent?.prenom ?? '' }],
    ['address', { 'adresseRattachement.codePostal': address.codePostal ?? '' }],
    ['address', street],
    ['contact', { 'contact.courriel': contact.courriel ?? '', 'contact.telephone': contact.telephone ?? '',
      'consentements.courriel': '1' }],
  ];
};

/** Signs in, types, submits and reads the receipt. Throws when a page does not answer as it should. */
export const walkJourney = async (browser: RawBrowser, origin: string, person: PersonForm): Promise<Journeyed> => {
  browser.forget();
  const first = `${origin}${CITIZEN_PAGES.nationality.path}`;
  const start = `${origin}/connexion/franceconnect?retour=${encodeURIComponent(CITIZEN_PAGES.nationality.path)}`;
  const authorize = locationOf(await browser.get(start), start);
  const screen = locationOf(await browser.get(authorize), authorize);
  const resume = locationOf(await browser.post(screen, claimsOf(person)), screen);
  const back = locationOf(await browser.get(resume), resume);
  const entered = locationOf(await browser.get(back), back);
  if (entered !== first) throw new Error(`the login led to ${entered}`);
  expect(200, await browser.get(first), first);
  const autosaveMs = await autosave(browser, origin, autosavesOf(person));
  const declaration = `${origin}${CITIZEN_PAGES.declaration.path}`;
  const page = expect(200, await browser.get(declaration), declaration).toString();
  const sent = await browser.post(declaration, { _draft: hiddenOf(page, '_draft'), _version: hiddenOf(page, '_version'),
    declarationHonneur: '1', 'declarationHonneur.version': declarationFor('PRINCIPALE') });
  const receipt = locationOf(sent, declaration);
  expect(200, await browser.get(receipt), receipt);
  return { autosaveMs, receipt: Buffer.from(expect(200, await browser.get(`${receipt}.json`), receipt)) };
};

const autosave = async (browser: RawBrowser, origin: string, saves: readonly [CitizenPage, Fields][]): Promise<number[]> => {
  const ms: number[] = [];
  let version: number | undefined;
  for (const [page, fields] of saves) {
    const url = `${origin}${CITIZEN_PAGES[page].path}`;
    const since = performance.now();
    const answer = await browser.post(url, { ...fields, _autosave: '1', ...(version === undefined ? {} : { _version: String(version) }) });
    ms.push(performance.now() - since);
    version = (JSON.parse(expect(200, answer, url).toString()) as { version: number }).version;
  }
  return ms;
};

const expect = (status: number, answer: { status: number; body: Buffer; headers: Map<string, string> }, url: string): Buffer => {
  if (answer.status !== status) {
    const told = answer.headers.get('location') ?? answer.body.toString('utf8', 0, 300);
    throw new Error(`${new URL(url).pathname} answered ${answer.status} ${told}`);
  }
  return answer.body;
};

/** Value of a hidden field of a page. */
const hiddenOf = (html: string, name: string): string => {
  const input = html.match(/<input\b[^>]*>/g)?.find((tag) => tag.includes(`name="${name}"`));
  const value = input && /value="([^"]*)"/.exec(input)?.[1];
  if (!value) throw new Error(`the page has no field ${name}`);
  return value;
};
