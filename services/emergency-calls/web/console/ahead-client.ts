import { askApi, inCentre, type CallLine, type CallStory } from '../kit/api-client.ts';

/** A place of a telephone, as a call brings it. */
export type CallPlace = CallStory['places'][number];

/** A call that will be picked up next, with all that is known before the first word. */
export type CallAhead = CallLine & {
  cases: CallStory['cases'];
  /** Its number's earlier calls that opened nothing, with their places. */
  before: (CallPlace & { callId: string; presentedAt: number })[];
  place: CallPlace | null;
  /** The car that called (eCall). */
  vehicle: CallStory['vehicle'];
  around: { calls: number; metres: number; minutes: number; dossiers: string[] } | null;
};

/** Reads what is known of the first calls of the pick-up order. */
export const readAhead = (centre: string): Promise<{ at: number; rows: CallAhead[] }> => askApi(`appels/premiers?${inCentre(centre)}`);
