import type { FastifyInstance } from 'fastify';

/** Receives the JSON argument of a forked bench server. */
export const argument = <T>(): Promise<T> => {
  // A bench that dies takes its servers along.
  process.once('disconnect', () => process.exit(1));
  return new Promise((done) => process.once('message', (message) => done(message as T)));
};

export type Usage = { cpuMs: number; rssMb: number };

/** CPU of this process so far, in ms, and its resident memory. */
export const usage = (): Usage => {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 2 ** 20 };
};

/** Where a server listens: a free port by default. */
export type Place = { port?: number };

/** Listens on the loopback, says on which port, and answers `usage`, `stop` and the caller's own questions. */
export const serve = async (
  app: FastifyInstance, close: () => Promise<unknown>, questions: Record<string, () => unknown> = {}, { port = 0 }: Place = {},
): Promise<void> => {
  await app.listen({ port, host: '127.0.0.1' });
  process.on('message', async (message) => {
    const { question } = message as { question: string };
    if (question === 'stop') {
      app.server.closeAllConnections();
      await app.close();
      await close();
      process.exit(0);
    }
    process.send!(question === 'usage' ? usage() : await questions[question]?.());
  });
  process.send!({ port: (app.server.address() as { port: number }).port });
};
