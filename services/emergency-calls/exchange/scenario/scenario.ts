import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import { findKindByRoot, type Kind } from '../schema/kinds.ts';

/** One message of a recipe run, seen from the system under test. */
export type ScenarioStep = {
  id: string;
  /** `receive`: the counterpart sends; `send`: the system under test does. */
  type: 'receive' | 'send';
  label: string;
  kind: Kind;
  /** Body of the message. */
  body: JsonObject;
  /** Paths that may differ, from the root key: `$.createCaseHealth.patient[0].patientId`. */
  ignored: string[];
};

export type Scenario = { category: string; label: string; steps: ScenarioStep[] };

type WrittenStep = { id: string; type: string; label: string; file: string; model: string; ignoredProperties?: string[] };
type Written = { categoryLabel: string; testCases: { label: string; steps: WrittenStep[] }[] };

/**
 * Reads the published recipe runs; `load` gives the message of a step (`RS-EDA`, file name). What does not hold together
 * (a message of another kind than its step says) throws: runs are part of the tests.
 */
export const parseScenarios = (json: Json, load: (model: string, file: string) => JsonObject): Scenario[] =>
  (json as unknown as Written[]).flatMap(({ categoryLabel, testCases }) => testCases.map(({ label, steps }) => ({
    category: categoryLabel, label,
    steps: steps.map((step): ScenarioStep => {
      const message = load(step.model, step.file);
      const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
      if (!info || info.kind !== step.model) throw new Error(`${step.file} is no ${step.model}`);
      return {
        id: step.id, type: step.type === 'send' ? 'send' : 'receive', label: step.label, kind: info.kind,
        body: message[info.root] as JsonObject, ignored: (step.ignoredProperties ?? []).map((path) => path.replace(`$.${info.root}`, '$')),
      };
    }),
  })));

const isIgnored = (path: string, ignored: readonly string[]): boolean => ignored.some((prefix) =>
  path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`));

/** Paths where a body is not what the step says, but for those that may differ. */
export const differences = (expected: Json | undefined, found: Json | undefined, ignored: readonly string[], at = '$'): string[] => {
  if (isIgnored(at, ignored)) return [];
  if (Array.isArray(expected) && Array.isArray(found)) {
    return Array.from({ length: Math.max(expected.length, found.length) }, (_, i) =>
      differences(expected[i], found[i], ignored, `${at}[${i}]`)).flat();
  }
  if (isObject(expected) && isObject(found)) {
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
      .flatMap((key) => differences(expected[key], found[key], ignored, `${at}.${key}`));
  }
  return expected === found ? [] : [at];
};
