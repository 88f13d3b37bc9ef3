/** What a failpoint does when the code reaches it. */
export type Fault = 'kill' | 'throw';

type Armed = { fault: Fault; skip: number };
const armed = new Map<string, Armed>();

/**
 * Arms failpoints from `name:fault[:skip]` texts, e.g. `intake-before-commit:kill:3` (on the 4th pass).
 * Only the demo and test profiles call it: production has no way to reach it.
 */
export const armFailpoints = (specs: readonly string[]): void => {
  for (const spec of specs) {
    const [name, fault, skip = '0'] = spec.split(':');
    if (!name || (fault !== 'kill' && fault !== 'throw')) throw new Error(`not a failpoint: ${spec}`);
    armed.set(name, { fault, skip: Number(skip) });
  }
};

/** Disarms everything. */
export const disarmFailpoints = (): void => armed.clear();

/** A named place where tests let a process die or fail; costs one map look-up when nothing is armed. */
export const failpoint = (name: string): void => {
  if (armed.size === 0) return;
  const point = armed.get(name);
  if (!point || point.skip-- > 0) return;
  armed.delete(name);
  if (point.fault === 'kill') process.kill(process.pid, 'SIGKILL');
  throw new Error(`failpoint ${name}`);
};
