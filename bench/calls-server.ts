import type { ServiceContext } from '#base/http/service-context.ts';
import { createWeb } from '#services/emergency-calls/api/web.ts';
import { argument, serve } from './child.ts';

/** What the parent sends: the context's data; functions are made here. */
export type CallsArgument = Omit<ServiceContext, 'listenHandle' | 'listenHandles' | 'reserveTickets' | 'admission'>
  & { port?: number };

const data = await argument<CallsArgument>();
const { app, regulation, live, stopLoops } = await createWeb({ ...data, listenHandle: { port: 0, host: '127.0.0.1' }, listenHandles: {},
  admission: () => ({ open: true }), reserveTickets: async (count) => ({ first: 1, last: count }) });

await serve(app, async () => {
  live.close();
  await stopLoops();
  await regulation.close();
}, { streams: () => live.streams }, data);
