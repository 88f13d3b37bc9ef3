import { parseStrictJson } from '#base/values/strict-json.ts';
import type { Instant } from '#base/values/instant.ts';
import { countedIds } from './convert/counted-ids.ts';
import { convertVersion, type Version } from './convert/versions.ts';
import { messagesOf, withMessage, type Envelope } from './envelope.ts';
import { EXCHANGE_LIMITS } from './exchange-limits.ts';
import { isObject } from './schema/json.ts';
import { findKindByRoot } from './schema/kinds.ts';
import { validateEnvelope } from './schema/validate-message.ts';

/** An older release of the models, with what a conversion makes ids and times from: it goes to a thread, so no functions. */
export type Older = { version: Exclude<Version, 'v3'>; at: Instant; unique: string };

const rewrite = (envelope: Envelope, from: Version, to: Version, { at, unique }: Older): Envelope => {
  const [message = {}] = messagesOf(envelope);
  const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
  const body = info && message[info.root];
  if (!info || !isObject(body)) return envelope;
  const making = { at, newId: countedIds(unique) };
  return withMessage(envelope, { ...message, [info.root]: convertVersion(info.root, body, from, to, making) });
};

/** What a client of an older release posts (JSON), as v3; what is no envelope stays as it is, for the hub to refuse. */
export const upgraded = (bytes: Uint8Array, older: Older): Uint8Array => {
  if (bytes.length > EXCHANGE_LIMITS.message_bytes_max) return bytes;
  const { depth_max, values_max } = EXCHANGE_LIMITS;
  const json = parseStrictJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'), { depth_max, values_max });
  if (!json.ok || validateEnvelope(json.value).length) return bytes;
  return Buffer.from(JSON.stringify(rewrite(json.value as Envelope, older.version, 'v3', older)), 'utf8');
};

/** A v3 envelope for a client of an older release. */
export const downgraded = (envelope: Envelope, older: Older): Envelope => rewrite(envelope, 'v3', older.version, older);
