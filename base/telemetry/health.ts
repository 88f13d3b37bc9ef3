/** One reason why a process could not do its job now. */
export type HealthCheck = { name: string; check(): Promise<boolean> | boolean };

export type Health = { ready: boolean; checks: Record<string, boolean> };

const CHECK_MS_MAX = 2_000;

/** Runs all checks, each bounded in time; ready when all hold. Never asks another service. */
export const readiness = async (checks: readonly HealthCheck[]): Promise<Health> => {
  const results = await Promise.all(checks.map(async ({ name, check }) =>
    [name, await within(Promise.resolve().then(check), CHECK_MS_MAX)] as const));
  return { ready: results.every(([, ok]) => ok), checks: Object.fromEntries(results) };
};

const within = (work: Promise<boolean>, limitMs: number): Promise<boolean> => new Promise((done) => {
  const timer = setTimeout(() => done(false), limitMs);
  work.then(done, () => done(false)).finally(() => clearTimeout(timer));
});
