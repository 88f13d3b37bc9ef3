/** A grid of values over the département: `values[row * columns + column]` at the corners of square cells. */
export type Field = { columns: number; rows: number; cell: number; values: Float32Array };

/** Samples a function of the plane on a grid that covers a width and a height. */
export const sampleField = (width: number, height: number, cell: number, of: (x: number, y: number) => number): Field => {
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1];
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) values[row * columns + column] = of(column * cell, row * cell);
  }
  return { columns, rows, cell, values };
};

/** Value at a place, between the four corners around it; the edge's value outside. */
export const fieldAt = ({ columns, rows, cell, values }: Field, x: number, y: number): number => {
  const [fx, fy] = [Math.max(0, Math.min(columns - 1.001, x / cell)), Math.max(0, Math.min(rows - 1.001, y / cell))];
  const [column, row] = [Math.floor(fx), Math.floor(fy)];
  const [u, v] = [fx - column, fy - row];
  const at = row * columns + column;
  const top = values[at]! * (1 - u) + values[at + 1]! * u;
  return top * (1 - v) + (values[at + columns]! * (1 - u) + values[at + columns + 1]! * u) * v;
};
