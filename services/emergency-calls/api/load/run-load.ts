import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { newId } from '#base/values/ids.ts';
import { siteOf } from '../../data/site.ts';
import { serversFor } from '../../domain/staffing/erlang.ts';
import { randomFrom } from '../../domain/staffing/random-from.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { machineKeys } from '../machine-keys.ts';
import { regulationOf } from '../regulation-of.ts';
import { signInPeople } from './console-sessions.ts';
import { readLoadArguments, type LoadAsked } from './load-arguments.ts';
import { openLoadClient, type LoadClient } from './load-client.ts';
import { emptyTally, type LoadTally } from './load-tally.ts';
import { planCalls } from './plan-calls.ts';
import type { FreeVehicle, PlannedCall } from './play-call.ts';
import { playTraffic, type Staff } from './play-traffic.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

const REPORT_MS = 1_000;
const CONNECTIONS = 64;
/** What 99 % of the usual calls ask of a centre. */
const TARGET = { s: 30, share: 0.99, calls_per_h: 33.9, talk_s: 150 };
/** Seconds of life between two statuses of a mission, at most so long that a load ends soon after its last call. */
const STATUS_S = 240;
const STATUS_MS_MAX = 2_000;
/** Seconds after which a caller gives up. */
const PATIENCE_S = 300;

const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** Two people more at each centre follow: the doctor and the second line. */
const staffOf = async (regulation: Regulation, context: ServiceContext, centres: readonly string[]): Promise<Staff> => {
  const arms = serversFor((TARGET.calls_per_h / 3_600) * TARGET.talk_s, TARGET.talk_s, TARGET.s, TARGET.share);
  const staff = new Map<string, { arms: Awaited<ReturnType<typeof signInPeople>>; doctor: never; bord: never }>();
  for (const centre of centres) {
    const people = await signInPeople(regulation, context, centre, [...Array.from({ length: arms }, () => 'arm'), 'mru', 'arm-n2']);
    staff.set(centre, { arms: people.slice(0, arms), doctor: people[arms] as never, bord: people[arms + 1] as never });
  }
  return staff;
};

/** The centre's vehicles, one after another. */
const fleetOf = async (client: LoadClient, staff: Staff): Promise<(centre: string) => FreeVehicle | undefined> => {
  const fleets = new Map<string, FreeVehicle[]>();
  for (const [centre, { bord }] of staff) {
    const { body } = await client.console(bord, 'GET', 'moyens');
    fleets.set(centre, ((body.rows ?? []) as { resourceId: string; name: string; vehicleType: string }[])
      .map(({ resourceId, name, vehicleType }) => ({ resource: resourceId, name, vehicleType })));
  }
  return (centre) => {
    const own = fleets.get(centre) ?? [];
    const next = own.shift();
    if (next) own.push(next);
    return next;
  };
};

/** Calls by the centre where they rang first: how many, and answered in time. */
type ByCentre = Map<string, { calls: number; inTime: number }>;

const play = async (
  context: ServiceContext, regulation: Regulation, scenario: Scenario, { speed, minutes, aid, socket }: LoadAsked,
  report: (done: number, of: number) => void,
): Promise<{ tally: LoadTally; byCentre: ByCentre; plan: readonly PlannedCall[]; hit: string }> => {
  const centres = siteOf(context.settings.SOCLE_CALLS_SITE).centres.map(({ code }) => code);
  const url = new URL(context.origin);
  const client = openLoadClient({ host: url.hostname, port: Number(url.port || 80), origin: context.origin,
    keys: machineKeys(context, regulation), connections: CONNECTIONS, now: regulation.clock,
    ...(socket ? { bySocket: centres } : {}) });
  const staff = await staffOf(regulation, context, centres);
  const name = newId().slice(-12);
  const shape = scenario.shape(centres);
  const plan = planCalls({ ...shape, seconds: minutes * 60 }, centres, name, randomFrom(1))
    .map((call) => ({ ...call, at: call.at / speed, talk_ms: call.talk_ms / speed }));
  const tally = emptyTally();
  const byCentre: ByCentre = new Map(centres.map((centre) => [centre, { calls: 0, inTime: 0 }]));
  for (const { centre } of plan) byCentre.get(centre)!.calls += 1;
  const timer = setInterval(() => report(tally.answered + tally.abandoned, plan.length), REPORT_MS);
  try {
    await playTraffic({ plan, staff, aid, patience_ms: PATIENCE_S * 1_000, target_ms: TARGET.s * 1_000, reaction_ms: 500,
      onCall: ({ centre }, waited) => { if (waited <= TARGET.s * 1_000) byCentre.get(centre)!.inTime += 1; },
      tools: { client, tally, pause, now: regulation.clock, takeVehicle: await fleetOf(client, staff),
        status_ms: Math.min(STATUS_MS_MAX, (STATUS_S * 1_000) / speed) } });
  } finally {
    clearInterval(timer);
    client.close();
  }
  return { tally, byCentre, plan, hit: centres[0]! };
};

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((1_000 * part) / whole) / 10);
const middle = (values: readonly number[] = []): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);

const conclusion = (scenario: Scenario, { tally, byCentre, plan, hit }: Awaited<ReturnType<typeof play>>, seconds: number): CommandEnd => {
  const partners = [...byCentre].filter(([centre]) => centre !== hit).map(([, { calls, inTime }]) => percent(inTime, calls));
  const qs1 = percent(tally.inTime, plan.length);
  return { ok: tally.failed === 0,
    text: {
      fr: `${scenario.title.fr} : ${tally.answered} appels décrochés, ${qs1} % en ${TARGET.s} s, ${tally.diverted} par entraide`,
      en: `${scenario.title.en}: ${tally.answered} calls answered, ${qs1} % within ${TARGET.s} s, ${tally.diverted} by mutual aid` },
    figures: { duration_s: Math.round(seconds), calls_count: plan.length, answered_count: tally.answered, abandoned_count: tally.abandoned,
      qs1_percent: qs1, qs1_first_centre_percent: percent(byCentre.get(hit)!.inTime, byCentre.get(hit)!.calls),
      qs1_other_centres_min_percent: Math.min(...partners), diverted_count: tally.diverted, dossiers_count: tally.opened.length,
      commands_count: tally.commands.length, pick_up_ms: middle(tally.ms.get('pick-up')), sent_again_count: tally.again,
      refused_count: tally.refused, unanswered_count: tally.failed } };
};

/**
 * `socle load NAME [--speed N] [--minutes N] [--aid no] [--socket yes]`: plays a traffic on the running service over its public
 * API, with invented callers and people at the consoles. Talks and the pauses between calls are `speed` times shorter than in
 * life; waits are real seconds. Demo and test profiles only.
 */
const runLoad = (scenario: Scenario) => async (
  context: ServiceContext, args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  if (!context.demo) return { ok: false, text: { fr: 'Réservé à la démonstration.', en: 'For the demonstration only.' } };
  const asked = readLoadArguments(args, scenario);
  if ('refusal' in asked) return { ok: false, text: asked.refusal };
  const regulation = regulationOf(context, () => undefined);
  const start = performance.now();
  try {
    const played = await play(context, regulation, scenario, asked, (done, of) => report({ text: scenario.title, done, of }));
    return conclusion(scenario, played, (performance.now() - start) / 1_000);
  } finally {
    await regulation.close();
  }
};

/** Commands `load:NAME` of the service. */
export const loadCommands = Object.fromEntries(SCENARIOS.map((scenario) => [`load:${scenario.name}`, runLoad(scenario)]));
