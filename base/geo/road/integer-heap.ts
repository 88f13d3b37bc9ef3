/** A heap that gives the smallest number first. */
export type IntegerHeap = { push(value: number): void; pop(): number | undefined };

/** An empty heap of numbers. */
export const integerHeap = (): IntegerHeap => {
  const heap: number[] = [];
  return {
    push: (value) => {
      let at = heap.push(value) - 1;
      for (let up = (at - 1) >> 1; at > 0 && heap[up]! > value; up = (at - 1) >> 1) {
        heap[at] = heap[up]!;
        at = up;
      }
      heap[at] = value;
    },
    pop: () => {
      const top = heap[0];
      const value = heap.pop();
      if (value === undefined || heap.length === 0) return top;
      let at = 0;
      for (let down = 1; down < heap.length; down = at * 2 + 1) {
        if (down + 1 < heap.length && heap[down + 1]! < heap[down]!) down++;
        if (heap[down]! >= value) break;
        heap[at] = heap[down]!;
        at = down;
      }
      heap[at] = value;
      return top;
    },
  };
};
