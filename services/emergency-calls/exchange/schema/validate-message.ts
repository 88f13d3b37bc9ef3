import { FAULTS_MAX, type Fault, type UnknownCode } from './fault.ts';
import { isObject } from './json.ts';
import { ENVELOPE_MODEL, findKindByRoot, HEADER_MODEL, type KindInfo } from './kinds.ts';
import { validate } from './validate.ts';

/** Verdict on one message: its kind, once there is exactly one. */
export type MessageVerdict = { info: KindInfo | undefined; faults: Fault[]; unknownCodes: UnknownCode[] };

type At = readonly (string | number)[];

/** Where the message of the nth content stands in an envelope. */
export const messageAt = (index: number): At => ['content', index, 'jsonContent', 'embeddedJsonContent', 'message'];

const pathOf = (at: At): string => `$${at.map((key) => typeof key === 'number' ? `[${key}]` : `.${key}`).join('')}`;

/**
 * Judges a message: exactly one business content (two or none is a fault), the RC-DE header where the kind needs one,
 * and the content by its model.
 */
export const validateMessage = (message: unknown, at: At = []): MessageVerdict => {
  if (!isObject(message)) return refused(at, 'type', 'message');
  const infos = Object.keys(message).map(findKindByRoot).filter((info) => info !== undefined);
  const [info] = infos;
  if (infos.length > 1) return refused(at, 'many-contents', infos.map(({ root }) => root).join(', '));
  const header = info && !info.header ? [] : validate(message, HEADER_MODEL, at).faults;
  if (!info) {
    const none = refused(at, 'no-content', '');
    return { ...none, faults: [...header, ...none.faults] };
  }
  const body = validate(message[info.root], info.body, [...at, info.root]);
  return { info, faults: [...header, ...body.faults].slice(0, FAULTS_MAX), unknownCodes: body.unknownCodes };
};

const refused = (at: At, code: Fault['code'], expected: string): MessageVerdict =>
  ({ info: undefined, faults: [{ path: pathOf(at), code, expected }], unknownCodes: [] });

/** Judges the envelope alone, whatever the messages in it hold. */
export const validateEnvelope = (envelope: unknown): Fault[] => validate(envelope, ENVELOPE_MODEL).faults;
