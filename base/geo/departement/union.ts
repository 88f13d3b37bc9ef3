/** Sets that merge (union-find). */
export type Union = {
  same(a: number, b: number): boolean;
  /** False when they were one already. */
  join(a: number, b: number): boolean;
};

/** So many sets of one. */
export const unionOf = (count: number): Union => {
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const find = (a: number): number => {
    let top = a;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top]!]!;
      top = parent[top]!;
    }
    return top;
  };
  return {
    same: (a, b) => find(a) === find(b),
    join: (a, b) => {
      const [p, q] = [find(a), find(b)];
      if (p === q) return false;
      parent[p] = q;
      return true;
    },
  };
};
