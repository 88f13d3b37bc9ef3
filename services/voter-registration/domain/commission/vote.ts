/** What a vote gives: without a majority of those present the commission has not deliberated (L.19). */
export type IssueVote = 'ACCUEILLI' | 'REJETE' | 'PARTAGE';

export type Vote = { presents: number; pour: number; contre: number };

/** Members who must be present for the commission to deliberate (R.10). */
const QUORUM = 3;
/** Full members of a commission: five where several lists sat on the council, three elsewhere (L.19 IV to VII). */
const MEMBERS_MAX = 5;

/** Whether the members present may deliberate. */
export const hasQuorum = ({ presents }: Pick<Vote, 'presents'>): boolean => presents >= QUORUM;

/** Whether the count holds together; whoever is present and votes neither way abstains. */
export const isCount = ({ presents, pour, contre }: Vote): boolean =>
  [presents, pour, contre].every((count) => Number.isSafeInteger(count) && count >= 0)
  && presents <= MEMBERS_MAX && pour + contre <= presents;

/** Outcome by the majority of the members present, abstentions included (R.10); a tie is no decision. */
export const issueOf = ({ presents, pour, contre }: Vote): IssueVote => {
  if (pour * 2 > presents) return 'ACCUEILLI';
  return contre * 2 > presents ? 'REJETE' : 'PARTAGE';
};
