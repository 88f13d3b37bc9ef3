import { erlangA, serversFor } from '#services/emergency-calls/domain/staffing/erlang.ts';
import { forecastGain } from '#services/emergency-calls/domain/staffing/forecast-gain.ts';
import { randomFrom } from '#services/emergency-calls/domain/staffing/random-from.ts';
import { simulateQueue } from '#services/emergency-calls/domain/staffing/simulate-queue.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';

const FULL = { settings: 50, callers: 2_000_000 };
const SMOKE = { settings: 8, callers: 1_500_000 };
/** What the domain page computes for 99 % within 30 s at 150 s a call: calls an hour, agents. */
const AGENTS: readonly [calls: number, agents: number][] = [[33.9, 5], [342, 22], [3_422, 157], [3_422 * 3.5, 517]];
const figure = figuresOf('staffing');

/** Erlang's formulas against the domain's figures and against queues simulated event by event. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const { settings, callers } = smoke ? SMOKE : FULL;
  const random = randomFrom(11);
  let worst = 0;
  for (let i = 0; i < settings; i += 1) {
    const queue = { load: 1 + random() * 14, servers: 0, handling_s: 90 + random() * 120 };
    queue.servers = Math.max(1, Math.round(queue.load * (0.85 + random() * 0.5)));
    const [patience, target] = [40 + random() * 200, 15 + random() * 30];
    const [made, seen] = [erlangA(queue, patience, target), simulateQueue(queue, patience, target, callers, random)];
    for (const name of ['waitProbability', 'abandonProbability', 'serviceLevel'] as const) worst = Math.max(worst,
      Math.abs(made[name] - seen[name]));
  }
  say(`${settings} settings of Erlang A, ${callers} callers each`);
  const wrong = AGENTS.filter(([calls, agents]) => serversFor((calls / 3_600) * 150, 150, 30, 0.99) !== agents).length;
  return [figure('erlang_a_points_off', worst * 100, 'points'), figure('agents_wrong', wrong, 'count'),
    figure('settings', settings, 'count'),
    figure('forecast_gain_percent', forecastGain(random) * 100, '%')];
};
