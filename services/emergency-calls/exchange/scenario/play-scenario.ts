import type { Clock } from '#base/values/instant.ts';
import { messagesOf, type Envelope } from '../envelope.ts';
import type { HubDelivery, HubLink } from '../hub-link.ts';
import { buildEnvelope, buildReference } from '../hub/build-envelope.ts';
import type { JsonObject } from '../schema/json.ts';
import { getKind } from '../schema/kinds.ts';
import { differences, type Scenario, type ScenarioStep } from './scenario.ts';

/**
 * One side of a run. `produce` makes the side's own message for a step it sends (through its API, say); without it the
 * message of the step goes out as written.
 */
export type ScenarioSide = { link: HubLink; produce?(step: ScenarioStep): Promise<JsonObject | undefined> };

export type ScenarioOptions = {
  scenario: Scenario; tested: ScenarioSide; counterpart: ScenarioSide; clock: Clock; newId: () => string;
  /** Longest wait for a message or its acknowledgement, ms. */
  wait_ms_max?: number;
};

/** How a step went: nothing to say is right. */
export type StepReport = { id: string; kind: string; from: string; to: string; faults: string[] };

const WAIT_MS_MAX = 10_000;

/** What a side got, in its order; the player takes it out step by step. */
class Inbox {
  readonly #link: HubLink;
  readonly #got: HubDelivery[] = [];
  #wake: () => void = () => undefined;

  constructor(link: HubLink) {
    this.#link = link;
    link.onMessage(async (delivery) => {
      this.#got.push(delivery);
      this.#wake();
    });
  }

  /** The next delivery of a queue; `undefined` when none comes in time. */
  async next(queue: HubDelivery['queue'], ms: number): Promise<HubDelivery | undefined> {
    const end = performance.now() + ms;
    for (;;) {
      const index = this.#got.findIndex((delivery) => delivery.queue === queue);
      if (index >= 0) return this.#got.splice(index, 1)[0];
      const left = end - performance.now();
      if (left <= 0) return undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, left);
      this.#wake = resolve;
      await promise;
      clearTimeout(timer);
    }
  }

  get clientId(): string {
    return this.#link.clientId;
  }
}

/**
 * Plays a recipe run through two links, each step in its order: the one side sends, the other gets it, compares it with what
 * the run says but for the paths that may differ, and acknowledges; the sender must see the acknowledgement.
 */
export const playScenario = async (options: ScenarioOptions): Promise<StepReport[]> => {
  const { scenario, tested, counterpart } = options;
  const inboxes = new Map([tested, counterpart].map((side) => [side, new Inbox(side.link)]));
  const reports: StepReport[] = [];
  for (const step of scenario.steps) {
    const [from, to] = step.type === 'send' ? [tested, counterpart] : [counterpart, tested];
    const faults = await playStep(step, from, to, inboxes.get(from)!, inboxes.get(to)!, options);
    reports.push({ id: step.id, kind: step.kind, from: from.link.clientId, to: to.link.clientId, faults });
  }
  return reports;
};

const playStep = async (
  step: ScenarioStep, from: ScenarioSide, to: ScenarioSide, fromInbox: Inbox, toInbox: Inbox,
  { clock, newId, wait_ms_max = WAIT_MS_MAX }: ScenarioOptions,
): Promise<string[]> => {
  const body = await from.produce?.(step) ?? step.body;
  const sent = buildEnvelope({ sender: fromInbox.clientId, recipient: toInbox.clientId, unique: newId(), at: clock() }, step.kind, body);
  await from.link.send(sent);
  const came = await toInbox.next('message', wait_ms_max);
  if (!came) return [`${step.kind} did not come`];
  if (!came.reading.ok) return came.reading.faults.map(({ path, code }) => `${path} ${code}`);
  await to.link.send(buildReference(
    { sender: toInbox.clientId, recipient: fromInbox.clientId, unique: newId(), at: clock() }, came.reading.envelope.distributionID));
  const ack = await fromInbox.next('ack', wait_ms_max);
  return [...compared(step, came.reading.envelope), ...acknowledges(ack, sent) ? [] : ['no acknowledgement']];
};

const compared = ({ kind, body, ignored }: ScenarioStep, came: Envelope): string[] => {
  const [message] = messagesOf(came);
  const found = message?.[getKind(kind).root];
  return found === undefined ? [`no ${kind}`] : differences(body, found, ignored);
};

const acknowledges = (ack: HubDelivery | undefined, sent: Envelope): boolean => {
  if (!ack?.reading.ok) return false;
  const reference = messagesOf(ack.reading.envelope)[0]?.['reference'] as JsonObject | undefined;
  return reference?.['distributionID'] === sent.distributionID;
};
