/** Longest text that is compared; longer ones are cut, so that the cost stays bounded. */
const COMPARED_MAX = 120;

/**
 * Edit distance (insertions, deletions, substitutions, swaps of neighbours) if it is at most `max`, else `max + 1`.
 * Cost is bounded by COMPARED_MAX².
 */
export const editDistance = (left: string, right: string, max: number): number => {
  const a = left.slice(0, COMPARED_MAX);
  const b = right.slice(0, COMPARED_MAX);
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, last, beforeLast);
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, max + 1);
};

const nextRow = (a: string, b: string, i: number, last: number[], beforeLast: number[]): number[] => {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const cost = a[i - 1] === b[j - 1] ? 0 : 1;
    let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (swapped) best = Math.min(best, beforeLast[j - 2]! + 1);
    row.push(best);
  }
  return row;
};
