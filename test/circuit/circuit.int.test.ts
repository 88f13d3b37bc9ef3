import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchRegister } from '#services/voter-registration/api/work/register-watch.ts';
import { AGENT, MAIRE, openCircuit, type Filed } from './circuit.ts';

const kinds = (sent: { channel: string; letter: { sorte: string } }[]): string[] =>
  sent.map(({ channel, letter }) => `${channel} ${letter.sorte}`);

test('from the deposit to the roll: each step once, each told to the person, the commune sees it from the transmission', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  assert.deepEqual(await circuit.rows(filed), [], 'before the register has it, the town hall sees nothing');
  await circuit.settle();
  const sent = await circuit.state(filed);
  assert.equal(sent.etat, 'TRANSMISE');
  assert.match(sent.refReu!, /^REU-/);
  assert.equal(sent.identite, 'IDENTIFIEE');
  assert.equal((await circuit.rows(filed))[0]!.nom_naissance, 'DUBOIS');
  assert.deepEqual(kinds(circuit.sent), ['mail DEPOT', 'mail TRANSMISSION']);
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'ACCEPTER' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'ACCEPTER' });
  await circuit.settle();
  const done = await circuit.state(filed);
  assert.equal(done.etat, 'INSCRITE');
  assert.match(done.inscription!.nne, /^\d{9}$/);
  assert.deepEqual(kinds(circuit.sent).slice(2), ['mail ACCEPTATION', 'mail INSCRIPTION']);
  await circuit.settle();
  assert.equal(circuit.sent.length, 4, 'nothing happens twice');
});

test('without an e-mail the letters go on paper; a refusal gives the motive and the appeal', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('jean', { contact: {}, consentements: { courriel: false, sms: false } });
  await circuit.settle();
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
  await circuit.settle();
  assert.deepEqual(kinds(circuit.sent), ['letter DEPOT', 'letter TRANSMISSION', 'letter REFUS']);
  const refusal = circuit.sent.at(-1)!.letter;
  assert.ok(refusal.mots.motif && refusal.mots.recours);
  assert.equal(refusal.adresse![0], 'Angela DUBOIS');
  assert.equal((await circuit.state(filed)).etat, 'VISEE_REFUSEE');
});

test('a register that is away a day, loses its answers and is told twice has each request once', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  circuit.network.fetch = async () => { throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }); };
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'DEPOSEE');
  circuit.now.value += 86_400_000;
  circuit.network.fetch = async (...args) => {
    await fetch(...args).then((response) => response.arrayBuffer());
    throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  };
  await circuit.settle();
  assert.equal((await circuit.register.db.admin.query('select from demande')).rowCount, 1, 'it has it, and its answer was lost');
  circuit.network.fetch = fetch;
  circuit.now.value += 86_400_000;
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'TRANSMISE');
  assert.equal((await circuit.register.db.admin.query('select from demande')).rowCount, 1);
  assert.deepEqual(kinds(circuit.sent), ['mail DEPOT', 'mail TRANSMISSION']);
});

test('the register is down for a day: each request has its number at once, none is lost, all leave in order when it is back', async (t) => {
  const circuit = await openCircuit(t);
  circuit.network.fetch = async () => { throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }); };
  const filed: Filed[] = [];
  for (let hour = 0; hour < 24; hour += 2) {
    filed.push(await circuit.deposit(`p${hour}`, { etatCivil: { nomNaissance: `VERNAZ${'ABCDEFGHIJKL'[hour / 2]!.repeat(6)}`,
      prenoms: ['Louise'], sexe: 'F', dateNaissance: `19${60 + hour}-05-0${1 + (hour % 9)}`, precision: 'JOUR', communeNaissance: '44109',
      paysNaissance: '99100' } }));
    await circuit.settle();
    circuit.now.value += 2 * 3_600_000;
  }
  const gone = filed[3]!;
  await circuit.order(gone, { id: 'p6', role: 'usager', territories: [] }, { type: 'retirer' });
  await circuit.settle();
  assert.equal(new Set(filed.map(({ numero }) => numero)).size, 12);
  for (const one of filed) assert.equal((await circuit.state(one)).etat, one === gone ? 'ABANDONNEE' : 'DEPOSEE');
  for (const { partition } of filed) {
    assert.deepEqual(await watchRegister(circuit.work, partition), { late: 0, escalated: 0 }, 'the alarm is at two working days');
  }

  circuit.network.fetch = fetch;
  circuit.now.value += 3_600_000;
  await circuit.settle();
  for (const one of filed) assert.equal((await circuit.state(one)).etat, one === gone ? 'ABANDONNEE' : 'TRANSMISE');
  const { rows: had } = await circuit.register.db.admin.query(
    'select numero, array_agg(type order by position) as types from demande_evenement group by numero');
  assert.equal(had.length, 12);
  for (const { numero, types } of had as { numero: string; types: string[] }[]) {
    assert.deepEqual(types.filter((type) => type.startsWith('demande.')),
      ['demande.inscription', ...(numero === gone.numero ? ['demande.retrait'] : [])], 'what follows a request came behind it');
  }
  const { rows: unsent } = await circuit.db.admin.query("select from outbox where state <> 'sent'");
  assert.equal(unsent.length, 0, 'nothing waits any more, nothing was given up');
  const { rows: leaves } = await circuit.db.admin.query(`select partition, array_agg(leaf_index::int4 order by at, position) as told,
    (select size::int4 from log_head h where h.partition = e.partition) as size from event e group by partition`);
  for (const { partition, told, size } of leaves as { partition: number; told: number[]; size: number }[]) {
    assert.deepEqual(told.toSorted((a, b) => a - b), Array.from({ length: size }, (_, i) => i), `log ${partition} has every leaf once`);
  }
});

test('a withdrawal follows the request to the register, in its order', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  await circuit.order(filed, { id: 'angela', role: 'usager', territories: [] }, { type: 'retirer' });
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'ABANDONNEE');
  assert.deepEqual(await circuit.rows(filed), [], 'a request withdrawn before its transmission never reaches the town hall');
  const { rows } = await circuit.register.db.admin.query('select etat from demande');
  assert.deepEqual(rows, [{ etat: 'ANNULEE' }]);
  assert.deepEqual(kinds(circuit.sent).sort(), ['mail DEPOT', 'mail RETRAIT', 'mail TRANSMISSION'].sort());
});

test('work that dies half-way is done again, once: nothing is lost, nobody is written to twice', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await Promise.all([circuit.deposit('angela'), circuit.deposit('jean', { etatCivil: {
    nomNaissance: 'MARTIN', prenoms: ['Jean'], sexe: 'M', dateNaissance: '1980-05-01', precision: 'JOUR', communeNaissance: '44109',
    paysNaissance: '99100' } })]);
  const { seal } = circuit.work.box;
  let sealed = 0;
  circuit.work.box.seal = (id, content) => {
    sealed += 1;
    if (sealed % 3 === 2) throw new Error('the process dies here');
    return seal(id, content);
  };
  for (let life = 0; life < 12; life += 1) await circuit.settle().catch((error: Error) => assert.match(error.message, /dies here/));
  circuit.work.box.seal = seal;
  await circuit.settle();
  for (const one of filed) assert.equal((await circuit.state(one)).etat, 'TRANSMISE');
  assert.deepEqual(kinds(circuit.sent).sort(), ['mail DEPOT', 'mail DEPOT', 'mail TRANSMISSION', 'mail TRANSMISSION']);
  assert.equal((await circuit.register.db.admin.query('select from demande')).rowCount, 2);
});
