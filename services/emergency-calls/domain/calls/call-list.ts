import type { Instant } from '#base/values/instant.ts';
import type { Case } from '../state.ts';
import type { Call } from './call.ts';

type Party = { number: string | null; name: string | null };

/**
 * A line of the calls of a dossier (DSF 15-15 §3.4). `recorded`: there is one to listen to; `located`: the telephone itself sent where it
 * is (AML); `joined`: the number of the dossier, joined to this one, whose call it is.
 */
export type ListedCall = {
  call: string; at: Instant; answeredAt: Instant | null; endedAt: Instant | null; direction: 'in' | 'out'; medium: Medium;
  caller: Party; called: Party; object: string | null; recorded: boolean; located: boolean; joined: string | null; first: boolean;
};

/** By what somebody reached us: a code of HubSante.canal (eCall, terminal at the roadside…) or typeCom, or the national line 114. */
export type Medium = { list: 'canal' | 'typeCom'; code: string } | { list: null; code: '114' };

/** A call as the telephony told it, with the number dialled and what machines sent about it. */
export type ToldCall = Call & { did: string | null; sources: readonly string[] };

type Name = { complete?: string; firstName?: string; lastName?: string };
const fieldOf = <T>({ fields }: Case, path: string): T | null => (fields[path]?.value ?? null) as T | null;
const nameOf = ({ complete, firstName, lastName }: Name): string | null =>
  complete ?? ([firstName, lastName].filter(Boolean).join(' ') || null);

/** A person who calls says nothing of the medium; neither does a number without a contact. */
const mediumOf = (contact: Contact | undefined, call?: Pick<ToldCall, 'line' | 'sources'>): Medium => {
  if (call?.line === 'DATA' || call?.sources.includes('ECALL')) return { list: 'canal', code: 'ECALL' };
  if (call?.line === 'CNR') return { list: null, code: '114' };
  if (contact?.channel !== undefined && contact.channel !== 'PERSONNE') return { list: 'canal', code: contact.channel };
  return { list: 'typeCom', code: call ? 'TEL' : contact?.type ?? 'TEL' };
};

type Contact = { channel?: string; type?: string; detail?: string };
const CONTACTS = ['initialAlert.caller.callerContact', 'initialAlert.caller.callbackContact'] as const;

const contactOf = (state: Case, number: string | null): Contact | undefined => (number === null ? undefined
  : CONTACTS.flatMap((path) => fieldOf<Contact>(state, path) ?? []).find(({ detail }) => detail === number));

/** The name that the dossier gives to a number: that of its caller. */
const outside = (state: Case, number: string | null): Party => {
  const theirs = contactOf(state, number) !== undefined;
  return { number, name: theirs ? nameOf(fieldOf<Name>(state, 'initialAlert.caller.detailedName') ?? {}) : null };
};

const objectOf = (state: Case): string | null => fieldOf<{ label: string }>(state, 'qualification.healthMotive')?.label
  ?? fieldOf<{ label: string }>(state, 'qualification.whatsHappen')?.label ?? null;

type Line = Omit<ListedCall, 'first'>;

/** A dossier with its calls; `joined`: its number, where it is one that was joined to the dossier that is read. */
export type CaseCalls = { state: Case; told: readonly ToldCall[]; joined: string | null };

/**
 * Every call of a dossier and of those joined to it, the oldest first, the first one flagged: those that came, and those by which the
 * centre called back. One of which the telephony told nothing (entered by hand) stands with what the dossier knows.
 */
export const callList = (cases: readonly CaseCalls[]): ListedCall[] => {
  const lines = new Map(cases.flatMap(linesOf).reverse().map((line) => [`${line.call} ${line.direction} ${line.at}`, line]));
  return [...lines.values()].sort((a, b) => a.at - b.at).map((one, i) => ({ ...one, first: i === 0 }));
};

const linesOf = ({ state, told, joined }: CaseCalls): Line[] => {
  const object = objectOf(state);
  const known = new Map(state.calls.map((one) => [one.id, one]));
  const ofTold = told.flatMap((call): Line[] => {
    const [they, we] = [outside(state, call.ani), { number: call.did, name: call.line }];
    const out = known.get(call.callId)?.direction === 'out';
    const line = { call: call.callId, medium: mediumOf(contactOf(state, call.ani), call), object, recorded: call.recording !== null,
      located: call.sources.includes('AML'), joined };
    return [{ ...line, at: call.presentedAt, answeredAt: call.answeredAt, endedAt: call.endedAt, direction: out ? 'out' : 'in',
      caller: out ? we : they, called: out ? they : we },
    ...(call.calledBackAt === null ? [] : [{ ...line, medium: mediumOf(undefined), at: call.calledBackAt,
      answeredAt: call.calledBackAt, endedAt: null, direction: 'out' as const, caller: we, called: they }])];
  });
  const heard = new Set(told.map(({ callId }) => callId));
  const byHand = state.calls.filter(({ id }) => !heard.has(id)).map((one): Line => ({ call: one.id, at: one.at,
    answeredAt: one.at, endedAt: null, direction: one.direction, caller: { number: null, name: null },
    medium: mediumOf(one.direction === 'in' ? fieldOf<Contact>(state, CONTACTS[0]) ?? undefined : undefined),
    called: { number: null, name: null }, object, recorded: false, located: false, joined }));
  return [...ofTold, ...byHand];
};
