import { parseCheckpoint } from '#base/log/checkpoint.ts';

export type LogAddress = { service: string; origin: string; partitions: number };

const EVERY_MS = 5_000;
const ANSWER_MS_MAX = 2_000;

/**
 * Counts the entries of all public logs, from the checkpoints that the services publish. Looked up in the background:
 * no visitor waits for it, and a service that is down keeps its last known size.
 */
export const followPublicLogs = (addresses: () => readonly LogAddress[]): { total(): number | undefined; stop(): void } => {
  const sizes = new Map<string, number>();
  const look = async (): Promise<void> => {
    await Promise.all(addresses().flatMap(({ service, origin, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => read(`${origin}/log/${service}/${partition}/checkpoint`))));
  };
  const read = async (url: string): Promise<void> => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS_MAX) }).catch(() => undefined);
    const checkpoint = answer?.ok ? parseCheckpoint(await answer.text()) : undefined;
    if (checkpoint) sizes.set(url, checkpoint.size);
  };
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return {
    total: () => (sizes.size === 0 ? undefined : [...sizes.values()].reduce((sum, size) => sum + size, 0)),
    stop: () => clearInterval(timer),
  };
};
