import type { Draft } from '../../store/drafts.ts';
import type { CitizenKit } from './kit.ts';
import type { DraftContent } from './draft-content.ts';
import { lockedValues, startingContent } from './locked.ts';
import { asPerson, type SignedIn } from './visit.ts';

export type OwnDraft = Draft<DraftContent>;

/** The person's draft if one is open: not filed, not expired. */
export const currentDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft | undefined> => {
  const draft = await asPerson(kit, visit, (tx) => kit.drafts.find(tx, visit.session.actor.id));
  return draft && draft.submitted === null && draft.expiresAt > kit.register.clock() ? draft : undefined;
};

/** The open draft, or a new one that starts with what the identity provider gave. */
export const openDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft> =>
  await currentDraft(kit, visit) ?? asPerson(kit, visit, (tx) =>
    kit.drafts.open(tx, visit.session.actor.id, startingContent(visit.session), kit.register.clock()));

/** Saves; `undefined` when another tab or device was faster. Locked values always win. */
export const saveDraft = (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, content: DraftContent): Promise<OwnDraft | undefined> => {
  const safe = { ...content, values: { ...content.values, ...lockedValues(visit.session) } };
  return asPerson(kit, visit, (tx) => kit.drafts.save(tx, visit.session.actor.id,
    { id: draft.id, version: draft.version, content: safe }, kit.register.clock()));
};

/** Starts over: one draft a person. */
export const restartDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft> => {
  await asPerson(kit, visit, (tx) => kit.drafts.discard(tx, visit.session.actor.id));
  return openDraft(kit, visit);
};
