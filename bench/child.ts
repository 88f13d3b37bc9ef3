import type { FastifyInstance } from 'fastify';
import type { ListenTarget } from '#base/http/service-context.ts';

/** Receives the JSON argument of a forked bench server, and the socket that it shares with others if there is one. */
export const argument = <T>(): Promise<T & Place> => {
  // A bench that dies takes its servers along.
  process.once('disconnect', () => process.exit(1));
  return new Promise((done) => process.once('message', (message, socket) =>
    done({ ...message as T, ...(socket ? { socket: socket as ListenTarget } : {}) })));
};

export type Usage = { cpuMs: number; rssMb: number };

/** CPU of this process so far, in ms, and its resident memory. */
export const usage = (): Usage => {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 2 ** 20 };
};

/** Where a server listens: on the socket that it was handed, or a port of its own; a free one by default. */
export type Place = { port?: number; socket?: ListenTarget };

/** Listens, says on which port, and answers `usage`, `stop` and the caller's own questions. */
export const serve = async (
  app: FastifyInstance, close: () => Promise<unknown>, questions: Record<string, () => unknown> = {},
  { port = 0, socket }: Place = {},
): Promise<void> => {
  await app.ready();
  await new Promise<void>((done) => app.server.listen(socket ?? { port, host: '127.0.0.1' }, done));
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
