/** One thing that `npm run check` looks at. */
export type Check = {
  name: string;
  /** What it makes sure of, for the summary. */
  what: string;
  /** Faults, one text each; none when all is well. */
  faults: (root: string) => Promise<string[]>;
};
