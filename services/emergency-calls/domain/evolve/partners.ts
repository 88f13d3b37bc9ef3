import type { Evolvers } from '../evolve.ts';
import type { Case, PartnerResource, ReceivedResource, Share } from '../state.ts';
import type { StatusFact } from '../codes/vehicle-statuses.ts';

type Handled = 'MoyensRecus' | 'StatutPartenaireRecu' | 'MessageGarde' | 'MessageTransmis' | 'MotsInterroges' | 'MotsTranches';

const isNew = (known: readonly StatusFact[], { status, at }: { status: string; at: number }): boolean =>
  !known.some((one) => one.status === status && one.at === at);

/** Puts a partner's vehicle among those known, with statuses that are new; what was told of it before and not now stays. */
const withResource = (all: readonly PartnerResource[], from: string, { states, ...told }: ReceivedResource, receivedAt: number,
  by: string): readonly PartnerResource[] => {
  const known = all.find((one) => one.id === told.id && one.from === from);
  const statuses = [...known?.statuses ?? [], ...states.filter((one) => isNew(known?.statuses ?? [], one))
    .map((one) => ({ ...one, receivedAt, by }))];
  const now: PartnerResource = { ...told, from, statuses };
  return known ? all.map((one) => (one === known ? now : one)) : [...all, now];
};

const BARE = { organisation: null, name: '', vehicleType: '', request: null, team: null };

const ofShare = (state: Case, partner: string, change: (share: Share) => Share): Case => ({ ...state, shares: state.shares.map((share) =>
  (share.partner === partner && share.until === null ? change(share) : share)) });

const judged = (words: readonly string[], choice: Share['words'][string]) => Object.fromEntries(words.map((word) => [word, choice]));

/** What partners send to the case, and what we let leave to those who may not read it all. */
export const onPartners: Pick<Evolvers, Handled> = {
  MoyensRecus: (state, { facts, content, at, actor }) => ({ ...state, partnerResources: (content?.resources ?? []).reduce(
    (all, one) => withResource(all, facts.from, one, at, actor), state.partnerResources) }),
  StatutPartenaireRecu: (state, { facts, at, actor }) => {
    const { id, name, vehicleType, organisation, request, team } = state.partnerResources.find((one) =>
      one.id === facts.resource && one.from === facts.from) ?? { ...BARE, id: facts.resource };
    return { ...state, partnerResources: withResource(state.partnerResources, facts.from, { id, name, vehicleType, organisation, request,
      team, states: [{ status: facts.status, at: facts.statutLe }] }, at, actor) };
  },
  MessageGarde: (state, { facts, content }) => ({ ...state, kept: [...state.kept, { id: facts.message, from: facts.from, kind: facts.kind,
    at: facts.le, body: content?.body ?? null, flag: facts.flag, warnings: content?.warnings ?? [] }] }),
  MessageTransmis: (state) => state,
  MotsInterroges: (state, { facts, content }) => ofShare(state, facts.partner, (share) =>
    ({ ...share, words: { ...share.words, ...judged(content?.words ?? [], 'ask') } })),
  MotsTranches: (state, { facts, content }) => ofShare(state, facts.partner, (share) =>
    ({ ...share, words: { ...share.words, ...judged(content?.words ?? [], facts.choice) } })),
};
