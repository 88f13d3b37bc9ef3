import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { keyHistoryOf } from '#base/dossiers/register-of.ts';
import { verifyReceipt } from '#base/log/verify-receipt.ts';
import { verifyCertificate } from '#services/voter-registration/domain/enquiry/certificate.ts';
import { LIMITS } from '#services/voter-registration/limits.ts';
import { enquire, enrol, openEnquiryGround, personAt, type Elector } from './enquiry-ground.ts';
import { ksCritical, ksDistance } from './kolmogorov-smirnov.ts';

test('found and not found: same status, same bytes, same headers; accents and all given names matter', async (t) => {
  const { origin } = await openEnquiryGround(t, 10);
  const person = personAt(3);
  const found = await enquire(origin, person);
  assert.deepEqual([found.status, found.answer.found, found.answer.registrations!.length], [200, true, 1]);
  assert.match(found.answer.registrations![0]!.nne, /^\d{9}$/);
  const spelled = await enquire(origin, { ...person, nomNaissance: person.nomNaissance.toLowerCase().replace('’', '\'') });
  assert.equal(spelled.answer.found, true, 'capitals and the form of an apostrophe do not matter');
  const others: Elector[] = [{ ...person, prenoms: ['Zoé'] }, { ...person, prenoms: ['Zoe', 'Anne-Marie'] }, personAt(99)];
  for (const other of others) {
    const none = await enquire(origin, other);
    assert.deepEqual([none.status, none.answer.found, none.answer.nextSteps], [200, false, ['ORTHOGRAPHE', 'MAIRIE', 'DEMANDE']]);
    assert.equal(none.bytes, found.bytes);
    assert.deepEqual([...none.headers.keys()], [...found.headers.keys()]);
    assert.equal(none.headers.get('cache-control'), 'no-store, no-transform');
  }
  assert.equal((await enquire(origin, person, '75101')).answer.found, false, 'another commune is never told');
});

/**
 * Asks `count` questions after 400 to warm up, from 24 clients, half of them about people on the roll, and compares the times. Each
 * question draws its side by itself: whatever a busy machine does to the times, it does to both, and what they have in common does
 * not widen the distance. The critical value is passed by chance once in ten thousand runs.
 */
const compareTimes = async (origin: string, count: number): Promise<{ distance: number; critical: number; fewest: number }> => {
  const [hits, misses]: [number[], number[]] = [[], []];
  let [left, seed] = [count + 400, 11];
  const draw = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const client = async (): Promise<void> => {
    while (left > 0) {
      const [warmUp, hit] = [left-- > count, draw() < 0.5];
      const person = personAt(Math.floor(draw() * 2_000) + (hit ? 0 : 5_000));
      const start = performance.now();
      const { answer, bytes, status } = await enquire(origin, person);
      const ms = performance.now() - start;
      assert.deepEqual([status, answer.found, bytes], [200, hit, LIMITS.enquiry_answer_bytes]);
      if (!warmUp) (hit ? hits : misses).push(ms);
    }
  };
  await Promise.all(Array.from({ length: 24 }, client));
  return { distance: ksDistance(hits, misses), critical: ksCritical(hits.length, misses.length, 0.0001),
    fewest: Math.min(hits.length, misses.length) };
};

test('found and not found take the same time: Kolmogorov–Smirnov over 2 × 10,000', async (t) => {
  const { origin } = await openEnquiryGround(t, 2_000, 100_000);
  const { distance, critical, fewest } = await compareTimes(origin, 20_000);
  t.diagnostic(`distance ${distance.toFixed(4)}, critical ${critical.toFixed(4)}`);
  assert.ok(fewest > 9_700);
  assert.ok(distance < critical, `${distance} ≥ ${critical}`);
});

test('a service that answers who is found a fifth later is caught by the same comparison', async (t) => {
  const { origin, web } = await openEnquiryGround(t, 2_000, 100_000);
  web.app.server.prependListener('request', (_request, response) => {
    const start = performance.now();
    const end = response.end.bind(response) as (...args: unknown[]) => typeof response;
    response.end = ((...args: unknown[]) => {
      if (!String(args[0]).startsWith('{"found":true')) return end(...args);
      setTimeout(() => end(...args), (performance.now() - start) / 5);
      return response;
    }) as typeof response.end;
  });
  const { distance, critical } = await compareTimes(origin, 4_000);
  t.diagnostic(`distance ${distance.toFixed(4)}, critical ${critical.toFixed(4)}`);
  assert.ok(distance > critical, `${distance} ≤ ${critical}`);
});

test('what is stored are digests: no name, no date, no address', async (t) => {
  const { origin, web, register } = await openEnquiryGround(t, 1);
  await enquire(origin, personAt(0));
  const { rows } = await web.db.admin.query(
    'select to_jsonb(e)::text as line from enquiry e union all select to_jsonb(q)::text from enquiry_quota q');
  assert.equal(rows.length, 4);
  const stored = JSON.stringify(rows);
  for (const secret of ['Essai', 'ESSAI', 'Zoé', '1950', '127.0.0']) assert.ok(!stored.includes(secret), secret);
  assert.equal((await register.db.admin.query('select from consultation')).rowCount, 1);
  const asNobody = await web.db.pools.app.query('select from enquiry');
  assert.equal(asNobody.rowCount, 0, 'no context, no row');
});

test('enumeration stops: one identity over many communes, whoever is asked about', async (t) => {
  const { origin, web } = await openEnquiryGround(t, 1);
  const communes = Array.from({ length: 9 }, (_, i) => `6938${i + 1}`);
  const statuses: number[] = [];
  for (const commune of communes) statuses.push((await enquire(origin, personAt(0), commune)).status);
  assert.deepEqual(statuses, [...Array<number>(LIMITS.enquiry_share_min).fill(200), ...Array<number>(4).fill(429)]);
  const { answer } = await enquire(origin, personAt(0));
  assert.equal(answer.code, 'ENQUETE_QUOTA', 'the one who is registered is not told apart either');
  const { rows } = await web.db.admin.query<{ n: string }>('select count(*) as n from enquiry where not allowed');
  assert.equal(Number(rows[0]!.n), 5, 'refused questions are on record');
});

test('enumeration stops: one range over many identities of a small commune waits, then is refused', async (t) => {
  const { origin } = await openEnquiryGround(t, 1, 0.1);
  const statuses: number[] = [];
  const waited: number[] = [];
  for (let i = 0; i < 34; i++) {
    const start = performance.now();
    statuses.push((await enquire(origin, personAt(i + 10), '04001')).status);
    waited.push(performance.now() - start);
  }
  assert.ok(waited[8]! > LIMITS.enquiry_delay_step_ms, 'the answers come later and later');
  assert.ok(statuses.slice(0, 3).every((status) => status === 200));
  assert.equal(statuses.at(-1), 429);
});

/** Asks about one stranger after the other until refused; how many answers that took. */
const untilRefused = async (origin: string, forwarded: (i: number) => string, most = 40): Promise<number> => {
  for (let i = 0; i < most; i++) if ((await enquire(origin, personAt(i + 10), '04001', forwarded(i))).status === 429) return i;
  return most;
};

test('behind the edge each range has its own quota, and nobody gets another one by writing addresses', async (t) => {
  const { origin } = await openEnquiryGround(t, 1, 0.1, ['127.0.0.1']);
  const answered = await untilRefused(origin, (i) => `203.0.${i}.1, 198.51.100.7`);
  assert.ok(answered < 40, 'the addresses written at the left are nobody');
  assert.equal((await enquire(origin, personAt(90), '04001', '198.51.100.8')).status, 429, 'the neighbours share');
  assert.equal((await enquire(origin, personAt(91), '04001', '192.0.2.9')).status, 200, 'somebody else does not');
});

test('without an edge the written addresses are nobody: one sender, one quota', async (t) => {
  const { origin } = await openEnquiryGround(t, 1, 0.1);
  assert.ok(await untilRefused(origin, (i) => `203.0.${i}.1`) < 40);
});

test('the register is away: 503, the same for everybody, and the question is on record', async (t) => {
  const { origin, register } = await openEnquiryGround(t, 1);
  register.now.value -= 3_600_000;
  for (const person of [personAt(0), personAt(7)]) assert.equal((await enquire(origin, person)).answer.code, 'ENQUETE_INDISPONIBLE');
});

test('a question that cannot be asked: every fault at once, by its pointer', async (t) => {
  const { origin } = await openEnquiryGround(t, 0);
  const response = await fetch(`${origin}/v1/voter-registration/enquiries`, { method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commune: '75056', etatCivil: { prenoms: [], sexe: 'X', dateNaissance: '31/02/1990' } }) });
  const { errors } = await response.json() as { errors: { pointer: string }[] };
  assert.equal(response.status, 422);
  assert.deepEqual(errors.map(({ pointer }) => pointer).sort(), ['/commune', '/etatCivil/dateNaissance', '/etatCivil/nomNaissance',
    '/etatCivil/prenoms', '/etatCivil/sexe']);
});

const form = (person: Elector): URLSearchParams => {
  const [annee, mois, jour] = person.dateNaissance.split('-') as [string, string, string];
  return new URLSearchParams({ 'commune.texte': 'Nantes', 'commune': '44109', 'etatCivil.nomNaissance': person.nomNaissance,
    'etatCivil.prenoms': person.prenoms.join(', '), 'etatCivil.sexe': person.sexe, 'etatCivil.dateNaissance.jour': jour,
    'etatCivil.dateNaissance.mois': mois, 'etatCivil.dateNaissance.annee': annee });
};

test('the pages weigh the same, and the certificate verifies offline', async (t) => {
  const { web } = await openEnquiryGround(t, 1);
  const post = (url: string, body: URLSearchParams) => web.app.inject({ method: 'POST', url, payload: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept': 'text/html', 'origin': 'http://localhost' } });
  const found = await post('/situation-electorale', form(personAt(0)));
  const none = await post('/situation-electorale', form(personAt(5)));
  assert.deepEqual([found.statusCode, none.statusCode], [200, 200]);
  assert.match(found.body, /Vous êtes inscrit/);
  assert.match(none.body, /ne trouvons pas/);
  for (const page of [found, none]) assert.equal(page.rawPayload.length, LIMITS.enquiry_page_bytes);

  const token = /name="jeton" value="([^"]+)"/.exec(found.body)![1]!;
  const answer = await post('/situation-electorale/attestation', new URLSearchParams({ jeton: token }));
  assert.equal(answer.headers['content-type'], 'application/pdf');
  const certificate = JSON.parse(await attached(answer.rawPayload)) as { content: { nne: string; ordre: number } };
  const keys = keyHistoryOf(web.register);
  assert.deepEqual(verifyCertificate(certificate, keys), { ok: true, log: true, content: true });
  assert.ok(verifyReceipt(certificate, keys).ok, 'the public verifier of receipts takes it too');
  const forged = { ...certificate, content: { ...certificate.content, ordre: 2 } };
  assert.deepEqual(verifyCertificate(forged, keys), { ok: false, log: true, content: false });
  assert.equal((await post('/situation-electorale/attestation', new URLSearchParams({ jeton: `${token}x` }))).statusCode, 422);
});

test('proxies in force are told with the registration, to the page, the program and the certificate; the pages still weigh the same',
  async (t) => {
  const { origin, web, register } = await openEnquiryGround(t, 1);
  await register.db.admin.query(`update consultable set procurations = '[{"sens": "DONNEE", "du": "2020-01-01", "au": "2020-12-31"},
    {"sens": "RECUE", "du": "2027-01-01", "au": "9998-01-01"}, {"sens": "DONNEE", "du": "2026-01-01", "au": "9999-01-01"}]'`);
  const [found, none] = [await enquire(origin, personAt(0)), await enquire(origin, personAt(5))];
  assert.deepEqual((found.answer as { proxies?: unknown }).proxies, [{ sens: 'DONNEE', du: '2026-01-01', au: '9999-01-01' },
    { sens: 'RECUE', du: '2027-01-01', au: '9998-01-01' }]);
  assert.deepEqual((none.answer as { proxies?: unknown }).proxies, []);
  assert.equal(found.bytes, none.bytes);
  const post = (url: string, body: URLSearchParams) => web.app.inject({ method: 'POST', url, payload: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept': 'text/html', 'origin': 'http://localhost' } });
  const pages = [await post('/situation-electorale', form(personAt(0))), await post('/situation-electorale', form(personAt(5)))];
  for (const page of pages) assert.equal(page.rawPayload.length, LIMITS.enquiry_page_bytes);
  assert.match(pages[0]!.body, /Vous avez donné procuration[^<]*9999[\s\S]*Vous votez pour une autre personne/);
  assert.ok(!pages[0]!.body.includes('2020'), 'what has ended is not told');
  const token = /name="jeton" value="([^"]+)"/.exec(pages[0]!.body)![1]!;
  const pdf = await post('/situation-electorale/attestation', new URLSearchParams({ jeton: token }));
  const certificate = JSON.parse(await attached(pdf.rawPayload)) as { content: { procurations: { sens: string }[] } };
  assert.deepEqual(certificate.content.procurations.map(({ sens }) => sens), ['DONNEE', 'RECUE']);
  assert.ok(verifyCertificate(certificate, keyHistoryOf(web.register)).ok);
});

test('who votes abroad asks for their consular post: the answer and the certificate name it; a commune and a post are one too many',
  async (t) => {
  const { web, register } = await openEnquiryGround(t, 0);
  await enrol(register, 1, '9B019', 'CONSULAIRE');
  const post = (url: string, body: URLSearchParams) => web.app.inject({ method: 'POST', url, payload: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept': 'text/html', 'origin': 'http://localhost' } });
  const abroad = (person: Elector, change: Record<string, string> = {}): URLSearchParams => {
    const fields = form(person);
    for (const [name, value] of Object.entries({ 'commune.texte': '', 'commune': '', 'poste': '9B019', ...change })) fields.set(name,
      value);
    return fields;
  };
  const [found, none] = [await post('/situation-electorale', abroad(personAt(0))),
    await post('/situation-electorale', abroad(personAt(5)))];
  for (const page of [found, none]) assert.equal(page.rawPayload.length, LIMITS.enquiry_page_bytes);
  assert.match(found.body, /Poste consulaire d’inscription[\s\S]*Londres/);
  assert.match(found.body, /Lycée français|Consulat|Institut français/);
  assert.match(none.body, /ne trouvons pas/);
  const both = await post('/situation-electorale', abroad(personAt(0), { 'commune.texte': 'Nantes' }));
  assert.deepEqual([both.statusCode, /pas les deux/.test(both.body)], [422, true]);
  const token = /name="jeton" value="([^"]+)"/.exec(found.body)![1]!;
  const answer = await post('/situation-electorale/attestation', new URLSearchParams({ jeton: token }));
  const { content } = JSON.parse(await attached(answer.rawPayload)) as { content: Record<string, string> };
  assert.deepEqual([content.commune, content.nomCommune, content.typeListe], ['9B019', 'Londres', 'CONSULAIRE']);
});

/** The file attached to a PDF. */
const attached = async (bytes: Buffer): Promise<string> => {
  const pdf = await PDFDocument.load(bytes);
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && object.dict.get(PDFName.of('Type')) === PDFName.of('EmbeddedFile')) {
      return Buffer.from(decodePDFRawStream(object).decode()).toString();
    }
  }
  throw new Error('nothing is attached');
};
