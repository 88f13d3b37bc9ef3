import type { XmlElement } from '#base/values/strict-xml.ts';
import type { Envelope } from './envelope.ts';
import type { Content, Form } from './read-envelope.ts';
import { encodeEnvelope } from './xml/envelope-xml.ts';

/** Content types of the two forms. */
export const CONTENT_TYPES: Readonly<Record<Form, string>> = { json: 'application/json', xml: 'application/xml' };

/**
 * Bytes of an envelope that is valid (`judgeEnvelope`). In XML, elements follow the order of the models and characters
 * that XML cannot hold become U+FFFD; `contents` brings the foreign messages of a reading, to be written as they came.
 */
export const writeEnvelope = (envelope: Envelope, form: Form, contents: readonly Content[] = []): Uint8Array => {
  const foreign = new Map(contents.flatMap((content, i): [number, XmlElement][] => content.info ? [] : [[i, content.foreign]]));
  return Buffer.from(form === 'json' ? JSON.stringify(envelope) : encodeEnvelope(envelope, foreign), 'utf8');
};
