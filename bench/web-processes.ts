import type { BenchServer } from './bench-server.ts';
import type { Place, Usage } from './child.ts';

/** As many as the platform would run on this machine under load: its default is one a core. */
export const WEB_PROCESSES = 2;

/**
 * Web processes of one service on one port, as one server: their use of the machine is added up, and any other question
 * goes to the first.
 */
export const webProcesses = async (start: (place: Place) => Promise<BenchServer>): Promise<BenchServer> => {
  const first = await start({ shared: true });
  const others = await Promise.all(Array.from({ length: WEB_PROCESSES - 1 }, () => start({ shared: true, port: first.port })));
  const all = [first, ...others];
  const useOfAll = async (): Promise<Usage> => {
    const uses = await Promise.all(all.map((one) => one.ask<Usage>('usage')));
    return uses.reduce((sum, use) => ({ cpuMs: sum.cpuMs + use.cpuMs, rssMb: sum.rssMb + use.rssMb }));
  };
  return { ...first,
    ask: async <T>(question: string) => (question === 'usage' ? await useOfAll() as T : first.ask<T>(question)),
    stop: async () => void await Promise.all(all.map((one) => one.stop())) };
};
