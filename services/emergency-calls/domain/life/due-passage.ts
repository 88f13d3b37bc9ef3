import type { Instant } from '#base/values/instant.ts';
import type { CaseState } from '../codes/case-states.ts';
import { missingParts } from '../completeness.ts';
import type { Case } from '../state.ts';
import { isCarriedOut } from './carried-out.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After the passage to ACTIF a validated dossier closes; three months after its opening its paper work ends (domain §3). */
export const CLOSING_MS = DAY_MS;
export const FILING_MS = 91 * DAY_MS;
/** The shorter of the delays that the list gives as examples; a site sets its own. */
export const ARCHIVING_MS = 2 * 365 * DAY_MS;
/** An ended dossier is left so long without a word before the machine validates it: nobody's field freezes under the keys (design). */
const SETTLING_MS = 5 * 60_000;

/** The last time that somebody wrote into the dossier. */
const lastTouched = ({ stateSince, fields, notes, decisions }: Case): Instant =>
  [...Object.values(fields), ...notes, ...decisions].reduce((last, { at }) => Math.max(last, at), stateSince);

const DUE: Readonly<Record<CaseState, (state: Case, now: Instant) => CaseState | undefined>> = {
  PROGRAM: ({ activatedAt }, now) => (now >= activatedAt ? 'ACTIF' : undefined),
  ACTIF: (state) => (isCarriedOut(state) ? 'ACHEVE' : undefined),
  ACHEVE: (state, now) => (now >= lastTouched(state) + SETTLING_MS && state.conflicts.length === 0 && missingParts(state).length === 0
    ? 'VALIDE' : undefined),
  VALIDE: ({ activatedAt }, now) => (now >= activatedAt + CLOSING_MS ? 'CLOTURE' : undefined),
  CLOTURE: ({ createdAt }, now) => (now >= createdAt + FILING_MS ? 'CLASSE' : undefined),
  CLASSE: ({ createdAt }, now) => (now >= createdAt + ARCHIVING_MS ? 'ARCHIVE' : undefined),
  ARCHIVE: () => undefined,
};

/** The passage that the machine makes by itself now, or nothing (domain §3: what is automatic in the life of a dossier). */
export const duePassage = (state: Case, now: Instant): CaseState | undefined => (state.state === null ? undefined
  : DUE[state.state](state, now));
