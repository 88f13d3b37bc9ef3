/** Stops the operation on a programmer's error; expected errors are values, not assertions. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
