import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { CARE_PLATFORM, DEMO_FIRE, DEMO_SMUR } from '../../data/site.ts';
import { listAt, textAt } from '../../exchange/convert/tree.ts';
import { recipientOf, type Envelope } from '../../exchange/envelope.ts';
import type { HubLink } from '../../exchange/hub-link.ts';
import { buildEnvelope, buildReference } from '../../exchange/hub/build-envelope.ts';
import type { LoopbackHub } from '../../exchange/loopback-hub.ts';
import type { JsonObject } from '../../exchange/schema/json.ts';
import type { Kind } from '../../exchange/schema/kinds.ts';
import { writeTime } from '../../exchange/schema/read-time.ts';

/** What a partner of the demonstration says, and how long after the message it answers, ms. */
type Line = { after_ms: number; kind: Kind; body: (at: number) => JsonObject };
type Script = (kind: Kind, body: JsonObject) => Line[];

const STEPS = [['DECLENCHE', 5_000], ['DEPART', 20_000], ['ARRIVEE', 90_000]] as const;

const truck = (caseId: string, status: string, at: number): JsonObject => ({ caseId, resource: [{ datetime: writeTime(at),
  resourceId: `${DEMO_FIRE.id}.resource.VSAV1`, orgId: DEMO_FIRE.id, vehicleType: 'SIS', name: 'VSAV 1',
  state: { datetime: writeTime(at), status, availability: false } }] });

/** The fire service sends an ambulance to each new case that it is told of. */
const fire: Script = (kind, body) => {
  const caseId = textAt(body, 'caseId');
  return kind === 'RC-EDA' && caseId !== undefined
    ? STEPS.map(([status, after_ms]) => ({ after_ms, kind: 'RC-RI', body: (at) => truck(caseId, status, at) })) : [];
};

/** The SMUR sends what it is asked to. */
const smur: Script = (kind, body) => {
  const caseId = textAt(body, 'caseId');
  if (kind !== 'RS-ER' || caseId === undefined) return [];
  const resourceId = `${DEMO_SMUR.id}.resource.UMH1`;
  const state = (status: string, at: number) => ({ datetime: writeTime(at), status, availability: false });
  return STEPS.map(([status, after_ms], i): Line => (i === 0
    ? { after_ms, kind: 'RS-RI', body: (at) => ({ caseId, resource: [{ datetime: writeTime(at), resourceId, orgId: DEMO_SMUR.id,
      vehicleType: textAt(listAt(body, 'resource')[0], 'vehicleType') ?? 'SMUR.AR', name: 'UMH 1', state: [state(status, at)] }] }) }
    : { after_ms, kind: 'RS-SR', body: (at) => ({ caseId, resourceId, state: state(status, at) }) }));
};

const SCRIPTS: readonly (readonly [string, Script])[] = [[DEMO_FIRE.id, fire], [DEMO_SMUR.id, smur],
  [CARE_PLATFORM.id, () => []]];

/** One partner: acknowledges what it gets and, once a case, says its lines. */
const play = (link: HubLink, script: Script, clock: Clock, onError: (error: unknown) => void): (() => void) => {
  const timers = new Set<NodeJS.Timeout>();
  const told = new Set<string>();
  const say = (envelope: Envelope, { after_ms, kind, body }: Line): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const stamp = { sender: link.clientId, recipient: envelope.senderID, unique: newId(), at: clock(),
        status: envelope.distributionStatus };
      link.send(buildEnvelope(stamp, kind, body(clock()))).catch(onError);
    }, after_ms);
    timers.add(timer);
  };
  link.onMessage(async ({ queue, reading }) => {
    if (queue !== 'message' || !reading.ok || recipientOf(reading.envelope) !== link.clientId) return;
    const { envelope, contents: [content] } = reading;
    await link.send(buildReference({ sender: link.clientId, recipient: envelope.senderID, unique: newId(), at: clock(),
      status: envelope.distributionStatus }, envelope.distributionID, 'INTEGRE'));
    if (!content?.info) return;
    const lines = script(content.info.kind, content.body);
    const key = `${content.info.kind}/${textAt(content.body, 'caseId')}`;
    if (lines.length === 0 || told.has(key)) return;
    told.add(key);
    for (const line of lines) say(envelope, line);
  });
  return () => { for (const timer of timers) clearTimeout(timer); };
};

/** The demonstration's fire service and SMUR, at the built-in hub; gives how to stop them. */
export const demoPartners = (hub: LoopbackHub, clock: Clock, onError: (error: unknown) => void): (() => void) => {
  const stops = SCRIPTS.map(([id, script]) => play(hub.link(id), script, clock, onError));
  return () => { for (const stop of stops) stop(); };
};
