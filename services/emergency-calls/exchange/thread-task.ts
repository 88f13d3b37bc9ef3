import type { Envelope } from './envelope.ts';
import type { Form, Reading } from './read-envelope.ts';
import type { Older } from './release.ts';
import type { UnknownCode } from './schema/fault.ts';

/** What the thread is asked: bytes to read, or an envelope (one JSON text) to judge or to write as it leaves. */
export type Ask = { op: 'read'; bytes: Uint8Array; form: Form; from?: Older } | { op: 'judge'; text: string; form: Form }
  | { op: 'write'; text: string; form: Form; to?: Older };

export type ThreadTask = Ask & { id: number };

export type Refused = Extract<Reading, { ok: false }>;

/** A reading whose objects travel as one JSON text, which the event loop reads fastest. */
export type CarriedReading = Refused | { ok: true; json: string; unknownCodes: UnknownCode[][] };

/** What the thread found. */
export type Said = { op: 'read'; reading: CarriedReading } | { op: 'judge'; refused: Refused | undefined }
  | { op: 'write'; bytes: Uint8Array };

export type ThreadAnswer = Said & { id: number };

/** An envelope that left its process as text comes back as it was. */
export const envelopeOf = (text: string): Envelope => JSON.parse(text) as Envelope;
