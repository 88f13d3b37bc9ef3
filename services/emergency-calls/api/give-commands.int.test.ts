import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuildPartition } from '#base/dossiers/rebuild.ts';
import { inContext, systemContext, type RowContext, type Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { armOf, doctorOf, regulationKit } from '#test/regulation.ts';
import type { Command } from '../domain/commands.ts';
import { BACK, maySend, VEHICLE_STATUSES } from '../domain/codes/vehicle-statuses.ts';
import { readBoard } from '../store/board.ts';
import { listCases } from '../store/cases.ts';
import { vehiclesLeft } from '../store/incidents.ts';
import { enterResources, listResources } from '../store/resources.ts';
import { giveCommands } from './give-commands.ts';

const inCentre = (centre: string): RowContext =>
  ({ actor: `arm-${centre}`, kind: 'agent', roles: ['arm'], territories: [centre], purpose: 'regulation' });
const typed = (path: string, value: unknown, seen = 1): Command => ({ type: 'modifier', id: newId(), changes: [{ path, value, seen }] });
const purpose = 'regulation';

test('a dossier opens durably, is typed into by two people at once, and shows in its centre only', async (t) => {
  const { regulation, open } = await regulationKit(t);
  const ref = await open(1);
  const give = (actor = armOf(), ...commands: Command[]) => giveCommands(regulation, inCentre(actor.centre),
    { ref, actor, commands, purpose });
  const fields = ['name', 'freetext', 'access.floor', 'access.entrance', 'access.interphone', 'detailedAddress.complete'];
  const taken = await Promise.all(fields.flatMap((field) => [give(armOf(), typed(`location.${field}`, field)),
    give(doctorOf(), { type: 'noter', id: newId(), note: newId(), text: field })]));
  assert.ok(taken.every(({ outcomes }) => outcomes.every(({ ok }) => ok)));
  const { state } = await give(armOf());
  assert.deepEqual(fields.map((field) => state.fields[`location.${field}`]?.value), fields);
  assert.equal(state.notes.length, fields.length);
  const seen = (centre: string) => inContext(regulation.app, inCentre(centre), (tx) => listCases(tx, 'open', ref.partition, '770', 10));
  assert.deepEqual((await seen('770')).map(({ adresse, version }) => [adresse, version]), [['detailedAddress.complete', 13]]);
  assert.deepEqual(await seen('940'), []);
});

test('a refused command does not hold up the others, and a batch that comes twice changes nothing', async (t) => {
  const { regulation, open } = await regulationKit(t);
  const ref = await open(1);
  const commands: Command[] = [typed('location.name', 'gare'), { type: 'decider', id: newId(), decision: 'd', decisionType: 'PMT' },
    { type: 'prioriser', id: newId(), priority: 'P0' }];
  const give = () => giveCommands(regulation, inCentre('770'), { ref, actor: armOf(), commands, purpose });
  const first = await give();
  assert.deepEqual(first.outcomes.map(({ ok }) => ok), [true, false, true]);
  assert.deepEqual([(await give()).version, first.state.priority], [first.version, 'P0']);
});

test('of dossiers that send one vehicle at once, one has it; the others are told whose it is, until it returns', async (t) => {
  const { regulation, open } = await regulationKit(t);
  const refs = await Promise.all([1, 2, 3].map((n) => open(n)));
  const give = (ref: (typeof refs)[number], ...commands: Command[]) => giveCommands(regulation, inCentre('770'),
    { ref, actor: armOf(), commands, purpose });
  const send = (ref: (typeof refs)[number], mission: string) => give(ref, { type: 'engager', id: newId(), mission, resource: 'vlm-1',
    name: 'VLM 1', vehicleType: 'SMUR.VLM' });
  const taken = await Promise.all(refs.map((ref, i) => send(ref, `m${i}`)));
  const winner = taken.findIndex(({ outcomes }) => outcomes[0]!.ok);
  const told = taken.flatMap(({ outcomes: [one] }) => (one!.ok ? [] : [[one!.problem.code, one!.problem.options.extra?.['dossier']]]));
  assert.deepEqual(told, Array(2).fill(['MOYEN_ENGAGE', taken[winner]!.state.number]));
  await give(refs[winner]!, { type: 'statuer', id: newId(), mission: `m${winner}`, status: 'RETOUR', le: Date.now() });
  const other = (winner + 1) % refs.length;
  assert.equal((await send(refs[other]!, 'again')).outcomes[0]!.ok, true);
});

test('at every status, lists, screens, the dossier itself and another one agree whether a vehicle may be sent', async (t) => {
  const { regulation, open } = await regulationKit(t);
  const [first, second] = await Promise.all([open(1), open(2)]);
  const at = { partition: first.partition, centre: '770', exercise: false };
  const read = <T>(query: (tx: Tx) => Promise<T>): Promise<T> => inContext(regulation.app, systemContext('test', 'essai'), query);
  await read((tx) => enterResources(tx, at.partition, at.centre, VEHICLE_STATUSES.map((resourceId) => ({ resourceId, name: resourceId,
    vehicleType: 'SMUR.VLM', crew: 'MED', sector: null, skills: [], baseLat: 48, baseLon: 2 }))));
  const give = async (ref: typeof first, commands: readonly Command[]) => (await giveCommands(regulation, inCentre(at.centre),
    { ref, actor: armOf(), commands, purpose })).outcomes.map(({ ok }) => ok);
  const sends = (prefix: string) => VEHICLE_STATUSES.map((resource): Command => ({ type: 'engager', id: newId(),
    mission: `${prefix} ${resource}`, resource, name: resource, vehicleType: 'SMUR.VLM' }));
  await give(first, sends('m'));
  await give(first, VEHICLE_STATUSES.map((status) => ({ type: 'statuer', id: newId(), mission: `m ${status}`, status, le: Date.now() })));
  const listed = new Map((await read((tx) => listResources(tx, at.partition, at.centre))).map((one) => [one.resourceId, one.status]));
  const screen = VEHICLE_STATUSES.map((one) => maySend(listed.get(one)!));
  assert.deepEqual(VEHICLE_STATUSES.filter((_, i) => screen[i]), BACK);
  assert.deepEqual((await read((tx) => vehiclesLeft(tx, at))).map(({ left }) => left), [BACK.length]);
  assert.deepEqual(await give(second, sends('elsewhere')), screen);
  assert.ok((await read((tx) => readBoard(tx, at))).every(({ mission }) => mission?.others === 0));
  await give(second, BACK.map((one) => ({ type: 'statuer', id: newId(), mission: `elsewhere ${one}`, status: 'RETOUR', le: Date.now() })));
  assert.deepEqual(await give(first, sends('again')), screen);
});

test('missions have a row each, follow their status, and a rebuild makes the same rows', async (t) => {
  const { db, regulation, open } = await regulationKit(t);
  const ref = await open(1);
  const engage = (mission: string): Command => ({ type: 'engager', id: newId(), mission, resource: mission, name: mission,
    vehicleType: 'SMUR.VLM' });
  const give = (...commands: Command[]) => giveCommands(regulation, inCentre('770'), { ref, actor: armOf(), commands, purpose });
  await give(engage('a'), engage('b'));
  await give({ type: 'statuer', id: newId(), mission: 'b', status: 'DEPART', le: Date.now() });
  const rows = () => inContext(regulation.app, inCentre('770'), async (tx) =>
    (await tx.query('select mission_id, statut from mission where partition = $1 order by mission_id', [ref.partition])).rows);
  const before = await rows();
  assert.deepEqual(before, [{ mission_id: 'a', statut: 'DECISION' }, { mission_id: 'b', statut: 'DEPART' }]);
  const rebuilt = await rebuildPartition({ pool: db.pools.rebuild, type: regulation.type, keys: regulation.keys,
    partition: ref.partition });
  assert.deepEqual(rebuilt.before, rebuilt.after);
  assert.deepEqual(await rows(), before);
});
