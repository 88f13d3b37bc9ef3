import { hash } from 'node:crypto';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { open, seal } from '#base/values/crypto-box.ts';
import { randomSlice } from '#base/values/ids.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** Names a dossier: its partition is part of its identity. */
export type DossierRef = { partition: number; id: string };

/** An event as the domain decides it. `facts` are sealed in the clear: never personal data. */
export type NewEvent = {
  type: string; version: number;
  facts: Readonly<Record<string, unknown>>;
  /** Personal content, encrypted under the dossier's key. */
  content?: unknown;
};

/** Who did it and why; `actor` is a pseudonym. */
export type EventAuthor = { actor: string; purpose: string; onBehalfOf?: string };

/** An event ready to be written: everything but its instant and its place in the log. */
export type PreparedEvent = DossierRef & NewEvent & EventAuthor & {
  position: number;
  header: string;
  salt: Buffer;
  box: Buffer | null;
  digest: string | null;
};

const SALT_BYTES = 32;
const CONTENT_SALT_BYTES = 16;
const aadOf = (ref: DossierRef, position: number): string => `${ref.partition}/${ref.id}/${position}`;

/**
 * The header's canonical JSON (RFC 8785), laid out by hand because it is made thousands of times a second: its names
 * are in order and its texts are identifiers, which need no escape.
 */
export const eventHeader = (service: string, ref: DossierRef, position: number, { type, version }: NewEvent): string =>
  `{"dossier":"${ref.id}","part":${ref.partition},"pos":${position},"svc":"${service}","tv":${version},"type":"${type}","v":1}`;

/** Seals the content under the dossier's key and fixes the header. Pure but for its random salts. */
export const prepareEvent = (
  service: string, ref: DossierRef, position: number, event: NewEvent, author: EventAuthor, key: Buffer,
): PreparedEvent => {
  const header = eventHeader(service, ref, position, event);
  const salt = randomSlice(SALT_BYTES);
  if (event.content === undefined) return { ...ref, ...event, ...author, position, header, salt, box: null, digest: null };
  const plain = Buffer.concat([randomSlice(CONTENT_SALT_BYTES), Buffer.from(canonicalJson(event.content))]);
  return { ...ref, ...event, ...author, position, header, salt,
    box: seal(key, plain, aadOf(ref, position)), digest: hash('sha256', plain, 'base64') };
};

/** The sealed facts of an event written at `at`: canonical JSON without personal data. */
export const sealedBody = (event: PreparedEvent, at: Instant): string => canonicalJson({
  ...event.facts, at: toRfc3339(at), actor: event.actor, purpose: event.purpose,
  ...(event.onBehalfOf ? { for: event.onBehalfOf } : {}), ...(event.digest ? { content: event.digest } : {}),
});

/** Opens and checks the content of a stored event; throws when it is not what was sealed. */
export const openContent = (ref: DossierRef, position: number, box: Buffer, digest: string, key: Buffer): unknown => {
  const plain = open(key, box, aadOf(ref, position));
  if (hash('sha256', plain, 'base64') !== digest) throw new Error(`content of ${ref.id}/${position} is not what was sealed`);
  return JSON.parse(plain.toString('utf8', CONTENT_SALT_BYTES));
};
