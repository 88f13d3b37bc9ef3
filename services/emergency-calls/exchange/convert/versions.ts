import type { JsonObject } from '../schema/json.ts';
import { CASE_STEPS } from './versions-case.ts';
import { RESOURCE_STEPS } from './versions-resources.ts';
import type { Making } from './tree.ts';

/** Releases of the 15-15 models in use side by side. */
export type Version = 'v1' | 'v2' | 'v3';

/** Changes of one kind between neighbours; a kind that is not named is the same in both. */
export type Steps = Readonly<Record<'v1v2' | 'v2v1' | 'v2v3' | 'v3v2', (body: JsonObject, making: Making) => void>>;

const ORDER: readonly Version[] = ['v1', 'v2', 'v3'];
/** Roots whose bodies differ between versions; bodies of others are the same. */
const STEPS: Readonly<Record<string, Partial<Steps>>> = { ...CASE_STEPS, ...RESOURCE_STEPS };

/**
 * The body of a message as another release writes it, step by step; a copy, the original stays. What the other release has
 * no field for goes into notes. `root` is the key of the body, e.g. `createCaseHealth`.
 */
export const convertVersion = (root: string, body: JsonObject, from: Version, to: Version, making: Making): JsonObject => {
  const copy = structuredClone(body);
  const [start, end] = [ORDER.indexOf(from), ORDER.indexOf(to)];
  const direction = Math.sign(end - start);
  for (let at = start; at !== end; at += direction) {
    const step = `${ORDER[at]}${ORDER[at + direction]}` as keyof Steps;
    STEPS[root]?.[step]?.(copy, making);
  }
  return copy;
};
