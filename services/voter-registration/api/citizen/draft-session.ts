import { inTwoSteps, type Tx } from '#base/store/context.ts';
import type { Draft } from '../../store/drafts.ts';
import type { CitizenKit } from './kit.ts';
import type { DraftContent } from './draft-content.ts';
import { withLateness } from './lateness.ts';
import { lockedValues, startingContent } from './locked.ts';
import { asPersonAtOnce, ownContext, type SignedIn } from './visit.ts';

export type OwnDraft = Draft<DraftContent>;

/** The person's draft if one is open: not filed, not expired. */
export const currentDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft | undefined> =>
  stillOpen(kit, await asPersonAtOnce(kit, visit, (tx) => kit.drafts.find(tx, visit.session.actor.id)));

const stillOpen = (kit: CitizenKit, draft: OwnDraft | undefined): OwnDraft | undefined =>
  (draft && draft.submitted === null && draft.expiresAt > kit.register.clock()
    ? { ...draft, content: withLateness(draft.content, kit.register.clock()) } : undefined);

/** The open draft, or a new one that starts with what the identity provider gave. */
export const openDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft> =>
  await currentDraft(kit, visit) ?? asPersonAtOnce(kit, visit, (tx) =>
    kit.drafts.open(tx, visit.session.actor.id, startingContent(visit.session), kit.register.clock()));

/** Saves; `undefined` when another tab or device was faster. Locked values always win. */
export const saveDraft = (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, content: DraftContent): Promise<OwnDraft | undefined> =>
  asPersonAtOnce(kit, visit, (tx) => save(kit, visit, tx, draft, content));

const save = (kit: CitizenKit, { session }: SignedIn, tx: Tx, { id, version }: OwnDraft, content: DraftContent) =>
  kit.drafts.save(tx, session.actor.id, { id, version,
    content: { ...content, values: { ...content.values, ...lockedValues(session) } } }, kit.register.clock());

/** Reads the open draft (or opens one), lets `change` make its new content or throw, and saves: one transaction. */
export const changeDraft = async (
  kit: CitizenKit, visit: SignedIn, change: (draft: OwnDraft) => DraftContent,
): Promise<OwnDraft | undefined> => {
  const { saved, none } = await inTwoSteps(kit.register.app, ownContext(visit),
    async (tx) => stillOpen(kit, await kit.drafts.find(tx, visit.session.actor.id)),
    async (tx, draft) => (draft ? { saved: await save(kit, visit, tx, draft, change(draft)), none: false }
      : { saved: undefined, none: true }));
  if (!none) return saved;
  const draft = await openDraft(kit, visit);
  return saveDraft(kit, visit, draft, change(draft));
};

/** Starts over: one draft a person. */
export const restartDraft = async (kit: CitizenKit, visit: SignedIn): Promise<OwnDraft> => {
  await asPersonAtOnce(kit, visit, (tx) => kit.drafts.discard(tx, visit.session.actor.id));
  return openDraft(kit, visit);
};
