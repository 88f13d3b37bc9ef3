import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { createDeposit } from '../deposit.ts';
import { grantDemoAgents } from '../desk/demo-grants.ts';
import { applyOrders, type Order } from '../work/apply-orders.ts';
import type { Work } from '../work/work.ts';
import { openWork } from '../work/open-work.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';
import { appointDemoCommission } from './demo-commission.ts';
import { DEMO_HOLDER, demoDeposit, demoPeople, demoRequests, holderOf, type DemoRequest } from './demo-deposits.ts';
import { storyOf } from './demo-steps.ts';

const OF_DEMO = { name: 'seed-found', text: `select holder, dossier_id, state from dossier where partition = $1 and holder like $2` };
const TRANSMISSION_MS_MAX = 120_000;
const LOOK_AGAIN_MS = 500;

type Found = Map<string, { partition: number; id: string; state: string }>;

/** Fills a demonstration: requests in every state in a few communes, and the agents' rights. A second run adds nothing. */
export const seed = async (context: ServiceContext, _args: readonly string[], report: (step: CommandStep) => void): Promise<CommandEnd> => {
  if (!context.demo) return { ok: false, text: { fr: 'Réservé à la démonstration.', en: 'For the demonstration only.' } };
  const work = openWork(context);
  try {
    await grantDemoAgents(work.register);
    await appointDemoCommission(work.register);
    const requests = demoRequests();
    const filed = await file(context, work, requests, report);
    const found = await transmitted(work, requests, report);
    const played = await play(work, requests, found, report);
    return { ok: true, text: { fr: `${filed} demandes déposées, ${played} suivies`, en: `${filed} requests filed, ${played} carried on` },
      figures: { filed_count: filed, played_count: played } };
  } finally {
    await work.register.close();
  }
};

const file = async (
  context: ServiceContext, work: Work, requests: readonly DemoRequest[], report: (step: CommandStep) => void,
): Promise<number> => {
  const deposit = createDeposit(work.register, shippedClosings(),
    { service: context.settings.SOCLE_VOTER_AUTHORITY ?? '', contactService: context.settings.SOCLE_VOTER_CONTACT ?? '' });
  const before = await findDemo(work);
  const missing = requests.filter((request) => !before.has(holderOf(request)));
  const people = demoPeople();
  for (const [done, request] of missing.entries()) {
    await deposit(await demoDeposit(work, people, request));
    report({ text: { fr: 'Demandes de démonstration', en: 'Demonstration requests' }, done: done + 1, of: missing.length });
  }
  return missing.length;
};

const findDemo = async ({ register }: Work): Promise<Found> => {
  const found: Found = new Map();
  await inContext(register.jobs, systemContext('seed', 'demonstration'), async (tx) => {
    for (let partition = 0; partition < register.partitions; partition += 1) {
      const { rows } = await tx.query<{ holder: string; dossier_id: string; state: string }>(
        { ...OF_DEMO, values: [partition, `${DEMO_HOLDER}%`] });
      for (const row of rows) found.set(row.holder, { partition, id: row.dossier_id, state: row.state });
    }
  });
  return found;
};

/** Waits for the register to take the requests in; a register that is down only leaves fewer of them to carry on. */
const transmitted = async (work: Work, requests: readonly DemoRequest[], report: (step: CommandStep) => void): Promise<Found> => {
  const until = performance.now() + TRANSMISSION_MS_MAX;
  for (;;) {
    const found = await findDemo(work);
    const done = [...found.values()].filter(({ state }) => state !== 'DEPOSEE' && state !== 'CONTROLE_AUTO').length;
    report({ text: { fr: 'Transmission aux mairies', en: 'Transmission to the town halls' }, done, of: requests.length });
    if (done === requests.length || performance.now() > until) return found;
    await new Promise((next) => setTimeout(next, LOOK_AGAIN_MS));
  }
};

const play = async (
  { register }: Work, requests: readonly DemoRequest[], found: Found, report: (step: CommandStep) => void,
): Promise<number> => {
  const orders = requests.flatMap((request) => {
    const dossier = found.get(holderOf(request));
    if (!dossier) return [];
    const { id, partition } = dossier;
    return storyOf(request, id).map((order): Order & { partition: number } => ({ ...order, partition }));
  });
  let done = 0;
  for (const [partition, group] of Map.groupBy(orders, (order) => order.partition)) {
    const results = await inContext(register.jobs, systemContext('seed', 'demonstration'), (tx) =>
      applyOrders(tx, register, partition, group, register.clock()));
    done += results.filter(({ kind }) => kind === 'done').length;
    report({ text: { fr: 'Examen par les mairies', en: 'Examination by the town halls' }, done, of: orders.length });
  }
  return done;
};
