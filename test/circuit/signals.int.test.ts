import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followTraits } from '#services/voter-registration/api/fraud/follow-traits.ts';
import { TRAIT_MIN, WINDOW_DAYS } from '#services/voter-registration/domain/fraud/signals.ts';
import { forgetTraits, sharedTraits } from '#services/voter-registration/store/signals.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { openCircuit } from './circuit.ts';

const DAY_MS = 86_400_000;
const SYSTEM = systemContext('test', 'essai');

test('many requests from one address are a signal for the mayor: keyed hashes, a bounded window, no refusal', async (t) => {
  const circuit = await openCircuit(t);
  const { register } = circuit.work;
  const filed = [];
  for (let person = 0; person < TRAIT_MIN.ADRESSE; person += 1) {
    filed.push(await circuit.deposit(`personne-${person}`, { contact: { courriel: `autre.${'abcdefgh'[person]}x@exemple.fr` } }));
  }
  for (let partition = 0; partition < register.partitions; partition += 1) await followTraits(circuit.work, partition);
  const place = { partitions: register.partitions, commune: '44109' };
  const read = (since: number) => inContext(register.jobs, SYSTEM, (tx) => sharedTraits(tx, place, since, TRAIT_MIN));
  const [signal, ...rest] = await read(circuit.now.value - DAY_MS);
  assert.equal(signal?.sorte, 'ADRESSE');
  assert.equal(signal.numeros.length, TRAIT_MIN.ADRESSE);
  assert.deepEqual(rest, []);
  const { rows } = await circuit.db.admin.query('select * from empreinte');
  assert.ok(!JSON.stringify(rows).includes('exemple.fr') && !/rue/i.test(JSON.stringify(rows)), 'no trait is written in clear');
  await circuit.settle();
  for (const one of filed) assert.equal((await circuit.state(one)).etat, 'TRANSMISE', 'nothing is refused by itself');
  circuit.now.value += (WINDOW_DAYS + 1) * DAY_MS;
  assert.deepEqual(await read(circuit.now.value - WINDOW_DAYS * DAY_MS), []);
  for (let partition = 0; partition < register.partitions; partition += 1) {
    await inContext(register.jobs, SYSTEM, (tx) => forgetTraits(tx, partition, circuit.now.value - WINDOW_DAYS * DAY_MS));
  }
  assert.equal((await circuit.db.admin.query('select from empreinte')).rowCount, 0);
});
