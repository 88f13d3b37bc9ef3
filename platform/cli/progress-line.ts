const EVERY_MS = 1_000;

/** Tells long work now and then: a step's first and last moment, and once a second in between. */
export const progressLine = (out: (line: string) => void): ((step: string, done: number, of: number) => void) => {
  let last = 0;
  let current = '';
  return (step, done, of) => {
    const now = Date.now();
    if (step === current && done < of && now - last < EVERY_MS) return;
    [current, last] = [step, now];
    out(`  ${step} ${of === 0 ? 100 : Math.floor((100 * done) / of)} %`);
  };
};
