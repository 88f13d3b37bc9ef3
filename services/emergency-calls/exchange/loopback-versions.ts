import { parseStrictJson } from '#base/values/strict-json.ts';
import type { Making } from './convert/tree.ts';
import { convertVersion, type Version } from './convert/versions.ts';
import { messagesOf, withMessage, type Envelope } from './envelope.ts';
import type { Reading } from './read-envelope.ts';
import { isObject } from './schema/json.ts';
import { findKindByRoot } from './schema/kinds.ts';
import { validateEnvelope } from './schema/validate-message.ts';
import { writeEnvelope } from './write-envelope.ts';

const rewrite = (envelope: Envelope, from: Version, to: Version, making: Making): Envelope => {
  const [message = {}] = messagesOf(envelope);
  const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
  const body = info && message[info.root];
  if (!info || !isObject(body)) return envelope;
  return withMessage(envelope, { ...message, [info.root]: convertVersion(info.root, body, from, to, making) });
};

/** What a client of an older release posts (JSON), as v3; what is no envelope stays as it is, for the hub to refuse. */
export const upgraded = (bytes: Uint8Array, version: Version, making: Making): Uint8Array => {
  const json = parseStrictJson(Buffer.from(bytes).toString('utf8'));
  if (!json.ok || validateEnvelope(json.value).length) return bytes;
  return writeEnvelope(rewrite(json.value as Envelope, version, 'v3', making), 'json');
};

/** A v3 envelope for a client of an older release: its bytes (JSON), and what they say, judged before as v3. */
export const downgraded = (envelope: Envelope, version: Version, making: Making): { bytes: Uint8Array; reading: Reading } => {
  const older = rewrite(envelope, 'v3', version, making);
  const contents = messagesOf(older).flatMap((message) => {
    const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
    const body = info && message[info.root];
    return info && isObject(body) ? [{ info, message, body, unknownCodes: [] }] : [];
  });
  return { bytes: writeEnvelope(older, 'json'), reading: { ok: true, form: 'json', envelope: older, contents, warnings: [] } };
};
