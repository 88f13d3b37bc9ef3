import { startWorker } from '#services/voter-registration/api/work/worker.ts';
import { argument, usage } from './child.ts';
import type { VoterArgument } from './voter-server.ts';

/** The background work of voter registration in a process of its own, as the supervisor runs it. */
const data = await argument<VoterArgument>();
const worker = await startWorker({ ...data, listenHandle: { port: 0, host: '127.0.0.1' }, listenHandles: {},
  admission: () => ({ open: true }), reserveTickets: async () => { throw new Error('a worker gives no tickets'); } });
process.on('message', async (message) => {
  const { question } = message as { question: string };
  if (question === 'usage') return process.send!(usage());
  await worker.close();
  process.exit(0);
});
process.send!({ port: 0 });
