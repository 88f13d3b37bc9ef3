import { REGULATION_REQUEST } from '../codes/regulation-request.ts';
import type { Evolvers } from '../evolve.ts';
import type { Case, ResourceRequest, Transfer } from '../state.ts';

type Handled = 'PartageOuvert' | 'PartageClos' | 'TransfertDemande' | 'TransfertRepondu' | 'TransfertRepris' | 'ProprietaireChange'
  | 'RessourceDemandee' | 'DemandeRepondue' | 'DemandeAnnulee' | 'ReponseChoisie' | 'EnvoiSuivi' | 'AppelRattache' | 'EvenementRattache'
  | 'DossierJoint';

/** An answer that a person must judge. */
const TO_JUDGE = ['PARTIELLE', 'DIFFEREE'];

const requestOf = ({ requests }: Case, id: string): ResourceRequest | undefined => requests.find((one) => one.id === id);

/** A dossier leaves our doctors' queue when the other centre has it, or no longer asks. */
const leaving = (state: Case, leaves: boolean, id: string): Partial<Case> =>
  (leaves && requestOf(state, id)?.purpose === REGULATION_REQUEST ? { waiting: null } : {});

/** Regulated elsewhere: ours, once a doctor there takes it; theirs, when we refuse it. */
const afterAnswer = (state: Case, id: string, answer: string | undefined): Partial<Case> =>
  leaving(state, answer === (requestOf(state, id)?.from === state.organisation ? 'ACCEPTEE' : 'REFUSEE'), id);

/** Whom we asked to take the case, from the first on. */
const askedSoFar = ({ transfer, organisation }: Case): string[] =>
  (!transfer || transfer.to === organisation ? [] : [...new Set([...transfer.askedBefore, transfer.to])]);

/** Of several centres that we asked one after the other, the one that answers is the one that counts. */
const answeredBy = (state: Case, from: string): Partial<Transfer> => (askedSoFar(state).includes(from)
  ? { to: from, askedBefore: askedSoFar(state).filter((one) => one !== from) } : {});

/** We were asked, and another centre has the case: nothing of the question is left to us. */
const lostTo = ({ transfer, organisation }: Case, owner: string): boolean => transfer?.to === organisation && owner !== organisation;

/** Shares, transfers, requests, messages and links. */
export const onExchange: Pick<Evolvers, Handled> = {
  PartageOuvert: (state, { facts, content }) => ({ ...state, shares: [...state.shares,
    { partner: facts.partner, purpose: content?.purpose ?? '', since: facts.le, until: null, words: {} }] }),
  PartageClos: (state, { facts }) => ({ ...state, shares: state.shares.map((share) =>
    (share.partner === facts.partner && share.until === null ? { ...share, until: facts.le } : share)) }),
  TransfertDemande: (state, { facts, actor }) => ({ ...state,
    transfer: { to: facts.to, askedAt: facts.le, askedBy: actor, answer: 'waiting', answeredAt: null,
      followers: facts.followers ?? [], askedBefore: askedSoFar(state).filter((one) => one !== facts.to) } }),
  TransfertRepondu: (state, { facts }) => (facts.answer === 'late' ? state : { ...state,
    transfer: state.transfer && { ...state.transfer, ...answeredBy(state, facts.from), answer: facts.answer, answeredAt: facts.le } }),
  TransfertRepris: (state, { facts }) => ({ ...state,
    transfer: state.transfer && { ...state.transfer, answer: 'withdrawn', answeredAt: facts.le } }),
  ProprietaireChange: (state, { facts }) => ({ ...state, owner: facts.owner,
    transfer: lostTo(state, facts.owner) ? { ...state.transfer!, answer: 'withdrawn', answeredAt: facts.le } : state.transfer }),
  RessourceDemandee: (state, { facts, content }) => ({ ...state, requests: [...state.requests, { id: facts.request, from: facts.from,
    to: facts.to, at: facts.le, purpose: content?.purpose ?? '', convention: content?.convention ?? null,
      deadline: content?.deadline ?? null,
    freetext: content?.freetext ?? null, answer: null, answerDeadline: null, answerText: null, answeredAt: null, cancelled: false,
      choice: null }] }),
  DemandeRepondue: (state, { facts, content }) => ({ ...state, ...afterAnswer(state, facts.request, content?.answer),
    requests: state.requests.map((one) => (one.id === facts.request
    ? { ...one, answer: content?.answer ?? null, answerDeadline: content?.deadline ?? null, answerText: content?.freetext ?? null,
      answeredAt: facts.le,
      choice: TO_JUDGE.includes(content?.answer ?? '') ? 'waiting' : null } : one)) }),
  DemandeAnnulee: (state, { facts }) => ({ ...state, ...leaving(state, requestOf(state, facts.request)?.from !== state.organisation,
    facts.request), requests: state.requests.map((one) =>
    (one.id === facts.request ? { ...one, cancelled: true } : one)) }),
  ReponseChoisie: (state, { facts }) => ({ ...state, requests: state.requests.map((one) =>
    (one.id === facts.request ? { ...one, choice: facts.choice } : one)) }),
  EnvoiSuivi: (state, { facts, content }) => {
    const known = state.sent.find(({ id }) => id === facts.message);
    const now = { id: facts.message, model: facts.model, to: facts.to, at: known?.at ?? facts.le, state: facts.state,
      stateAt: facts.le, cause: content?.cause ?? null };
    return { ...state, sent: known ? state.sent.map((one) => (one.id === facts.message ? now : one)) : [...state.sent, now] };
  },
  AppelRattache: (state, { facts }) => ({ ...state, calls: [...state.calls,
    { id: facts.call, at: facts.le, direction: facts.direction, first: state.calls.length === 0 }] }),
  EvenementRattache: (state, { facts }) => ({ ...state, event: facts.event }),
  DossierJoint: (state, { facts }) => ({ ...state, joinedTo: facts.main }),
};
