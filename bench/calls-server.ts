import type { ServiceContext } from '#base/http/service-context.ts';
import { createWeb } from '#services/emergency-calls/api/web.ts';
import { DEMO_TERRITORY } from '#services/emergency-calls/data/demo-territory.ts';
import { argument, serve } from './child.ts';

/** What the parent sends: the context's data; functions are made here. */
export type CallsArgument = Omit<ServiceContext, 'listenHandle' | 'listenHandles' | 'reserveTickets' | 'admission'>
  & { port?: number };

/** A small island: the map of the one real browser has what to draw, and no more. */
const TERRITORY = { ...DEMO_TERRITORY, communes: 24, width: 32_000, height: 26_000 };

const data = await argument<CallsArgument>();
const { app, regulation, live, stopLoops } = await createWeb({ ...data, listenHandle: { port: 0, host: '127.0.0.1' }, listenHandles: {},
  admission: () => ({ open: true }), reserveTickets: async (count) => ({ first: 1, last: count }) },
  TERRITORY);

await serve(app, async () => {
  live.close();
  await stopLoops();
  await regulation.close();
}, { streams: () => live.streams }, data);
