import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionKey } from '#base/messages/webhook-signature.ts';
import { inContext } from '#base/store/context.ts';
import { assertDescribed } from '#test/described-api.ts';
import type { EtatMessage, Message } from '../exchange/messages.ts';
import { decision, inscription, numeroFor, radiation, retrait } from '../exchange/fixtures/portal.ts';
import { startTestRegister, type TestRegister } from './fixtures/test-register.ts';
import { LIMITS } from '../limits.ts';
import { EXCHANGE } from '../store/register-context.ts';
import { forgetStates } from '../store/states.ts';
import { treatBatch } from '../store/treat-batch.ts';

const treated = (register: TestRegister): Promise<number> =>
  inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));

/** States told of a request so far. */
const toldOf = async (register: TestRegister, label: string): Promise<EtatMessage[]> =>
  (await register.states()).etats.filter(({ numero }) => numero === numeroFor(label));

const names = (states: readonly EtatMessage[]): string[] =>
  states.map(({ etat, motif }) => (motif ? `${etat} ${motif}` : etat));

test('every route of the exchange is told to programs', async (t) => assertDescribed((await startTestRegister(t)).app));

test('from request to roll: taken in, identified, decided, registered', async (t) => {
  const register = await startTestRegister(t);
  const { answers: [accuse] } = await register.post([inscription('a')]);
  assert.equal(accuse!.type, 'accuse');
  assert.match(accuse!.refReu!, /^REU-/);
  assert.equal(await treated(register), 1);
  assert.deepEqual(names(await toldOf(register, 'a')), ['RECUE', 'IDENTIFIEE']);
  await register.post([decision('a', 'ACCEPTEE')]);
  await treated(register);
  const states = await toldOf(register, 'a');
  const last = states.at(-1)!;
  assert.deepEqual([last.etat, last.rang, last.bureau, last.refReu], ['INSCRITE', 3, '44109_12', accuse!.refReu]);
  assert.match(last.nne!, /^\d{9}$/);
  assert.deepEqual(states.map(({ rang }) => rang), [1, 2, 3]);
});

test('a repeated message has the same answer and no new effect, alone or twice in a batch', async (t) => {
  const register = await startTestRegister(t);
  const first = await register.post([inscription('a'), inscription('a')]);
  register.now.value += 60_000;
  const again = await register.post([inscription('a')]);
  assert.deepEqual([...first.answers, ...again.answers], Array(3).fill(first.answers[0]));
  await treated(register);
  assert.equal((await register.db.admin.query('select from demande')).rowCount, 1);
  assert.equal((await toldOf(register, 'a')).length, 2);
});

test('another content under a known id, and another message of a known rank, are refused for good', async (t) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a')]);
  const { empreinte: _print, ...changed } = inscription('a', { demande: { attache: 'RESIDENCE_6M' } });
  const { answers } = await register.post([changed, decision('a', 'ACCEPTEE', 1)]);
  assert.deepEqual(answers.map(({ code, ...rest }) => [code, (rest as { definitif?: boolean }).definitif]),
    [['ID_REUTILISE', true], ['RANG_DEPASSE', true]]);
});

test('a decision that comes before its request waits for it', async (t) => {
  const register = await startTestRegister(t);
  const { answers: [early] } = await register.post([decision('a', 'ACCEPTEE', 2)]);
  assert.deepEqual([early!.type, early!.statut, early!.refReu], ['accuse', 'EN_ATTENTE_RANG', undefined]);
  await register.post([inscription('a')]);
  await treated(register);
  assert.deepEqual(names(await toldOf(register, 'a')), ['RECUE', 'IDENTIFIEE', 'INSCRITE']);
});

test('too many early messages are not taken in, and may come again', async (t) => {
  const register = await startTestRegister(t);
  const early = Array.from({ length: LIMITS.parked_max + 1 }, (_, i) => decision('a', 'ACCEPTEE', i + 2));
  const { answers } = await register.post(early);
  assert.equal(answers.filter(({ type }) => type === 'accuse').length, LIMITS.parked_max);
  const last = answers.at(-1) as { code?: string; definitif?: boolean };
  assert.deepEqual([last.code, last.definitif], ['FILE_PLEINE', false]);
  await register.post([inscription('a')]);
  assert.equal((await register.post([early.at(-1)!])).answers[0]!.type, 'accuse');
});

test('a decision on an unknown request, without rank, is refused', async (t) => {
  const register = await startTestRegister(t);
  const { rang: _rank, ...message } = decision('a', 'ACCEPTEE');
  assert.equal((await register.post([message])).answers[0]!.code, 'NUMERO_INCONNU');
});

test('in a batch, bad messages are refused one by one and the others taken in, in place', async (t) => {
  const register = await startTestRegister(t);
  const { answers } = await register.post([
    '{"v":1,', JSON.stringify({ ...inscription('a'), v: 2 }), JSON.stringify(inscription('b')), '{"a":1,"a":2}', '7',
  ].join('\n'));
  assert.deepEqual(answers.map(({ type, code }) => code ?? type),
    ['MESSAGE_INVALIDE', 'MESSAGE_INVALIDE', 'accuse', 'MESSAGE_INVALIDE', 'MESSAGE_INVALIDE']);
  assert.deepEqual(answers[1]!.erreurs, [{ chemin: '/v', code: 'CODE_INCONNU' }]);
  assert.equal(answers[1]!.id, inscription('a').id);
});

test('an array in, an array out', async (t) => {
  const register = await startTestRegister(t);
  const { answers } = await register.post([inscription('a'), inscription('b')], { form: 'array' });
  assert.deepEqual(answers.map(({ type }) => type), ['accuse', 'accuse']);
});

test('what is no batch, or is too large, takes nothing in', async (t) => {
  const register = await startTestRegister(t);
  const many = Array.from({ length: LIMITS.batch_messages_max + 1 }, () => '{}').join('\n');
  for (const [body, status] of [['\n', 400], [many, 400], [Buffer.from([0xff, 0x0a]), 400],
    ['x'.repeat(LIMITS.batch_bytes_max + 1), 413]] as const) {
    assert.equal((await register.post(body)).status, status);
  }
  const wrong = await fetch(`${register.origin}/exchange/v1/messages`,
    { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } });
  assert.equal(wrong.status, 415);
});

test('only the portal may call, in its own direction', async (t) => {
  const register = await startTestRegister(t);
  const secret = Buffer.alloc(32, 4);
  for (const key of [directionKey(secret, 'national-register', 'voter-registration'),
    directionKey(secret, 'lab-surveillance', 'national-register')]) {
    const { status, text } = await register.post([inscription('a')], { key });
    assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [401, 'MSG_SIGNATURE']);
  }
  assert.equal((await fetch(`${register.origin}/exchange/v1/states`)).status, 401);
  assert.equal((await register.db.admin.query('select from demande')).rowCount, 0);
});

test('L10, L12: of two accepted requests of one person the last decision stays, and both are told', async (t) => {
  const register = await startTestRegister(t);
  const same = { nomNaissance: 'MARTIN' };
  await register.post([inscription('a', { etatCivil: same }),
    inscription('b', { etatCivil: same, demande: { communeDemandee: '04070' } })]);
  await register.post([decision('b', 'ACCEPTEE', 2, '2026-02-06T10:00:00.000Z'),
    decision('a', 'ACCEPTEE', 2, '2026-02-06T09:00:00.000Z')]);
  await treated(register);
  assert.deepEqual(names(await toldOf(register, 'a')).slice(2), ['INSCRITE', 'ANNULEE INSCRIPTION_AUTRE_COMMUNE']);
  assert.deepEqual(names(await toldOf(register, 'b')).slice(2), ['INSCRITE']);
  const [a, b] = [await toldOf(register, 'a'), await toldOf(register, 'b')];
  assert.equal(a[2]!.nne, b[2]!.nne, 'one person, one elector number');
});

test('a registration in a later batch ends the one before', async (t) => {
  const register = await startTestRegister(t);
  const same = { nomNaissance: 'MARTIN' };
  await register.post([inscription('a', { etatCivil: same }), decision('a', 'ACCEPTEE')]);
  await treated(register);
  await register.post([inscription('b',
    { etatCivil: same, demande: { typeListe: 'CONSULAIRE', communeDemandee: '99109' } }),
    decision('b', 'ACCEPTEE')]);
  await treated(register);
  assert.deepEqual(names(await toldOf(register, 'a')).at(-1), 'ANNULEE INSCRIPTION_CONSULAIRE');
  const { rows } = await register.db.admin.query('select type_liste from inscription where au is null');
  assert.deepEqual(rows, [{ type_liste: 'CONSULAIRE' }]);
});

test('who moves is struck off the former roll without asking', async (t) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a', { demande: { nature: 'CHANGEMENT_COMMUNE', ancienneInscription: '13201' } }),
    decision('a', 'ACCEPTEE')]);
  await treated(register);
  const { rows } = await register.db.admin.query('select commune, motif from inscription order by du');
  assert.deepEqual(rows, [{ commune: '13201', motif: 'INSCRIPTION_AUTRE_COMMUNE' }, { commune: '44109', motif: null }]);
});

test('a withdrawal cancels', async (t) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a'), retrait('a')]);
  await treated(register);
  assert.deepEqual(names(await toldOf(register, 'a')), ['RECUE', 'ANNULEE RETRAIT']);
});

test('the feed goes on from its cursor, page by page, and tells a state once', async (t) => {
  const register = await startTestRegister(t);
  await register.post(Array.from({ length: 10 }, (_, i) => inscription(`p${i}`)));
  await treated(register);
  const seen: string[] = [];
  let cursor = '';
  for (let more = true; more;) {
    const { etats, suite, reste } = await register.states(cursor, 7);
    seen.push(...etats.map(({ id }) => id));
    [cursor, more] = [suite, reste];
  }
  assert.equal(new Set(seen).size, 20);
  assert.equal(seen.length, 20);
  assert.deepEqual((await register.states(cursor)).etats, []);
  for (const [after, limit] of [['x', 1], ['', 0], ['', LIMITS.page_states_max + 1], ['', 1.5]] as const) {
    assert.equal((await register.states(after, limit)).status, 400);
  }
});

test('states are told for 90 days', async (t) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a')]);
  await treated(register);
  const forget = (days: number): Promise<number> => inContext(register.db.pools.jobs, EXCHANGE, (tx) =>
    forgetStates(tx, 0, register.now.value + days * 86_400_000));
  assert.equal(await forget(LIMITS.feed_days), 0);
  assert.equal(await forget(LIMITS.feed_days + 1), 2);
});

test('requests are treated so many at a time', async (t) => {
  const register = await startTestRegister(t);
  const labels = Array.from({ length: LIMITS.treatment_batch_max + 1 }, (_, i) => `t${i}`);
  await register.post(labels.slice(1).map((label) => inscription(label)));
  await register.post([inscription(labels[0]!)]);
  assert.deepEqual([await treated(register), await treated(register), await treated(register)],
    [LIMITS.treatment_batch_max, 1, 0]);
});

test('the schema is published, the operator has a screen of messages', async (t) => {
  const register = await startTestRegister(t);
  const schema = await (await fetch(`${register.origin}/exchange/v1/schema.json`)).json() as { $defs: object };
  assert.ok(Object.hasOwn(schema.$defs, 'demande.etat'));
  const html = await (await fetch(`${register.origin}/exploitation/messages?lang=en`)).text();
  assert.match(html, /<h1>Messages waiting and failed<\/h1>/);
});

test('late on purpose: nothing is told before its time', async (t) => {
  const register = await startTestRegister(t, { faults: { seed: 1, outageEveryS: 0, outageS: 0, lostAnswersPer1000: 0,
    duplicatesPer1000: 0, reorderedPer1000: 0, lateMsMin: 60_000, lateMsMax: 120_000 } });
  await register.post([inscription('a')]);
  assert.equal(await treated(register), 0);
  register.now.value += 120_000;
  assert.equal(await treated(register), 1);
});

test('contents are sealed, events hold no personal data, and no context sees nothing', async (t) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a', { etatCivil: { nomNaissance: 'ZYGOTE' } }), decision('a', 'ACCEPTEE')]);
  await treated(register);
  for (const table of ['demande', 'demande_evenement', 'electeur', 'inscription', 'etat_annonce', 'inbox', 'outbox']) {
    const { rows } = await register.db.admin.query(`select to_jsonb(t) ::text as text, t::text as raw from ${table} t`);
    for (const { text, raw } of rows) assert.ok(!/ZYGOTE|Angela|1962-08-24/i.test(text + raw), table);
    for (const role of ['app', 'jobs'] as const) {
      const count = await register.db.pools[role].query(`select count(*)::int as n from ${table}`).then(
        ({ rows: [row] }) => row.n, () => 0);
      assert.equal(count, 0, `${role} ${table}`);
    }
  }
  await assert.rejects(register.db.admin.query('delete from demande_evenement'), /append-only/);
});

test('the home page counts and names nobody', async (t) => {
  const register = await startTestRegister(t);
  const read = async (lang: string) => (await fetch(`${register.origin}/?lang=${lang}`)).text();
  assert.match(await read('fr'), /Aucune demande reçue/);
  await register.post([inscription('a')]);
  await treated(register);
  assert.match(await read('en'), /<th scope="row">Identified<\/th>/);
});

test('the whole message fits: the largest one that the form allows is taken in', async (t) => {
  const register = await startTestRegister(t);
  const name = 'Œ'.repeat(80);
  const large = inscription('a',
    { etatCivil: { nomNaissance: name, prenoms: Array(20).fill(name), nomUsage: name } }) as Message;
  assert.equal((await register.post([large])).answers[0]!.type, 'accuse');
});

test('L.18 I: a strike-off ends the registration, is told once, and nobody finds the person any more', async (t) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a'), decision('a', 'ACCEPTEE')]);
  await treated(register);
  await register.post([radiation('a'), radiation('a')]);
  await treated(register);
  await treated(register);
  assert.deepEqual(names(await toldOf(register, 'a')), ['RECUE', 'IDENTIFIEE', 'INSCRITE', 'ANNULEE PERTE_ATTACHE']);
  const { rows } = await register.db.admin.query<{ motif: string; ended: boolean }>(
    'select motif, au is not null as ended from inscription where numero is not null');
  assert.deepEqual(rows, [{ motif: 'PERTE_ATTACHE', ended: true }]);
  assert.equal((await register.db.admin.query("select from consultable where commune = '44109'")).rowCount, 0);
});
