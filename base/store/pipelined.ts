const ABORTED = '25P02';

type Results<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/**
 * Awaits statements that were sent together on one pipelined connection. When one fails, those behind it
 * fail too ("transaction is aborted"): the cause is thrown, not its echo, and only once all are settled.
 */
export const pipelined = async <const T extends readonly unknown[]>(sent: T): Promise<Results<T>> => {
  const results = await Promise.allSettled(sent);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as { code?: string }] : []));
  if (failures.length > 0) throw failures.find((error) => error?.code !== ABORTED) ?? failures[0];
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as Results<T>;
};
