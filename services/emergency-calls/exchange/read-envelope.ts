import { parseStrictJson } from '#base/values/strict-json.ts';
import { parseStrictXml, type XmlElement } from '#base/values/strict-xml.ts';
import type { Envelope, Message } from './envelope.ts';
import { messagesOf } from './envelope.ts';
import { EXCHANGE_LIMITS } from './exchange-limits.ts';
import type { HubCode } from './hub/hub-codes.ts';
import { FAULTS_MAX, type Fault, type UnknownCode } from './schema/fault.ts';
import { isObject, type JsonObject } from './schema/json.ts';
import type { KindInfo } from './schema/kinds.ts';
import { messageAt, validateEnvelope, validateMessage } from './schema/validate-message.ts';
import { storableJson, utf8Text, xmlText } from './message-text.ts';
import { decodeEnvelope } from './xml/envelope-xml.ts';

/** The two forms of a message. */
export type Form = 'json' | 'xml';

/** One message of an envelope that was accepted. */
export type Content =
  | { info: KindInfo; message: Message; body: JsonObject; unknownCodes: UnknownCode[] }
  /** Of a namespace that we do not know: kept as it came. */
  | { info: undefined; message: Message; foreign: XmlElement };

/** What reading gives: an envelope whose every message is right, or why it is refused. */
export type Reading =
  | { ok: true; form: Form; envelope: Envelope; contents: Content[]; warnings: Fault[] }
  | {
    ok: false; code: HubCode; reason: string; faults: Fault[];
    /** Id found even in what could not be read. */
    distributionID: string | undefined;
    /** Present when the envelope itself is right and only a message in it is not. */
    envelope?: Envelope;
  };

type Parsed = { value: unknown; faults: Fault[]; foreign: ReadonlyMap<number, XmlElement> };

/** What a text may hold that no database can: mended, since a whole case must not be lost for one character. */
const MENDED: ReadonlySet<string> = new Set(['nul', 'lone-surrogate']);

const NO_FOREIGN: ReadonlyMap<number, XmlElement> = new Map();

/** The form that a content type announces; `undefined` for any other type. */
export const formOf = (contentType: string | undefined): Form | undefined => {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? 'json' : type === 'application/xml' ? 'xml' : undefined;
};

const parse = (text: string, form: Form): Parsed | string => {
  const { depth_max, values_max } = EXCHANGE_LIMITS;
  if (form === 'json') {
    const limits = { depth_max, values_max };
    const strict = parseStrictJson(text, limits);
    const json = strict.ok || !MENDED.has(strict.reason) ? strict : parseStrictJson(storableJson(text), limits);
    if (!json.ok) return json.reason;
    const wrapped = isObject(json.value) && isObject(json.value['edxl']) ? json.value['edxl'] : json.value;
    return { value: wrapped, faults: [], foreign: NO_FOREIGN };
  }
  const xml = parseStrictXml(text, { depth_max, elements_max: values_max, attributes_max: 32 });
  return xml.ok ? decodeEnvelope(xml.root) : xml.reason;
};

const JSON_ID = /"distributionID"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"([^"\\\0-\x1f]{1,256})"/;
const XML_ID = /<(?:[\w.-]{1,32}:)?distributionID>[ \t\r\n]{0,20}([^<>&\0-\x1f]{1,256})</;
const SCAN_CHARS = 65_536;

/** The id of a message that cannot be read, looked for in its first 64 k characters. */
export const scanDistributionId = (text: string, form: Form): string | undefined =>
  (form === 'json' ? JSON_ID : XML_ID).exec(text.slice(0, SCAN_CHARS))?.[1]?.trim();

const refused = (code: HubCode, reason: string, distributionID?: string, faults: Fault[] = []): Reading =>
  ({ ok: false, code, reason, faults, distributionID });

/**
 * Reads an envelope with its messages, as the hub judges them: strictly and all faults at once.
 *
 * Expected errors are values: `UNRECOGNIZED_MESSAGE_FORMAT` for what is no JSON or XML (or has a document type, a
 * duplicate or forbidden key, too much of anything), `INVALID_MESSAGE` with paths for what the models refuse.
 * Linear in the size; up to 64 kB it may be called on the event loop, beyond it use `createEnvelopeReader`.
 */
export const readEnvelope = (bytes: Uint8Array, form: Form): Reading => {
  if (bytes.length > EXCHANGE_LIMITS.message_bytes_max) return refused('UNRECOGNIZED_MESSAGE_FORMAT', 'too-large');
  const text = form === 'json' ? utf8Text(bytes) : xmlText(bytes);
  if (text === undefined) return refused('UNRECOGNIZED_MESSAGE_FORMAT', 'encoding');
  const parsed = parse(text, form);
  if (typeof parsed === 'string') return refused('UNRECOGNIZED_MESSAGE_FORMAT', parsed, scanDistributionId(text, form));
  return judge(parsed, form);
};

/** Judges an envelope that is already an object, e.g. one that we are about to send. */
export const judgeEnvelope = (value: unknown): Reading => judge({ value, faults: [], foreign: NO_FOREIGN }, 'json');

const judge = ({ value, faults: formFaults, foreign }: Parsed, form: Form): Reading => {
  const envelopeFaults = validateEnvelope(value);
  const contents = contentsOf(value);
  const verdicts = contents.map((message, i) =>
    message === undefined || foreign.has(i) ? undefined : validateMessage(message, messageAt(i)));
  const faults = [...envelopeFaults, ...formFaults, ...verdicts.flatMap((verdict) => verdict?.faults ?? [])];
  const id = isObject(value) && typeof value['distributionID'] === 'string' ? value['distributionID'] : undefined;
  if (faults.length) {
    const refusal = refused('INVALID_MESSAGE', 'invalid', id, faults.slice(0, FAULTS_MAX));
    return envelopeFaults.length ? refusal : { ...refusal, envelope: value as Envelope };
  }
  const envelope = value as Envelope;
  const read = messagesOf(envelope).map((message, i): Content => {
    const verdict = verdicts[i];
    if (!verdict?.info) return { info: undefined, message, foreign: foreign.get(i)! };
    return {
      info: verdict.info, message, body: message[verdict.info.root] as JsonObject, unknownCodes: verdict.unknownCodes,
    };
  });
  return { ok: true, form, envelope, contents: read, warnings: headerWarnings(envelope) };
};

/** Messages as far as they can be found, so that their faults are told beside those of the envelope. */
const contentsOf = (value: unknown): unknown[] => {
  const content = isObject(value) ? value['content'] : undefined;
  if (!Array.isArray(content)) return [];
  return content.map((one) => {
    const json = isObject(one) ? one['jsonContent'] : undefined;
    const embedded = isObject(json) ? json['embeddedJsonContent'] : undefined;
    return isObject(embedded) ? embedded['message'] : undefined;
  });
};

/** The schemas do not bind header and envelope together: a difference is told, and the message taken in. */
const headerWarnings = (envelope: Envelope): Fault[] => messagesOf(envelope).flatMap((message, i) => {
  const at = `$.content[${i}].jsonContent.embeddedJsonContent.message`;
  return ([['messageId', envelope.distributionID], ['kind', envelope.distributionKind]] as const)
    .filter(([key, expected]) => message[key] !== undefined && message[key] !== expected)
    .map(([key]): Fault => ({ path: `${at}.${key}`, code: 'code', expected: key === 'kind' ? 'distributionKind' : 'distributionID' }));
});
