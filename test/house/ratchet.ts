import type { Finding } from '#test/house/house.ts';

/** Findings that are tolerated for now: rule → path → how many. It only ever goes down. */
export type Ratchet = Readonly<Record<string, Readonly<Record<string, number>>>>;

const RATCHET_PATH = 'test/house/ratchet.json';

/** Rule and path as one key; neither can contain a tab. */
const keyOf = (rule: string, path: string): string => `${rule}\t${path}`;

/**
 * Findings that the ratchet does not cover. When a file has more than it may, all its findings of that rule are shown;
 * when it has fewer, the ratchet must be lowered, so that the gain cannot be lost again.
 */
export const beyondRatchet = (findings: readonly Finding[], ratchet: Ratchet): Finding[] => {
  const groups = Map.groupBy(findings, ({ rule, path }) => keyOf(rule, path));
  const over = [...groups.values()].filter((group) => {
    const [first] = group;
    return first !== undefined && group.length > (ratchet[first.rule]?.[first.path] ?? 0);
  });
  const slack = Object.entries(ratchet).flatMap(([rule, paths]) => Object.entries(paths).flatMap(([path, allowed]) => {
    const found = groups.get(keyOf(rule, path))?.length ?? 0;
    const says = `${rule} in ${path} is down to ${found}: lower the ratchet from ${allowed}`;
    return found < allowed ? [{ rule: 'ratchet', path: RATCHET_PATH, line: 1, says }] : [];
  }));
  return [...over.flat(), ...slack];
};
