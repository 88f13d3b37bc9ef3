import type { TestContext } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { callsSite } from '#services/emergency-calls/api/fixtures/calls-site.ts';
import { caseActions, crowdedCase, crowdedIncident, incidentActions } from '#services/emergency-calls/api/fixtures/crowd.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

/** The same crowd in both forms: the size is the point. Only the rounds differ. */
const SIZE = { victims: 500, notes: 1_000, dossiers: 60 };
const ROUNDS = { full: 30, smoke: 3 };
const figure = figuresOf('mass-casualty');

type Action = readonly [name: string, act: () => Promise<{ status: number }>];

/** Milliseconds of each action, one after the other as one person does them, and how many were refused. */
const timed = async (actions: readonly Action[], rounds: number) => {
  const times = new Map<string, number[]>(actions.map(([name]) => [name, []]));
  let refused = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, act] of actions) {
      const from = performance.now();
      const { status } = await act();
      times.get(name)!.push(performance.now() - from);
      if (status >= 300) refused += 1;
    }
  }
  return { times, refused };
};

/** Of all actions of all rounds: the promise is about every one. */
const worst = (times: ReadonlyMap<string, readonly number[]>): number => Math.max(...[...times.values()].flat());

/** An event of 500 victims and 1,000 notes under 60 dossiers, and one dossier of as many patients: every action, from the request on. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const stops: (() => unknown)[] = [];
  const site = await callsSite({ name: 'mass-casualty', after: (stop: () => unknown) =>
    { stops.unshift(stop); } } as unknown as TestContext);
  try {
    const arm = await site.signIn('arm-valmont');
    const incident = incidentActions(arm, await crowdedIncident(arm, SIZE), newId);
    const dossier = caseActions(arm, await crowdedCase(arm, SIZE), newId);
    const rounds = ROUNDS[smoke ? 'smoke' : 'full'];
    // The first round warms the statements and the code, as an open screen has.
    await timed([...incident, ...dossier], 1);
    const before = process.cpuUsage();
    const from = performance.now();
    const [many, one] = [await timed(incident, rounds), await timed(dossier, rounds)];
    const { user, system } = process.cpuUsage(before);
    const wall = performance.now() - from;
    for (const [name, list] of [...many.times, ...one.times]) {
      say(`${name.padEnd(18)} p95 ${percentile(list, 0.95).toFixed(0)} ms, longest ${Math.max(...list).toFixed(0)} ms`);
    }
    say(`${SIZE.victims} victims, ${SIZE.notes} notes, ${SIZE.dossiers} dossiers; service and asker in one process, `
      + `${((user + system) / 10 / wall).toFixed(0)} % of a core; 1 person, pool of 8 connections`);
    return [figure('event_action_ms_max', worst(many.times), 'ms'), figure('case_action_ms_max', worst(one.times), 'ms'),
      figure('refused', many.refused + one.refused, 'count'), figure('patients', SIZE.victims, 'patients'),
      figure('notes', SIZE.notes, 'notes'), figure('dossiers', SIZE.dossiers, 'dossiers')];
  } finally {
    for (const stop of stops) await stop();
  }
};
