import type { JsonObject } from '../schema/json.ts';
import type { Kind } from '../schema/kinds.ts';
import type { HubCode } from './hub-codes.ts';

/** What we know of the case or request that a message speaks of. */
export type Known = {
  caseKnown: boolean;
  /** Client id of who made the case. */
  creator?: string;
  /** The case is shared with the sender, or it came from the sender. */
  shared: boolean;
  /** The request of an RS-RR, or of a resource of an RS-RI: unknown, open, or refused. */
  request?: 'unknown' | 'open' | 'refused';
};

/** What to do with a message that is right in itself. */
export type Place =
  | { do: 'apply' }
  /** A case that we have comes from somebody who neither made it nor follows it: shown beside, written over nothing. */
  | { do: 'propose' }
  /** It may have overtaken what it needs: kept for ten minutes. */
  | { do: 'park'; awaits: string }
  /** Kept and flagged, and the sender told. */
  | { do: 'keep'; code: HubCode }
  | { do: 'refuse'; code: HubCode };

/** Kinds that make a case known. */
const OPENING: ReadonlySet<Kind> = new Set(['RS-EDA', 'RC-EDA']);
/** Kinds about a case that must be known before. */
const FOLLOWING: ReadonlySet<Kind> = new Set(
  ['RS-EDA-MAJ', 'RS-RI', 'RC-RI', 'RS-SR', 'RS-DR', 'RS-RR', 'RS-ER', 'RS-BPV', 'RS-URL']);

/** The case that a body speaks of; `undefined` for kinds that speak of none. */
export const caseIdOf = (body: JsonObject): string | undefined =>
  typeof body['caseId'] === 'string' ? body['caseId'] : undefined;

/**
 * Where a message stands in the course of its case. Order between partners is not promised: what comes early waits, what
 * comes from somebody with whom the case is not shared is refused (703).
 */
export const placeOf = (kind: Kind, sender: string, body: JsonObject, known: Known): Place => {
  const caseId = caseIdOf(body);
  if (OPENING.has(kind)) return !known.caseKnown || known.creator === sender || known.shared ? { do: 'apply' } : { do: 'propose' };
  if (!FOLLOWING.has(kind) || caseId === undefined) {
    return known.caseKnown && !known.shared ? { do: 'refuse', code: 'UNKNOWN_SENDER' } : { do: 'apply' };
  }
  if (!known.caseKnown) return { do: 'park', awaits: caseId };
  if (!known.shared) return { do: 'refuse', code: 'UNKNOWN_SENDER' };
  const unasked = (kind === 'RS-RR' && known.request === 'unknown') || (kind === 'RS-RI' && known.request === 'refused');
  return unasked ? { do: 'keep', code: 'WRONG_MESSAGE_SEQUENCE' } : { do: 'apply' };
};

/** Answer to a transfer, read from the owner that comes back: only the two parties are legal owners. */
export type TransferAnswer = 'accepted' | 'refused' | 'illegal';

/** `owner` of an answer to a case that `from` proposed to `to`; a third centre counts as refused, with an alarm. */
export const transferAnswerOf = (owner: string, from: string, to: string): TransferAnswer =>
  owner === to ? 'accepted' : owner === from ? 'refused' : 'illegal';
