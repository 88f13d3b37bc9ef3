import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Priority } from '../codes/priorities.ts';
import { evolve } from '../evolve.ts';
import { initialState } from '../initial-state.ts';
import type { Case, Transfer } from '../state.ts';

/** A time in a doctors' queue: until a doctor took the dossier, or still. */
type Wait = { since: Instant; until: Instant; priority: Priority; by: string };

/** A transfer that this centre asked of another. */
type AskedTransfer = Pick<Transfer, 'to' | 'askedAt' | 'answer' | 'answeredAt'>;

/** A dossier as the indicators see it: how it stands, and what its state forgets of the way there. */
export type CaseStory = { state: Case; waits: readonly Wait[]; transfers: readonly AskedTransfer[]; lastBranch: 'AMU' | 'SNP' | null };

const EMPTY = (): CaseStory => ({ state: initialState(), waits: [], transfers: [], lastBranch: null });

const step = (story: CaseStory, event: RecordedEvent): CaseStory => {
  const before = story.state;
  const state = evolve(before, event);
  const taken = event.type === 'MedecinPrend' && before.waiting && state.doctor;
  const asked = event.type === 'TransfertDemande' && before.owner === before.organisation && state.transfer;
  const answered = ['TransfertRepondu', 'TransfertRepris'].includes(event.type) && state.transfer;
  return {
    state, lastBranch: state.waiting?.branch ?? story.lastBranch,
    waits: taken ? [...story.waits, { since: before.waiting!.since, until: state.doctor!.at, priority: before.priority,
      by: state.doctor!.by }] : story.waits,
    transfers: asked ? [...story.transfers, { to: state.transfer!.to, askedAt: state.transfer!.askedAt, answer: 'waiting',
      answeredAt: null }]
      : answered ? story.transfers.map((one, i, all) => (i === all.findLastIndex(({ to }) => to === state.transfer!.to)
        ? { ...one, answer: state.transfer!.answer, answeredAt: state.transfer!.answeredAt } : one)) : story.transfers,
  };
};

/** How a story is folded, event by event: pure. */
export const CASE_STORY = { initialState: EMPTY, evolve: step };

/** Folds a dossier's events into its story. Pure; the order is that of the events' positions. */
export const caseStory = (events: readonly RecordedEvent[]): CaseStory => events.reduce(step, EMPTY());
