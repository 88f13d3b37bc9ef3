import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { armFailpoints, disarmFailpoints } from '#base/telemetry/failpoint.ts';
import { NO_FAULTS, type FaultPlan } from '../domain/faults.ts';
import type { Message } from '../exchange/messages.ts';
import { decision, inscription, numeroFor, retrait } from '../exchange/fixtures/portal.ts';
import { startTestPortal } from './fixtures/test-portal.ts';
import { SECRET, startTestRegister } from './fixtures/test-register.ts';
import { exchangeKeys } from './register-parts.ts';
import { faultyFetch } from './faulty-fetch.ts';

const REQUESTS = 40;
/** Simulated seconds in a second of the test. */
const SPEED = 60;

/** Letters only: a name key holds nothing else, and each request is about a person of its own. */
const labelOf = (n: number): string => `f${String.fromCharCode(97 + Math.floor(n / 20), 97 + (n % 20))}`;

/** The messages of one request, by its number in the test: a third accepted, a third refused, a third withdrawn. */
const story = (n: number): Message[] => {
  const label = labelOf(n);
  const first = inscription(label);
  if (n % 3 === 2) return [first, retrait(label)];
  return [first, decision(label, n % 3 === 0 ? 'ACCEPTEE' : 'REFUSEE')];
};
const ending = ['INSCRITE', 'NON_INSCRITE', 'ANNULEE'];

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 600; i++) {
    if (await holds()) return;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error(`never: ${what}`);
};

/** Runs all stories through both outboxes under the faults, dispatchers dying on the way, and checks what arrived. */
const survive = async (t: TestContext, faults: FaultPlan): Promise<void> => {
  const register = await startTestRegister(t, { faults });
  const start = performance.now();
  const clock = () => Date.UTC(2026, 1, 6) + Math.floor((performance.now() - start) * SPEED);
  register.context.clock = clock;
  const portal = await startTestPortal(t, register.origin, clock);
  const network = faultyFetch(faults, clock);
  const work = register.work({ origin: portal.origin, key: exchangeKeys(SECRET).toPortal, fetch: network.fetch });
  const dispatcher = portal.startDispatcher();
  // Three times, whoever dispatches loses what it was about to settle: the receiver has it, the sender does not know.
  armFailpoints(['outbox-before-settle:throw:2', 'outbox-after-claim:throw:5']);
  try {
    for (let n = 0; n < REQUESTS; n += 4) {
      await portal.send([0, 1, 2, 3].flatMap((i) => story(n + i)));
      if (n === 20) armFailpoints(['outbox-before-settle:throw:3']);
      dispatcher.wake();
    }
    await until('all sent', async () => (await portal.waiting()) === 0);
    await until('all treated', async () =>
      (await register.db.admin.query('select from demande where a_traiter is not null')).rowCount === 0);
    // What the network still holds is lost with it: the feed makes up for it.
    await until('all pulled', async () => {
      await portal.pull().catch(() => 0);
      return new Set(portal.applied.map(({ numero, rang }) => `${numero} ${rang}`)).size
        === (await register.db.admin.query('select from etat_annonce')).rowCount;
    });
  } finally {
    disarmFailpoints();
    await Promise.all([dispatcher.close(), work.close()]);
    await network.release();
  }
  if (faults.reorderedPer1000 > 0) {
    assert.ok(portal.arrivals.parked + portal.arrivals.repeated > 0, 'nothing went wrong');
  }
  for (let n = 0; n < REQUESTS; n++) checkStory(n, portal, await eventsOf(register, labelOf(n)));
};

const eventsOf = async (register: Awaited<ReturnType<typeof startTestRegister>>, label: string): Promise<string[]> =>
  (await register.db.admin.query('select type from demande_evenement where numero = $1 order by position',
    [numeroFor(label)]))
    .rows.map(({ type }) => type as string);

const checkStory = (n: number, portal: Awaited<ReturnType<typeof startTestPortal>>, events: string[]): void => {
  const states = portal.applied.filter(({ numero }) => numero === numeroFor(labelOf(n)));
  assert.deepEqual(states.map(({ rang }) => rang), states.map((_, i) => i + 1), `f${n}: states out of order or twice`);
  assert.equal(states.at(-1)!.etat, ending[n % 3], `f${n}`);
  const received = events.filter((type) => type.startsWith('demande.'));
  assert.deepEqual(received, story(n).map(({ type }) => type), `f${n}: messages out of order, lost or twice`);
  for (const { id } of story(n)) assert.ok(portal.acknowledged.has(id), `f${n}: not acknowledged`);
};

test('without faults, every message arrives once and in order', (t) => survive(t, NO_FAULTS));

for (const seed of [1, 2, 3]) {
  test(`outages, lost answers, duplicates, reordering, lateness and deaths, seed ${seed}`, (t) => survive(t, {
    seed, outageEveryS: 40, outageS: 12, lostAnswersPer1000: 150, duplicatesPer1000: 150, reorderedPer1000: 200,
    lateMsMin: 0, lateMsMax: 5000,
  }));
}
