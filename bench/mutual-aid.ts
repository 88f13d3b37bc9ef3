import { AID_SETTINGS } from '#services/emergency-calls/domain/mutual-aid/aid-settings.ts';
import { simulateAid, type Scenario, type SimulatedAid } from '#services/emergency-calls/domain/mutual-aid/simulate-aid.ts';
import { simulateRegulation } from '#services/emergency-calls/domain/mutual-aid/simulate-regulation.ts';
import { serviceLevel } from '#services/emergency-calls/domain/staffing/erlang.ts';
import { randomFrom } from '#services/emergency-calls/domain/staffing/random-from.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';

const HIT: Scenario = { centres: 6, calls_per_h: 33.9, times: 4, hit_s: 3_600, before_s: 1_800, after_s: 2_400 };
/** Calls an hour of an average centre, of a large one, and of one so large that six together cannot carry one at ×4. */
const [AVERAGE, LARGE, FULL] = [33.9, 100, 342];
const figure = figuresOf('mutual-aid');

type Runs = { aided: SimulatedAid[]; alone: SimulatedAid[] };

const play = (calls_per_h: number, seeds: number): Runs => {
  const each = (aid: boolean) => Array.from({ length: seeds }, (_, seed) =>
    simulateAid({ ...HIT, calls_per_h }, AID_SETTINGS, aid, randomFrom(seed + 1)));
  return { aided: each(true), alone: each(false) };
};

type Of = (run: SimulatedAid) => number;
const mean = (runs: readonly SimulatedAid[], of: Of): number => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
const total = (runs: readonly SimulatedAid[], of: Of): number => runs.reduce((sum, run) => sum + of(run), 0);
const least = (runs: readonly SimulatedAid[], of: Of): number => Math.min(...runs.map(of));

/** What all the people answer as one group (Erlang C), %: the ceiling of any mutual aid. */
const pooledPercent = (calls_per_h: number, servers: number): number => {
  const load = (calls_per_h / 3_600) * AID_SETTINGS.handling_s * (HIT.centres - 1 + HIT.times);
  return 100 * serviceLevel({ load, servers: servers * HIT.centres, handling_s: AID_SETTINGS.handling_s }, AID_SETTINGS.target_s);
};

const sizeFigures = (name: string, calls_per_h: number, { aided, alone }: Runs): Figure[] => {
  const ceiling = pooledPercent(calls_per_h, aided[0]!.servers);
  return [
    figure(`${name}hit_qs1_percent`, 100 * mean(aided, ({ hitShare }) => hitShare), '%', ceiling),
    figure(`${name}hit_qs1_alone_percent`, 100 * mean(alone, ({ hitShare }) => hitShare), '%', ceiling),
    figure(`${name}partner_qs1_percent`, 100 * mean(aided, ({ partnerShareMin: own, partnerAllShareMin: all }) => Math.min(own, all)), '%',
      ceiling),
    figure(`${name}partner_qs1_alone_percent`, 100 * mean(alone, ({ partnerShareMin }) => partnerShareMin), '%', ceiling),
  ];
};

/** Doctors' dossiers of P2 taken in time, when one centre has three times its own for four hours, with mutual aid and without. */
const regulationFigures = (): Figure[] => {
  const scenario = { centres: 6, doctors: 4, cases_per_h: 12, times: 3, hit_s: 4 * 3_600, handling_s: 500 };
  const [aided, alone] = [true, false].map((aid) => simulateRegulation(scenario, AID_SETTINGS, aid, randomFrom(5)));
  return [figure('regulation_hit_percent', 100 * aided!.hitShare, '%'), figure('regulation_hit_alone_percent', 100 * alone!.hitShare, '%'),
    figure('regulation_partner_percent', 100 * aided!.partnerShareMin, '%'), figure('regulation_offered', aided!.offered, 'dossiers'),
    figure('regulation_offered_twice', aided!.twice + aided!.urgentOffered, 'count')];
};

/**
 * Six centres staffed for 99 %, one at four times its calls for an hour, through the policy of the service: with mutual aid and
 * without. The ceiling is what all the people answer as one group.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const seeds = smoke ? 10 : 100;
  const [average, large, full] = [AVERAGE, LARGE, FULL].map((calls) => play(calls, calls === FULL ? Math.ceil(seeds / 5) : seeds));
  const all = [...average!.aided, ...large!.aided, ...full!.aided];
  say(`${seeds} seeds; ${average!.aided[0]!.servers}, ${large!.aided[0]!.servers} and ${full!.aided[0]!.servers} people a centre; the`
    + ` largest six have ${HIT.centres * full!.aided[0]!.servers} people for ${Math.round((FULL / 3_600) * 150 * 9)} erlangs: too few`);
  return [
    ...sizeFigures('', AVERAGE, average!), ...sizeFigures('large_', LARGE, large!), ...sizeFigures('full_', FULL, full!),
    figure('worst_seed_hit_percent', 100 * least(average!.aided, ({ hitShare }) => hitShare), '%'),
    figure('worst_seed_partner_percent', 100 * least(average!.aided, ({ partnerAllShareMin }) => partnerAllShareMin), '%'),
    figure('diverted_twice', total(all, ({ twice }) => twice), 'count'),
    figure('oscillations', total([...average!.aided, ...large!.aided], ({ oscillations }) => oscillations), 'count'),
    figure('hit_switches', mean(average!.aided, ({ switches }) => switches), 'switches'),
    figure('diverted', mean(average!.aided, ({ diverted }) => diverted), 'calls'), figure('seeds', seeds, 'seeds'),
    figure('longest_wait_s', mean(average!.aided, ({ longest_s: longest }) => longest), 's'),
    ...regulationFigures(),
    figure('longest_wait_alone_s', mean(average!.alone, ({ longest_s: longest }) => longest), 's'),
  ];
};
