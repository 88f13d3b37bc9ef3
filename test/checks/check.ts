/** One thing that `npm run check` looks at. */
export type Check = {
  name: string;
  /** What it makes sure of, for the summary. */
  what: string;
  /** Faults, one text each; none when all is well. `under` narrows the checks that look at single files. */
  faults: (root: string, under: readonly string[]) => Promise<string[]>;
};
