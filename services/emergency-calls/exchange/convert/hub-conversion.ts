import type { Clock } from '#base/values/instant.ts';
import { messagesOf, recipientOf, withMessage, type Envelope, type Message } from '../envelope.ts';
import { EXCHANGE_LIMITS } from '../exchange-limits.ts';
import { isHealth } from '../../domain/identifiers/case-ids.ts';
import { caseIdOf } from '../hub/sequence.ts';
import type { JsonObject } from '../schema/json.ts';
import { findKindByRoot, getKind, type Kind, type KindInfo } from '../schema/kinds.ts';
import { readTime } from '../schema/read-time.ts';
import { caseFromFire } from './case-from-fire.ts';
import { caseToFire } from './case-to-fire.ts';
import { countedIds } from './counted-ids.ts';
import { NO_RESOURCES, resourcesFromFire, resourcesToFire, statusToFire, type ResourceMemory } from './resources-fire.ts';

/**
 * What a message becomes on its way between health and fire. `remember` keeps what it said of its case for the messages after it, once
 * it is known to come from its sender.
 */
export type Converted = { ok: true; envelopes: Envelope[]; remember(): void } | { ok: false; reason: string };

type Bodies = { messages: { kind: Kind; body: JsonObject }[]; memory?: ResourceMemory } | { unconvertible: string };

/** Kinds that both sides read as they are. */
const SHARED: ReadonlySet<Kind> = new Set(
  ['RC-REF', 'RS-ERROR', 'RC-EDA', 'RC-RI', 'EMSI', 'RC-DE', 'CUSTOM', 'TECHNICAL', 'TECHNICAL_NOREQ']);

const one = (kind: Kind, body: JsonObject): Bodies => ({ messages: [{ kind, body }] });

/**
 * The conversion that the hub makes between a centre and a fire service; between centres a message stays as it is. It
 * remembers the resources of the cases that it saw, a bounded number of them. Expected errors are values (600).
 */
export const createHubConversion = (clock: Clock): ((envelope: Envelope) => Converted) => {
  const memories = new Map<string, ResourceMemory>();
  const remember = (key: string, memory: ResourceMemory): void => {
    memories.delete(key);
    memories.set(key, memory);
    if (memories.size > EXCHANGE_LIMITS.remembered_cases_max) memories.delete(memories.keys().next().value!);
  };
  const resources = (key: string, kind: Kind, body: JsonObject): Bodies => {
    const memory = memories.get(key) ?? NO_RESOURCES;
    return kind === 'RC-RI' ? resourcesFromFire(memory, body)
      : kind === 'RS-RI' ? resourcesToFire(memory, body) : statusToFire(memory, body);
  };
  const bodiesOf = (envelope: Envelope, key: string, info: KindInfo, body: JsonObject): Bodies => {
    const { senderID } = envelope;
    const recipient = recipientOf(envelope);
    // A message that is sent again is converted to the same again: its receiver knows it by its content.
    const making = { at: readTime(envelope.dateTimeSent) ?? clock(), newId: countedIds(envelope.distributionID) };
    if (isHealth(senderID)) {
      if (info.kind === 'RS-EDA') return one('RC-EDA', caseToFire(body, senderID, making));
      if (info.kind === 'RS-RI' || info.kind === 'RS-SR') return resources(key, info.kind, body);
    } else {
      if (info.kind === 'RC-EDA') return one('RS-EDA', caseFromFire(body, senderID, recipient, making));
      if (info.kind === 'RC-RI') return resources(key, info.kind, body);
    }
    return SHARED.has(info.kind) ? one(info.kind, body) : { unconvertible: `${info.kind} does not pass between health and fire` };
  };
  return (envelope) => {
    if (isHealth(envelope.senderID) && isHealth(recipientOf(envelope))) return { ok: true, envelopes: [envelope],
      remember: () => undefined };
    const [message = {}] = messagesOf(envelope);
    const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
    if (!info) return { ok: false, reason: 'no known message' };
    const body = message[info.root] as JsonObject;
    const key = JSON.stringify([envelope.senderID, recipientOf(envelope), caseIdOf(body)]);
    const found = bodiesOf(envelope, key, info, body);
    if ('unconvertible' in found) return { ok: false, reason: found.unconvertible };
    const nextId = countedIds(envelope.distributionID);
    const envelopes = found.messages.map(({ kind, body: said }, i) =>
      rewritten(envelope, message, info, kind, said, i ? nextId() : undefined));
    return { ok: true, envelopes, remember: () => { if (found.memory) remember(key, found.memory); } };
  };
};

/** The same envelope around another body; the first keeps the id, further ones get their own. */
const rewritten = (
  envelope: Envelope, message: Message, from: KindInfo, kind: Kind, body: JsonObject, unique: string | undefined,
): Envelope => {
  const { [from.root]: _old, ...header } = message;
  const distributionID = unique === undefined ? envelope.distributionID : `${envelope.senderID}_${unique}`;
  const head = header['messageId'] === undefined ? header : { ...header, messageId: distributionID };
  return withMessage({ ...envelope, distributionID }, { ...head, [getKind(kind).root]: body });
};
