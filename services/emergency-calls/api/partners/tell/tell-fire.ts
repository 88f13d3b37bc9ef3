import type { Command } from '../../../domain/commands.ts';
import { isShared } from '../../../domain/decide/sharing.ts';
import type { Case } from '../../../domain/state.ts';
import { caseToFire } from '../../../exchange/convert/case-to-fire.ts';
import { holdBack, type HeldBack } from '../../../exchange/convert/hold-back.ts';
import { NO_RESOURCES, resourcesToFire } from '../../../exchange/convert/resources-fire.ts';
import { writeCase } from '../../../exchange/case/write-case.ts';
import { writeResources } from '../../../exchange/case/write-resources.ts';
import type { Json } from '../../../exchange/schema/json.ts';
import type { CaseChange } from '../../give-commands.ts';
import type { Told } from './told.ts';

/** What of a case may leave for fire or police now: allowed paths only, without free texts that wait for their sender's word. */
export const leavingForFire = (state: Case, to: string, at: number, newId: () => string): HeldBack => {
  const words = state.shares.find(({ partner, until }) => partner === to && until === null)?.words ?? {};
  return holdBack(caseToFire(writeCase(state), state.organisation, { at, newId }), (word) => words[word] === 'send');
};

const fixed = (state: Case, to: string): string => JSON.stringify(leavingForFire(state, to, 0, () => '').body);
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const resourcesOf = (state: Case): Json | undefined => {
  const list = writeResources(state);
  return list && resourcesToFire(NO_RESOURCES, list).messages[0]?.body;
};

/** What fire or police hear of a change, and the question to the sender about words that were kept back. */
export const tellFire = ({ before, after, at }: CaseChange, to: string, newId: () => string): { told: Told[]; asked: Command[] } => {
  const first = !isShared(before, to);
  const { body, words } = leavingForFire(after, to, at, newId);
  const [was, now] = [first ? undefined : resourcesOf(before), resourcesOf(after)];
  const asked: Command[] = words.length > 0 ? [{ type: 'interrogerMots', id: newId(), partner: to, words }] : [];
  return { asked, told: [
    ...(first || fixed(before, to) !== fixed(after, to) ? [{ kind: 'RC-EDA', body, about: first ? 'Report' : 'Update' } as Told] : []),
    ...(now !== undefined && !same(was, now) ? [{ kind: 'RC-RI', body: now, about: 'Report' } as Told] : [])] };
};
