import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { startTestRegister, type TestRegister } from '#services/national-register/api/fixtures/test-register.ts';
import { openVoterWeb, type VoterWebKit } from '#test/voter-web.ts';

/** Somebody on a roll, as the register knows them. */
export type Elector = { nomNaissance: string; prenoms: string[]; sexe: 'M' | 'F'; dateNaissance: string };

/** The i-th invented person; the letters tell the number, so that no two are alike. */
export const personAt = (i: number): Elector => ({
  nomNaissance: `D’Essai-${[...String(i)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}`, prenoms: ['Zoé', 'Anne-Marie'],
  sexe: i % 2 === 0 ? 'F' : 'M', dateNaissance: `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 10}`,
});

export type EnquiryGround = { web: VoterWebKit; register: TestRegister; origin: string };

/** Portal and register on real databases; `electors` people are on the roll of 44109. */
export const openEnquiryGround = async (t: TestContext, electors: number, quotaFactor = 1,
  trustedProxies: readonly string[] = []): Promise<EnquiryGround> => {
  const register = await startTestRegister(t);
  register.now.value = Date.now();
  await enrol(register, electors);
  const web = await openVoterWeb(t, { secrets: { register: '\u0004'.repeat(32) }, origins: { 'national-register': register.origin },
    trustedProxies, settings: { SOCLE_VOTER_ENQUIRY_QUOTA: String(quotaFactor) } });
  const origin = await web.app.listen({ port: 0, host: '127.0.0.1' });
  return { web, register, origin };
};

/** Puts invented people on the roll of a place. */
export const enrol = async (
  { db, context }: TestRegister, count: number, place = '44109', list = 'PRINCIPALE',
): Promise<void> => {
  const keys = Array.from({ length: count }, (_, i) => context.vault.enquiryOf(place, personAt(i)).toString('hex'));
  await db.admin.query(`insert into consultable (partition, cle, inscription_id, electeur, type_liste, commune, bureau, ordre, nne)
    select 0, decode(k, 'hex'), gen_random_uuid(), sha256(k::bytea), $3, $2, $2 || '_' || (1 + i % 20), i, 100000000 + i
    from unnest($1::text[]) with ordinality as u(k, i)`, [keys, place, list]);
};

/** Keeps connections, as `fetch` does, at half its cost: the test asks tens of thousands of times. */
const agent = new Agent({ keepAlive: true });

/** Asks over HTTP, as a program; `forwarded` is its X-Forwarded-For. */
export const enquire = async (origin: string, etatCivil: Elector, commune = '44109', forwarded?: string) => {
  const body = JSON.stringify({ commune, etatCivil });
  const asked = request(`${origin}/v1/voter-registration/enquiries`, { agent, method: 'POST', headers: {
    'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'accept': '*/*',
    ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) } });
  asked.end(body);
  const [response] = await once(asked, 'response') as [IncomingMessage];
  const answer = await buffer(response);
  return { status: response.statusCode!, bytes: answer.length, headers: new Map(Object.entries(response.headers)),
    answer: JSON.parse(answer.toString()) as {
      found?: boolean; registrations?: { nne: string; bureau: string }[]; nextSteps?: string[]; certificate?: string; code?: string } };
};
