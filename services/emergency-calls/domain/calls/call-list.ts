import type { Instant } from '#base/values/instant.ts';
import type { Case } from '../state.ts';
import type { Call } from './call.ts';

type Party = { number: string | null; name: string | null };

/** A line of the calls of a dossier (DSF 15-15 §3.4). `medium` is a code of HubSante.typeCom; `recorded`: there is one to listen to. */
export type ListedCall = {
  call: string; at: Instant; answeredAt: Instant | null; endedAt: Instant | null; direction: 'in' | 'out'; medium: 'TEL';
  caller: Party; called: Party; object: string | null; recorded: boolean; first: boolean;
};

/** A call as the telephony told it, with the number dialled. */
export type ToldCall = Call & { did: string | null };

type Name = { complete?: string; firstName?: string; lastName?: string };
const fieldOf = <T>({ fields }: Case, path: string): T | null => (fields[path]?.value ?? null) as T | null;
const nameOf = ({ complete, firstName, lastName }: Name): string | null =>
  complete ?? ([firstName, lastName].filter(Boolean).join(' ') || null);

const CONTACTS = ['initialAlert.caller.callerContact', 'initialAlert.caller.callbackContact'];

/** The name that the dossier gives to a number: that of its caller. */
const outside = (state: Case, number: string | null): Party => {
  const theirs = number !== null && CONTACTS.some((path) => fieldOf<{ detail?: string }>(state, path)?.detail === number);
  return { number, name: theirs ? nameOf(fieldOf<Name>(state, 'initialAlert.caller.detailedName') ?? {}) : null };
};

const objectOf = (state: Case): string | null => fieldOf<{ label: string }>(state, 'qualification.healthMotive')?.label
  ?? fieldOf<{ label: string }>(state, 'qualification.whatsHappen')?.label ?? null;

/**
 * Every call of a dossier, the oldest first, the first one flagged: those that came, and those by which the centre called back. One of
 * which the telephony told nothing (entered by hand) stands with what the dossier knows.
 */
export const callList = (state: Case, told: readonly ToldCall[]): ListedCall[] => {
  const object = objectOf(state);
  const known = new Map(state.calls.map((one) => [one.id, one]));
  const ofTold = told.flatMap((call): Omit<ListedCall, 'first'>[] => {
    const [they, we] = [outside(state, call.ani), { number: call.did, name: call.line }];
    const out = known.get(call.callId)?.direction === 'out';
    const line = { call: call.callId, medium: 'TEL' as const, object, recorded: call.recording !== null };
    return [{ ...line, at: call.presentedAt, answeredAt: call.answeredAt, endedAt: call.endedAt, direction: out ? 'out' : 'in',
      caller: out ? we : they, called: out ? they : we },
    ...(call.calledBackAt === null ? [] : [{ ...line, at: call.calledBackAt, answeredAt: call.calledBackAt, endedAt: null,
      direction: 'out' as const, caller: we, called: they }])];
  });
  const heard = new Set(told.map(({ callId }) => callId));
  const byHand = state.calls.filter(({ id }) => !heard.has(id)).map((one): Omit<ListedCall, 'first'> => ({ call: one.id, at: one.at,
    answeredAt: one.at, endedAt: null, direction: one.direction, medium: 'TEL', caller: { number: null, name: null },
    called: { number: null, name: null }, object, recorded: false }));
  return [...ofTold, ...byHand].sort((a, b) => a.at - b.at).map((one, i) => ({ ...one, first: i === 0 }));
};
