/** A column of 32-bit integers that doubles when full: a list of millions without a box for each number. */
export type GrowingColumn = { push(value: number): void; length(): number; values(): Int32Array; at(index: number): number };

/** An empty growing column. */
export const growingColumn = (room = 1024): GrowingColumn => {
  let values = new Int32Array(room);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const wider = new Int32Array(values.length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    length: () => length,
    at: (index) => values[index]!,
    values: () => values.slice(0, length),
  };
};
