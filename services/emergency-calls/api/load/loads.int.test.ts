import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../../domain/staffing/random-from.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { readLoadArguments } from './load-arguments.ts';
import { planCalls } from './plan-calls.ts';
import { loadCommands } from './run-load.ts';
import { dayShape, SCENARIOS } from './scenarios.ts';

const CENTRES = ['9A0', '9B0', '9C0'];
const scenario = (name: string) => SCENARIOS.find((one) => one.name === name)!;

test('a plan has the calls of its shape: four times as many in the centre that is hit, an evening busier than the night', () => {
  const one = scenario('one-centre-x4');
  const plan = planCalls(one.shape(CENTRES), CENTRES, 'x', randomFrom(4));
  const inHit = plan.filter(({ at }) => at >= 15 * 60_000 && at < 75 * 60_000);
  const of = (centre: string) => inHit.filter((call) => call.centre === centre).length;
  assert.ok(of('9A0') > 100 && of('9A0') < 175 && of('9B0') < 60, `${of('9A0')} and ${of('9B0')}`);
  assert.ok(dayShape(19) > 2 * dayShape(4));
  const mix = plan.filter(({ doctor }) => doctor).length / plan.length;
  assert.ok(mix > 0.5 && mix < 0.7);
  assert.ok(plan.every(({ shareWith, centre }) => shareWith !== centre));
  assert.deepEqual(plan, planCalls(one.shape(CENTRES), CENTRES, 'x', randomFrom(4)));
});

test('what is asked of a load is read or refused in plain words', () => {
  const one = scenario('ordinary-day');
  assert.deepEqual(readLoadArguments(['--speed', '400', 'minutes=60', '--aid', 'no'], one), { speed: 400, minutes: 60, aid: false,
    socket: false });
  assert.ok('refusal' in readLoadArguments(['--sped', '4'], one) && 'refusal' in readLoadArguments(['--speed', '0'], one)
    && 'refusal' in readLoadArguments(['--minutes', '9999'], one));
});

test('a load played on the service: every call answered, dossiers opened, nothing refused; refused outside a demonstration', async (t) => {
  const { context } = await callsSite(t);
  const steps: unknown[] = [];
  const end = await loadCommands['load:mass-casualty']!(context, ['--minutes', '6', '--speed', '240'], (step) => steps.push(step));
  assert.equal(end.ok, true);
  const { calls_count: calls, answered_count: answered, dossiers_count: dossiers, refused_count: refused } = end.figures as
    Record<string, number>;
  assert.ok(calls! > 10 && answered === calls && dossiers === calls && refused === 0, JSON.stringify(end.figures));
  assert.ok(steps.length > 0);
  assert.equal((await loadCommands['load:mass-casualty']!({ ...context, demo: false }, [], () => undefined)).ok, false);
});
