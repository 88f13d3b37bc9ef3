const DISTANCE_MAX = 3;

/** The known word closest to a mistyped one (Levenshtein distance ≤ 3), if any. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  let best: string | undefined;
  let least = DISTANCE_MAX + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < least) [least, best] = [distance, candidate];
  }
  return best;
};

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + change));
    }
    row = next;
  }
  return row[b.length]!;
};
