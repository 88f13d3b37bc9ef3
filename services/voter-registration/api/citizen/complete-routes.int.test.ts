import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import sharp from 'sharp';
import { logIn } from '#base/access/log-in.ts';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { citizen } from '#test/access-kit.ts';
import { openVoterWeb } from '#test/voter-web.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { form } from '../../domain/fixtures/form.ts';
import { openAccess } from '../access.ts';
import { createDeposit } from '../deposit.ts';
import { giveCommands } from '../desk/fixtures/transmitted.ts';
import { applyOrders, REGISTRE } from '../work/apply-orders.ts';

/** Somebody signed in whose request, filed without any document, has reached the town hall. */
const transmitted = async (t: TestContext) => {
  const kit = await openVoterWeb(t);
  const { register, db } = kit;
  await migrateJobs(db.connection, db.service);
  const context = { service: db.service, origin: 'http://localhost', env: 'test', origins: {}, settings: {}, secrets: {} };
  const access = openAccess(context as never, register);
  const { actorId, token } = await logIn(access.login, { ...citizen(), authenticatedAt: register.clock() });
  const filed = await createDeposit(register, shippedClosings(), { service: 'Mairie', contactService: 'm@example.org' })({
    actor: { id: actorId, role: 'usager', territories: [] }, key: 'cle', demande: form({ pieces: [] }), canal: 'EN_LIGNE',
    arrivee: register.clock() });
  const command = { type: 'transmettre', refReu: 'REU-0G5T2M9QXAB-7' } as const;
  await inContext(register.jobs, systemContext('test', 'essai'), (tx) => applyOrders(tx, register, filed.partition,
    [{ id: filed.subject, actor: REGISTRE, purpose: 'essai', command }], register.clock()));
  await kit.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = kit.app.server.address() as { port: number };
  const headers = { cookie: `${access.cookies.session}=${token.text}`, origin: 'http://localhost', accept: 'text/html' };
  const ask = (path: string, body?: FormData | URLSearchParams): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/demandes/${filed.numero}${path}`,
      { redirect: 'manual', headers, ...(body ? { method: 'POST', body } : {}) });
  const row = async () => (await db.admin.query('select etat, pieces, attendues from demande')).rows[0];
  return { register, db, ask, row, numero: filed.numero, origin: `http://127.0.0.1:${port}`, cookie: headers.cookie };
};

const upload = async (slot: string, bytes?: Uint8Array): Promise<FormData> => {
  const photo = bytes ?? await sharp({ create: { width: 900, height: 700, channels: 3, background: '#ccd' } }).jpeg().toBuffer();
  const sent = new FormData();
  sent.set('slot', slot);
  sent.set('fichier', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
  return sent;
};

test('documents asked for are sent one by one, taken back, confirmed; the town hall sees the request complete', async (t) => {
  const { ask, row, db } = await transmitted(t);
  assert.equal((await row()).etat, 'A_COMPLETER');
  assert.match(await (await ask('/completer')).text(), /Identité et nationalité/);
  assert.match(await (await ask('')).text(), /doit être complète le/, 'what was filed is told, not how to file');
  assert.equal((await ask('/completer/envoyer', new URLSearchParams())).status, 422, 'nothing was sent');
  assert.equal((await ask('/completer', await upload('IDENTITE'))).status, 303);
  const refused = await ask('/completer', await upload('ADRESSE', Buffer.from('MZ not a picture')));
  assert.equal(refused.status, 422);
  const page = await refused.text();
  assert.match(page, /photo\.jpg/, 'the good file is kept');
  const id = /name="fichierId" value="([^"]+)"/.exec(page)![1]!;
  assert.equal((await ask('/completer/retirer', new URLSearchParams({ fichierId: id }))).status, 303);
  assert.doesNotMatch(await (await ask('/completer')).text(), /photo\.jpg/);
  for (const need of ['IDENTITE', 'ADRESSE']) await ask('/completer', await upload(need));
  const done = await ask('/completer/envoyer', new URLSearchParams());
  assert.deepEqual([done.status, done.headers.get('location')!.split('?')[1]], [303, 'fait=complete']);
  assert.deepEqual(await row(), { etat: 'COMPLETE', pieces: 2, attendues: 0 });
  assert.match(await (await ask('/recepisse')).text(), /Déposée à temps\s: si elle est acceptée, vous voterez le/);
  assert.equal((await db.admin.query('select from event where type = $1', ['PiecesRecues'])).rowCount, 1);
});

test('a program gets the receipt of its person again; nobody else does, and each look is on record', async (t) => {
  const { ask, db, origin, numero, cookie } = await transmitted(t);
  const get = async (number: string, sent: Record<string, string> = { cookie }): Promise<Response> =>
    fetch(`${origin}/v1/receipts/${number}`, { headers: { ...sent, accept: 'application/json' } });
  const looks = async (decision: string): Promise<number | null> =>
    (await db.admin.query('select from access_audit where route = $1 and decision = $2', ['/v1/receipts/:numero', decision])).rowCount;
  assert.equal((await get(numero, {})).status, 401);
  assert.equal((await get('IEL-2026-0A1G4RA2MXG-J')).status, 404, 'a number that is not theirs');
  assert.deepEqual([await looks('deny'), await looks('allow')], [1, 0]);
  const answer = await get(numero);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('cache-control')!, /no-store/);
  const { receipt, ...told } = await answer.json() as { receipt: object };
  assert.deepEqual(told, { numero, etat: 'A_COMPLETER' });
  assert.deepEqual(receipt, await (await ask('/recepisse.json')).json(), 'the one that the page gives');
  assert.equal(await looks('allow'), 1);
});

test('once it is refused, no document is asked for any more: the page leads to the appeal', async (t) => {
  const { ask, register, numero } = await transmitted(t);
  assert.match(await (await ask('')).text(), /Envoyer la pièce/);
  const refusal = { sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' } as const;
  await giveCommands(register, numero, 'agent-mairie', { type: 'instruire', ...refusal });
  await giveCommands(register, numero, 'maire', { type: 'viser', ...refusal });
  const page = await (await ask('')).text();
  assert.match(page, /Contester en ligne/);
  assert.doesNotMatch(page, /Envoyer la pièce/);
});

test('a person withdraws a request that the town hall already has', async (t) => {
  const { ask, row } = await transmitted(t);
  const done = await ask('/retirer', new URLSearchParams({ confirmation: '1' }));
  assert.equal(done.status, 303);
  assert.equal((await row()).etat, 'ABANDONNEE');
});

test('RGPD art. 15 and 20: a person takes away a copy of their request, and nothing that others think of it', async (t) => {
  const { ask, db } = await transmitted(t);
  const answer = await ask('/mes-donnees.json');
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/json; charset=utf-8']);
  assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="mes-donnees-IEL-\d{4}-[0-9A-Z]{11}-[0-9A-Z]\.json"$/);
  const copy = await answer.json() as { etat: string; demande: unknown; etapes: { etat: string; le: string }[]; consultations: unknown[] };
  assert.deepEqual(copy.demande, JSON.parse(JSON.stringify(form({ pieces: [] }))));
  assert.equal(copy.etat, 'A_COMPLETER');
  assert.deepEqual(copy.etapes.map(({ etat }) => etat), ['DEPOSEE', 'A_COMPLETER']);
  assert.ok(copy.etapes.every(({ le }) => /^\d{4}-\d\d-\d\dT.*Z$/.test(le)));
  assert.deepEqual(Object.keys(copy).sort(), ['canal', 'consultations', 'dateArrivee', 'dateComplet', 'dateDepot', 'decision', 'demande',
    'etapes', 'etat', 'inscription', 'numero', 'pieces', 'piecesAttendues', 'recours', 'scrutins']);
  const { rows } = await db.admin.query("select count(*)::int4 as n from access_audit where route = '/demandes/:numero/mes-donnees.json'");
  assert.equal(rows[0].n, 1, 'the reading is written down');
  assert.match(await (await ask('')).text(), /mes-donnees\.json/);
});
