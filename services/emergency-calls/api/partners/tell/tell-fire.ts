import type { Command } from '../../../domain/commands.ts';
import { isShared } from '../../../domain/decide/sharing.ts';
import type { Case, Share } from '../../../domain/state.ts';
import { caseToFire } from '../../../exchange/convert/case-to-fire.ts';
import { holdBack, type HeldBack } from '../../../exchange/convert/hold-back.ts';
import { NO_RESOURCES, resourcesToFire } from '../../../exchange/convert/resources-fire.ts';
import { writeCase } from '../../../exchange/case/write-case.ts';
import { type CrewLevels, writeResources } from '../../../exchange/case/write-resources.ts';
import type { Json } from '../../../exchange/schema/json.ts';
import type { CaseChange } from '../../give-commands.ts';
import type { Told } from './told.ts';

const wordsOf = ({ shares }: Case, to: string): Share['words'] =>
  shares.find(({ partner, until }) => partner === to && until === null)?.words ?? {};

/** What of a case may leave for fire or police now: allowed paths only, without free texts that wait for their sender's word. */
export const leavingForFire = (state: Case, to: string, at: number, newId: () => string): HeldBack => {
  return holdBack(caseToFire(writeCase(state, { to }), state.organisation, { at, newId }), (word) => wordsOf(state, to)[word] === 'send');
};

const fixed = (state: Case, to: string): string => JSON.stringify(leavingForFire(state, to, 0, () => '').body);
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Vehicles that go to the scene, ours and other partners', without texts that wait for their sender's word. */
const resourcesOf = (state: Case, to: string, crews: CrewLevels): HeldBack | undefined => {
  const list = writeResources(state, to, crews);
  const body = list && resourcesToFire(NO_RESOURCES, list).messages[0]?.body;
  return body && holdBack(body, (word) => wordsOf(state, to)[word] === 'send');
};

/** What fire or police hear of a change, and the question to the sender about words that were kept back. */
export const tellFire = ({ before, after, at }: CaseChange, to: string, newId: () => string, crews: CrewLevels):
{ told: Told[]; asked: Command[] } => {
  const first = !isShared(before, to);
  const { body, words } = leavingForFire(after, to, at, newId);
  const [was, now] = [first ? undefined : resourcesOf(before, to, crews), resourcesOf(after, to, crews)];
  const held = [...new Set([...words, ...now?.words ?? []])];
  const asked: Command[] = held.length > 0 ? [{ type: 'interrogerMots', id: newId(), partner: to, words: held }] : [];
  return { asked, told: [
    ...(first || fixed(before, to) !== fixed(after, to) ? [{ kind: 'RC-EDA', body, about: first ? 'Report' : 'Update' } as Told] : []),
    ...(now !== undefined && !same(was?.body, now.body) ? [{ kind: 'RC-RI', body: now.body, about: 'Report' } as Told] : [])] };
};
