import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { communes } from '#services/voter-registration/data/communes.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { openVoterWeb, type VoterWebKit } from './voter-web.ts';

const PATH = '/v1/voter-registration/demandes';
const person = plausiblePeople(communes());
const body = (n = 1): string => JSON.stringify(person.personAt(3, n));

type Sent = {
  status: number; headers: Record<string, unknown>;
  problem: { code: string; errors?: { pointer: string; code: string; detail: string }[]; detail: string };
};

const send = async (kit: VoterWebKit, payload: string | Buffer, headers: Record<string, string> = {}): Promise<Sent> => {
  const answer = await kit.app.inject({ method: 'POST', url: PATH, payload,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k1', 'accept-language': 'fr', ...kit.as('p1'), ...headers } });
  return { status: answer.statusCode, problem: answer.json(), headers: answer.headers };
};

const nothingStored = async (kit: VoterWebKit): Promise<void> => {
  assert.equal((await kit.db.admin.query('select from event')).rowCount, 0);
};

/** One row of the table: what is sent, and the status and code that must come back. */
const refuses = (name: string, status: number, code: string, make: () => { payload: string | Buffer; headers?: Record<string, string> }) =>
  test(name, async (t: TestContext) => {
    const kit = await openVoterWeb(t);
    const { payload, headers } = make();
    const sent = await send(kit, payload, headers);
    assert.equal(sent.status, status, JSON.stringify(sent.problem));
    assert.equal(sent.problem.code, code);
    assert.match(String(sent.headers['content-type']), /application\/problem\+json/);
    assert.ok(sent.problem.detail.length > 10, 'it says what to do');
    await nothingStored(kit);
  });

refuses('no idempotency key: 400', 400, 'INTAKE_KEY_MISSING', () => ({ payload: body(), headers: { 'idempotency-key': '' } }));
refuses('an idempotency key of spaces and accents: 400', 400, 'INTAKE_KEY_INVALID', () =>
  ({ payload: body(), headers: { 'idempotency-key': 'a b' } }));
refuses('a body over the limit: 413', 413, 'HTTP_BODY_TOO_LARGE', () => ({ payload: `{"a":"${'x'.repeat(300_000)}"}` }));
refuses('another media type: 415', 415, 'HTTP_MEDIA_TYPE', () => ({ payload: '<a/>', headers: { 'content-type': 'application/xml' } }));
refuses('a body that is no JSON: 400', 400, 'HTTP_JSON', () => ({ payload: '{"a":' }));
refuses('a key twice: 400', 400, 'HTTP_JSON', () => ({ payload: '{"nature":"PREMIERE","nature":"L30"}' }));
refuses('__proto__: 400', 400, 'HTTP_JSON', () => ({ payload: '{"__proto__":{"admin":true}}' }));
refuses('bytes that are no UTF-8: 400', 400, 'HTTP_JSON', () =>
  ({ payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) }));
refuses('NUL in a text: 400', 400, 'HTTP_JSON', () => ({ payload: '{"nom":"A\\u0000B"}' }));
refuses('half a character: 400', 400, 'HTTP_JSON', () => ({ payload: '{"nom":"\\ud800"}' }));
refuses('a thousand levels: 400', 400, 'HTTP_JSON', () => ({ payload: `${'['.repeat(1_000)}${']'.repeat(1_000)}` }));

test('valid JSON with a wrong content: 422 with all errors, each with its place and its remedy', async (t) => {
  const kit = await openVoterWeb(t);
  const right = person.personAt(3, 1);
  const form = { ...right, communeDemandee: '75056',
    etatCivil: { ...right.etatCivil, dateNaissance: '31/02/1980', nomNaissance: '' } };
  const { status, problem } = await send(kit, JSON.stringify(form));
  assert.equal(status, 422);
  const pointers = problem.errors!.map(({ pointer }) => pointer);
  for (const pointer of ['/communeDemandee', '/etatCivil/dateNaissance', '/etatCivil/nomNaissance']) {
    assert.ok(pointers.includes(pointer), pointers.join(' '));
  }
  assert.ok(problem.errors!.every(({ detail }) => detail.length > 10));
  await nothingStored(kit);
});

test('somebody who did not sign in: 401, and nothing is read or stored', async (t) => {
  const kit = await openVoterWeb(t);
  const { status } = await send(kit, body(), { 'socle-replay-actor': '' });
  assert.equal(status, 401);
  await nothingStored(kit);
});

test('a forged replay actor is nobody', async (t) => {
  const kit = await openVoterWeb(t);
  assert.equal((await send(kit, body(), { 'socle-replay-actor': 'p1 AAAAAAAAAAAAAAAAAAAAAA' })).status, 401);
});

test('the same key with another body: 422; the first is kept', async (t) => {
  const kit = await openVoterWeb(t);
  assert.equal((await send(kit, body(1))).status, 202);
  const { status, problem } = await send(kit, body(2));
  assert.deepEqual([status, problem.code], [422, 'INTAKE_KEY_REUSED']);
  assert.equal((await kit.db.admin.query('select from event')).rowCount, 1);
  const lines = await kit.db.admin.query<{ rule_id: string; decision: string }>('select rule_id, decision from access_audit');
  assert.deepEqual(lines.rows, [{ rule_id: 'idempotency-key-reused', decision: 'deny' }], 'the attempt is written down');
});

test('a double click: one dossier, and the retry has the same receipt', async (t) => {
  const kit = await openVoterWeb(t);
  const [first, second] = await Promise.all([send(kit, body()), send(kit, body())]);
  assert.deepEqual([first, second].map(({ status }) => status).sort(), [202, 409]);
  const told = first.status === 409 ? first : second;
  assert.deepEqual([told.problem.code, told.headers['retry-after']], ['INTAKE_RUNNING', '1']);
  const again = await send(kit, body());
  const kept = first.status === 202 ? first : second;
  assert.deepEqual({ ...again.problem, replayed: false }, { ...kept.problem, replayed: false });
  assert.equal((await kit.db.admin.query('select from event')).rowCount, 1);
});

test('a name as it is typed comes back as it was typed, and names of 81 characters are told so', async (t) => {
  const kit = await openVoterWeb(t);
  const { etatCivil, ...rest } = person.personAt(3, 1);
  const named = (nomNaissance: string): string => JSON.stringify({ ...rest, etatCivil: { ...etatCivil, nomNaissance } });
  assert.equal((await send(kit, named('D’ARCY-LŒUILLET ÉLÉONORE'))).status, 202);
  const { status, problem } = await send(kit, named('X'.repeat(81)), { 'idempotency-key': 'k2' });
  assert.equal(status, 422);
  assert.equal(problem.errors![0]!.pointer, '/etatCivil/nomNaissance');
});

test('a page that does not exist is a page for people and a problem for programs', async (t) => {
  const kit = await openVoterWeb(t);
  const page = await kit.app.inject({ url: '/nulle-part', headers: { accept: 'text/html' } });
  assert.equal(page.statusCode, 404);
  assert.match(page.body, /<html lang="fr"/);
  const problem = await kit.app.inject({ url: '/nulle-part', headers: { accept: 'application/json' } });
  assert.equal(problem.json().code, 'HTTP_NOT_FOUND');
});

test('a full service: 503 with when to come back, before the body is read', async (t) => {
  const full = { open: false, code: 'DISK_LOW', reason: { fr: '', en: '' }, retryAfterS: 5 } as const;
  const kit = await openVoterWeb(t, { admission: () => full });
  const { status, headers, problem } = await send(kit, body());
  assert.deepEqual([status, problem.code], [503, 'DISK_LOW']);
  assert.ok(Number(headers['retry-after']) >= 5);
  await nothingStored(kit);
});

test('another person’s number is not found, and the attempt leaves no trace of its existence', async (t) => {
  const kit = await openVoterWeb(t);
  const filed = await send(kit, body());
  const { numero } = filed.problem as unknown as { numero: string };
  const page = await kit.app.inject({ url: `/demandes/${numero}`, headers: { accept: 'text/html' } });
  assert.equal(page.statusCode, 303, 'a visitor is sent to sign in, whatever the number');
});

test('a name in decomposed letters is kept composed: the same name is the same text', async (t) => {
  const kit = await openVoterWeb(t);
  const { etatCivil, ...rest } = person.personAt(3, 1);
  const named = (nomNaissance: string): string => JSON.stringify({ ...rest, etatCivil: { ...etatCivil, nomNaissance } });
  const [composed, decomposed] = ['L\u00e9ger', 'Le\u0301ger'];
  assert.equal((await send(kit, named(decomposed!))).status, 202);
  const again = await send(kit, named(composed!));
  assert.equal(again.status, 202, 'the same request under the same key');
  assert.equal((await kit.db.admin.query('select from event')).rowCount, 1);
});

test('a phone whose clock is wrong: the server’s time rules, and a date that the sender claims moves nothing', async (t) => {
  const kit = await openVoterWeb(t);
  const before = Date.now();
  const claims = JSON.stringify({ ...person.personAt(3, 1), dateDepot: '1970-01-01T00:00:00Z' });
  const { problem, status } = await send(kit, claims, { date: 'Thu, 01 Jan 1970 00:00:00 GMT' });
  assert.equal(status, 202);
  const { receipt } = problem as unknown as { receipt: { body: { arrivee: string; at: string } } };
  for (const at of [receipt.body.arrivee, receipt.body.at]) assert.ok(Date.parse(at) >= before - 1 && Date.parse(at) <= Date.now());
  assert.ok(!JSON.stringify(receipt).includes('1970-01-01'));
});

test('R.5: at 23:59:59.9 and at 00:00:00.1 both are taken, the second for after the ballot; both instants are sealed', async (t) => {
  const midnight = Date.parse('2027-03-11T00:00:00+01:00');
  const kit = await openVoterWeb(t, { clockOffset: midnight - 600_000 - Date.now() });
  const receipts: { arrivee: string; scrutins: { scrutin: string; verdict: string }[] }[] = [];
  for (const [n, at] of [midnight - 100, midnight + 100].entries()) {
    const { status, problem } = await send(kit, body(n), { 'idempotency-key': `k${n}`, ...kit.as(`p${n}`, at) });
    assert.equal(status, 202, JSON.stringify(problem));
    receipts.push((problem as unknown as { receipt: { body: (typeof receipts)[number] } }).receipt.body);
  }
  assert.deepEqual(receipts.map(({ arrivee }) => arrivee), ['2027-03-10T22:59:59.900Z', '2027-03-10T23:00:00.100Z']);
  const verdicts = receipts.map(({ scrutins }) => scrutins.find(({ scrutin }) => scrutin === 'pre-2027')?.verdict);
  assert.deepEqual(verdicts, ['A_COMPLETER', 'HORS_DELAI'], 'no document is joined: the first counts once it is complete');
});

test('a wrong content sent again has the same answer, and the right one may then take the key', async (t) => {
  const kit = await openVoterWeb(t);
  const wrong = JSON.stringify({ ...person.personAt(3, 1), communeDemandee: '75056' });
  const [one, two] = [await send(kit, wrong), await send(kit, wrong)];
  assert.deepEqual([one.status, one.problem.errors], [422, two.problem.errors]);
  assert.equal((await send(kit, body())).status, 202);
});

test('the type of a problem is the address of a page that says what to do', async (t) => {
  const kit = await openVoterWeb(t);
  const { problem } = await send(kit, body(), { 'idempotency-key': '' });
  const { type } = problem as unknown as { type: string };
  const page = await kit.app.inject({ url: type, headers: { accept: 'text/html', 'accept-language': 'en' } });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<html lang="en">.*INTAKE_KEY_MISSING/s);
  assert.equal((await kit.app.inject('/problems/NOTHING')).statusCode, 404);
});

test('a connection that is cut after the last byte: the request is stored, and the retry has its receipt', async (t) => {
  const kit = await openVoterWeb(t);
  await kit.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = kit.app.server.address() as AddressInfo;
  const [payload, headers] = [body(), kit.as('p1')];
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.end([`POST ${PATH} HTTP/1.1`, 'host: x', 'content-type: application/json', 'idempotency-key: k1',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), `content-length: ${Buffer.byteLength(payload)}`, '', payload]
    .join('\r\n'), () => socket.destroy());
  await once(socket, 'close');
  const stored = async (): Promise<number> => (await kit.db.admin.query('select from event')).rowCount!;
  for (const end = Date.now() + 10_000; await stored() === 0;) assert.ok(Date.now() < end, 'it is stored');
  let again = await send(kit, payload);
  while (again.status === 409) again = await send(kit, payload);
  assert.equal(again.status, 202);
  assert.equal((again.problem as unknown as { replayed: boolean }).replayed, true);
  assert.equal(await stored(), 1);
});

test('a database that may only be read: the request waits; back in time it is stored, too late it is 503 and nothing is', async (t) => {
  const kit = await openVoterWeb(t);
  const { admin, names } = kit.db;
  const readOnly = async (on: boolean): Promise<void> => {
    await admin.query(`alter role ${names.intake} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    // Sessions from before keep their setting. One that is at work is left until it is done: cut, its outcome would be unknown.
    const { rows: [{ now }] } = await admin.query('select clock_timestamp() as now');
    const old = `from pg_stat_activity where usename = $1 and backend_start < $2`;
    while ((await admin.query(`select ${old}`, [names.intake, now])).rowCount! > 0) {
      await admin.query(`select pg_terminate_backend(pid) ${old} and state = 'idle'`, [names.intake, now]);
    }
  };
  await readOnly(true);
  const late = await send(kit, body());
  assert.equal(late.status, 503);
  assert.ok(Number(late.headers['retry-after']) >= 1);
  await nothingStored(kit);
  const waiting = send(kit, body(2), { 'idempotency-key': 'k2' });
  await readOnly(false);
  assert.equal((await waiting).status, 202);
  assert.equal((await send(kit, body())).status, 202, 'the one that was refused is taken when it is sent again');
  assert.equal((await admin.query('select from event')).rowCount, 2);
});
